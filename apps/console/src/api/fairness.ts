import { type BodyOf, client, type QueryOf, take } from './client.ts'

export const listSlowedHours = (query: QueryOf<'/api/staff/fairness/hours'>) =>
  take(client.GET('/api/staff/fairness/hours', { params: { query } }))
export const listSlowedSubjects = (query: QueryOf<'/api/staff/fairness/subjects'>) =>
  take(client.GET('/api/staff/fairness/subjects', { params: { query } }))
export const listExemptions = () => take(client.GET('/api/staff/fairness/exemptions', {}))
export type NewExemption = BodyOf<'/api/staff/fairness/exemptions'>
export const addExemption = (body: NewExemption) => take(client.POST('/api/staff/fairness/exemptions', { body }))
export const endExemption = (id: string) =>
  take(client.DELETE('/api/staff/fairness/exemptions/{id}', { params: { path: { id } } }))
