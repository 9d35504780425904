export * from './client.ts'
export type { components, paths } from './schema.gen.ts'
export * from './rules.gen.ts'
