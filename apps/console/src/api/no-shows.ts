import { type BodyOf, client, type QueryOf, take } from './client.ts'

const at = (id: string) => ({ params: { path: { id } } })

export const checkInAtDesk = (id: string) => take(client.POST('/api/staff/appointments/{id}/arrival', at(id)))
export const undoCheckIn = (id: string) => take(client.DELETE('/api/staff/appointments/{id}/arrival', at(id)))
export const listNoShows = (query: QueryOf<'/api/staff/no-shows'>) =>
  take(client.GET('/api/staff/no-shows', { params: { query } }))
export type NoShowDecision = BodyOf<'/api/staff/appointments/{id}/no-show-decision'>
export const decideNoShow = (id: string, body: NoShowDecision) =>
  take(client.POST('/api/staff/appointments/{id}/no-show-decision', { ...at(id), body }))
