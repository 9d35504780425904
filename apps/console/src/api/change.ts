import { type BodyOf, client, take } from './client.ts'

const at = (id: string) => ({ params: { path: { id } } })
const keyed = (id: string, key: string) => ({ params: { path: { id }, header: { 'idempotency-key': key } } })

export const rescheduleAtDesk = (id: string, body: BodyOf<'/api/staff/appointments/{id}/reschedule'>, key: string) =>
  take(client.POST('/api/staff/appointments/{id}/reschedule', { ...keyed(id, key), body }))

export const listOwnSchedules = () => take(client.GET('/api/staff/own-schedules'))
export const listExtraNumbers = (on: string) =>
  take(client.GET('/api/staff/extra-numbers', { params: { query: { on } } }))
export const authoriseExtra = (id: string, body: BodyOf<'/api/staff/schedules/{id}/extra-numbers'>, key: string) =>
  take(client.POST('/api/staff/schedules/{id}/extra-numbers', { ...keyed(id, key), body }))
export const fillExtra = (id: string) => take(client.POST('/api/staff/extra-numbers/{id}/appointment', at(id)))
export const withdrawExtra = (id: string) => take(client.DELETE('/api/staff/extra-numbers/{id}', at(id)))

export const listResources = () => take(client.GET('/api/staff/resources'))
export const createResource = (body: BodyOf<'/api/staff/resources'>) =>
  take(client.POST('/api/staff/resources', { body }))
export const updateResource = (id: string, body: BodyOf<'/api/staff/resources/{id}', 'patch'>) =>
  take(client.PATCH('/api/staff/resources/{id}', { ...at(id), body }))
export const listResourceUses = (id: string, on: string) =>
  take(client.GET('/api/staff/resources/{id}/uses', { params: { path: { id }, query: { on } } }))

export const previewSeries = (body: BodyOf<'/api/staff/series-previews'>) =>
  take(client.POST('/api/staff/series-previews', { body }))
export const bookSeries = (body: BodyOf<'/api/staff/series'>, key: string) =>
  take(client.POST('/api/staff/series', { params: { header: { 'idempotency-key': key } }, body }))
export const getSeries = (id: string) => take(client.GET('/api/staff/series/{id}', at(id)))
export const cancelSeries = (id: string, body: BodyOf<'/api/staff/series/{id}/cancellation'>) =>
  take(client.POST('/api/staff/series/{id}/cancellation', { ...at(id), body }))
export const previewSeriesMove = (id: string, body: BodyOf<'/api/staff/series/{id}/move-previews'>) =>
  take(client.POST('/api/staff/series/{id}/move-previews', { ...at(id), body }))
export const moveSeries = (id: string, body: BodyOf<'/api/staff/series/{id}/moves'>, key: string) =>
  take(client.POST('/api/staff/series/{id}/moves', { ...keyed(id, key), body }))

export const changeOccurrence = (id: string, body: BodyOf<'/api/staff/schedules/{id}/changes'>) =>
  take(client.POST('/api/staff/schedules/{id}/changes', { ...at(id), body }))
