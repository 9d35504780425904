import { api, quietApi, type Schemas } from '../api/client.ts'
import { type Department, departmentPage, type Practitioner } from '../api/directory.ts'

export type Entry = Schemas['WaitlistEntry']
export type Wish = Schemas['Wish']
export type Draw = Schemas['DrawProof']

const at = (id: string) => ({ params: { path: { id } } })
const keyed = (key: string) => ({ params: { header: { 'idempotency-key': key } } })

/** Something of a clinic with the names people know it by; a department that has closed since leaves its name out. */
export type Named<T> = { of: T; department?: Department; doctor?: Practitioner }
async function named<T extends { departmentId: string; practitionerId?: string }>(of: T): Promise<Named<T>> {
  const page = await departmentPage(of.departmentId)
  const doctor = page.data?.practitioners.find((p) => p.id === of.practitionerId)
  return { of, ...(page.data ? { department: page.data.department } : {}), ...(doctor ? { doctor } : {}) }
}

export async function myEntries(patientId: string) {
  const [entries, wishes] = await Promise.all([
    api.GET('/api/waitlist-entries', { params: { query: { patientId } } }),
    api.GET('/api/wishes', { params: { query: { patientId } } }),
  ])
  const error = entries.error ?? wishes.error
  if (!entries.data || !wishes.data) return { error }
  return {
    data: {
      entries: await Promise.all(entries.data.items.map(named)),
      wishes: await Promise.all(wishes.data.items.map(named)),
    },
  }
}
export const lineOf = (scheduleId: string) => quietApi.GET('/api/schedules/{id}/waitlist', at(scheduleId))
export const joinLine = (body: { scheduleId: string; patientId: string }, key: string) =>
  api.POST('/api/waitlist-entries', { ...keyed(key), body })
export const leaveLine = (id: string) => api.POST('/api/waitlist-entries/{id}/withdrawal', at(id))
export const confirmOffer = (id: string) => api.POST('/api/waitlist-entries/{id}/confirmation', at(id))

export const drawOf = (scheduleId: string) => quietApi.GET('/api/draws/{id}', at(scheduleId))
export const wishesOf = (patientId: string) => api.GET('/api/wishes', { params: { query: { patientId } } })
export const makeWish = (
  body: { scheduleId: string; patientId: string; periods: number[]; anyPeriod: boolean },
  key: string,
) => api.POST('/api/wishes', { ...keyed(key), body })
export const withdrawWish = (id: string) => api.POST('/api/wishes/{id}/withdrawal', at(id))
