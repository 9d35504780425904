import { api } from '../api/client.ts'
import { storage } from '../device/storage.ts'

/** What was written in triage, kept until a number is taken in one of the departments it led to; a day at most. */
interface Kept {
  words: string
  consultationId: string
  departmentIds: string[]
  at: number
}
const key = 'jiuyi.complaint'
const day = 86_400_000

export const keepComplaint = (kept: Omit<Kept, 'at'>): void => storage.set(key, { ...kept, at: Date.now() })

/** Goes along with the visit. That it could not be sent must never stand in the way of the booking. */
export async function sendComplaint(appointmentId: string, departmentId: string): Promise<void> {
  const kept = storage.get<Kept>(key)
  if (!kept || Date.now() - kept.at > day || kept.departmentIds.indexOf(departmentId) < 0) return
  const { error } = await api.PUT('/api/appointments/{id}/complaint', {
    params: { path: { id: appointmentId } },
    body: { words: kept.words.slice(0, 500), consultationId: kept.consultationId },
  })
  if (!error) storage.remove(key)
}
