import { type BodyOf, client, type QueryOf, take } from './client.ts'

const at = (id: string) => ({ params: { path: { id } } })

export const staffLogin = (body: BodyOf<'/api/staff/sessions'>) => take(client.POST('/api/staff/sessions', { body }))
export const getStaffMe = () => take(client.GET('/api/staff/me'))
export const staffLogOut = () => take(client.DELETE('/api/staff/sessions/current'))
export const listStaffSessions = () => take(client.GET('/api/staff/sessions'))
export const revokeStaffSession = (id: string) => take(client.DELETE('/api/staff/sessions/{id}', at(id)))
export const changeStaffPassword = (body: BodyOf<'/api/staff/me/password', 'put'>) =>
  take(client.PUT('/api/staff/me/password', { body }))
export const beginTotp = () => take(client.POST('/api/staff/me/totp'))
export const confirmTotp = (code: string) => take(client.PUT('/api/staff/me/totp', { body: { code } }))
export const removeTotp = (password: string) => take(client.DELETE('/api/staff/me/totp', { body: { password } }))

export const listStaff = (query: QueryOf<'/api/staff/users'>) =>
  take(client.GET('/api/staff/users', { params: { query } }))
export const createStaff = (body: BodyOf<'/api/staff/users'>) => take(client.POST('/api/staff/users', { body }))
export const updateStaff = (id: string, body: BodyOf<'/api/staff/users/{id}', 'patch'>) =>
  take(client.PATCH('/api/staff/users/{id}', { ...at(id), body }))
export const resetStaffPassword = (id: string) => take(client.POST('/api/staff/users/{id}/password-reset', at(id)))
export const listRoles = () => take(client.GET('/api/staff/roles'))
export const listAuditEntries = (query: QueryOf<'/api/staff/audit-entries'>) =>
  take(client.GET('/api/staff/audit-entries', { params: { query } }))

export type NewPatient = BodyOf<'/api/desk/patients'>
export const searchPatients = (q: string) => take(client.GET('/api/desk/patients', { params: { query: { q } } }))
export const registerPatient = (body: NewPatient, key: string) =>
  take(client.POST('/api/desk/patients', { params: { header: { 'idempotency-key': key } }, body }))
export const getPatientCard = (id: string) => take(client.GET('/api/desk/patients/{id}', at(id)))
export const revealPatient = (id: string, body: BodyOf<'/api/desk/patients/{id}/reveals'>) =>
  take(client.POST('/api/desk/patients/{id}/reveals', { ...at(id), body }))
