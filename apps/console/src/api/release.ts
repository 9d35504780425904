import type { Schemas } from '@jiuyi/api-client'
import { type BodyOf, client, type QueryOf, take } from './client.ts'

export type ReleaseMonitor = Schemas['ReleaseMonitor']
export type DepartmentRelease = Schemas['DepartmentRelease']
export type SchedulePools = Schemas['SchedulePools']
export type PoolState = Schemas['PoolState']

export const watchRelease = (query: QueryOf<'/api/staff/release'>) =>
  take(client.GET('/api/staff/release', { params: { query } }))
export const listPools = async (query: QueryOf<'/api/staff/pools'>) =>
  (await take(client.GET('/api/staff/pools', { params: { query } }))).items
export const returnPool = (id: string, body: BodyOf<'/api/staff/schedules/{id}/pool-returns'>) =>
  take(client.POST('/api/staff/schedules/{id}/pool-returns', { params: { path: { id } }, body }))
