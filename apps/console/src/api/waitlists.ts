import { type BodyOf, client, type QueryOf, take } from './client.ts'

const at = (id: string) => ({ params: { path: { id } } })
const keyed = (key: string) => ({ params: { header: { 'idempotency-key': key } } })

export const listWaitlists = async (query: QueryOf<'/api/staff/waitlists'>) =>
  (await take(client.GET('/api/staff/waitlists', { params: { query } }))).items
export const listWaitlistEntries = async (scheduleId: string) =>
  (await take(client.GET('/api/staff/waitlist-entries', { params: { query: { scheduleId } } }))).items
export const joinWaitlistAtDesk = (body: BodyOf<'/api/staff/waitlist-entries'>, key: string) =>
  take(client.POST('/api/staff/waitlist-entries', { ...keyed(key), body }))
export const removeFromWaitlist = (id: string, reason: string) =>
  take(client.POST('/api/staff/waitlist-entries/{id}/removal', { ...at(id), body: { reason } }))
export const confirmWaitlistOffer = (id: string) =>
  take(client.POST('/api/staff/waitlist-entries/{id}/confirmation', at(id)))

export const listDraws = (query: QueryOf<'/api/staff/draws'>) =>
  take(client.GET('/api/staff/draws', { params: { query } }))
export const getDraw = (scheduleId: string) => take(client.GET('/api/draws/{id}', at(scheduleId)))
export const markDraw = (scheduleId: string) => take(client.POST('/api/staff/draws', { body: { scheduleId } }))
export const unmarkDraw = (scheduleId: string) => take(client.DELETE('/api/staff/draws/{id}', at(scheduleId)))
export const listWishes = async (scheduleId: string) =>
  (await take(client.GET('/api/staff/wishes', { params: { query: { scheduleId } } }))).items
export const makeWishAtDesk = (body: BodyOf<'/api/staff/wishes'>, key: string) =>
  take(client.POST('/api/staff/wishes', { ...keyed(key), body }))
export const withdrawWishAtDesk = (id: string) => take(client.POST('/api/staff/wishes/{id}/withdrawal', at(id)))
