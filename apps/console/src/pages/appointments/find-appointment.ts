import { getAppointment } from '../../api/appointments.ts'
import { isCode } from '../../api/client.ts'
import type { FoundAppointment } from '../../api/shapes.ts'

/** One booking by its address, whatever the list beside it shows; null when this hospital has none. */
export async function findAppointment(id: string): Promise<FoundAppointment | null> {
  try {
    return await getAppointment(id)
  } catch (e) {
    if (isCode(e, 'appointments.not_found')) return null
    throw e
  }
}
