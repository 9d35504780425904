export * from './client.ts'
export * from './rules.gen.ts'
export type { components, paths } from './schema.gen.ts'
