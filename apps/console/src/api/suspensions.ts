import { type BodyOf, client, take } from './client.ts'

const at = (id: string) => ({ path: { id } })
const keyed = (key: string) => ({ header: { 'idempotency-key': key } })

export type NewSuspension = BodyOf<'/api/staff/suspensions'>
export type DeskAnswer = BodyOf<'/api/staff/suspension-cases/{id}/answer'>
export type CallResult = BodyOf<'/api/staff/suspension-cases/{id}/calls'>['result']

export const previewSuspension = (body: BodyOf<'/api/staff/suspension-previews'>) =>
  take(client.POST('/api/staff/suspension-previews', { body }))
/** `add`: to a suspension that stands. */
export const suspendClinics = (body: NewSuspension, key: string, add?: string) =>
  take(
    add
      ? client.POST('/api/staff/suspensions/{id}/schedules', { params: { ...at(add), ...keyed(key) }, body })
      : client.POST('/api/staff/suspensions', { params: keyed(key), body }),
  )
export const liftSuspension = (id: string) =>
  take(client.POST('/api/staff/suspensions/{id}/lifting', { params: at(id) }))

export const listSuspensions = () => take(client.GET('/api/staff/suspensions'))
export const getSuspension = (id: string) => take(client.GET('/api/staff/suspensions/{id}', { params: at(id) }))
export const listCases = (id: string) => take(client.GET('/api/staff/suspensions/{id}/cases', { params: at(id) }))
export const listCalls = (departmentId?: string) =>
  take(client.GET('/api/staff/suspension-calls', { params: { query: { ...(departmentId && { departmentId }) } } }))
export const listMoves = (id: string) => take(client.GET('/api/staff/suspension-cases/{id}/moves', { params: at(id) }))
export const noteCall = (id: string, result: CallResult, key: string) =>
  take(
    client.POST('/api/staff/suspension-cases/{id}/calls', { params: { ...at(id), ...keyed(key) }, body: { result } }),
  )
export const answerCase = (id: string, body: DeskAnswer, key: string) =>
  take(client.POST('/api/staff/suspension-cases/{id}/answer', { params: { ...at(id), ...keyed(key) }, body }))
