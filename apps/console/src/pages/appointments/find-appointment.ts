import { searchAppointments } from '../../api/appointments.ts'
import type { FoundAppointment } from '../../api/shapes.ts'
import { collectAll } from '../../ui/collect.ts'

/** One booking of a day: staff read bookings by the day, so the day is part of every link to one. */
export async function findAppointment(id: string, on: string): Promise<FoundAppointment | null> {
  const all = await collectAll((cursor) => searchAppointments({ on, to: on, limit: 500, ...(cursor && { cursor }) }))
  return all.find((f) => f.appointment.id === id) ?? null
}
