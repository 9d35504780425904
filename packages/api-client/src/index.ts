export * from './client.ts'
export type * from './client-types.ts'
export * from './rules.gen.ts'
export type { components, paths } from './schema.gen.ts'
