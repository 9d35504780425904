import { type BodyOf, client, type QueryOf, take } from './client.ts'

export const getTriage = () => take(client.GET('/api/staff/triage/settings'))
export type TriageEditor = Awaited<ReturnType<typeof getTriage>>
export type TriageSettings = TriageEditor['settings']
export const saveTriage = (body: BodyOf<'/api/staff/triage/settings', 'put'>) =>
  take(client.PUT('/api/staff/triage/settings', { body }))
export const tryTriage = (body: BodyOf<'/api/staff/triage/try-out'>) =>
  take(client.POST('/api/staff/triage/try-out', { body }))
export const listTriage = (query: QueryOf<'/api/staff/triage/consultations'>) =>
  take(client.GET('/api/staff/triage/consultations', { params: { query } }))
