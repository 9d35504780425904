import { api, type Schemas } from './client.ts'
import { type Campus, type Department, departmentPage, hospitals, type Practitioner } from './directory.ts'

export type Appointment = Schemas['Appointment']
export type Order = Schemas['Order']
/** An appointment with the names people know it by. */
export interface Visit {
  appointment: Appointment
  department?: Department
  doctor?: Practitioner
  campus?: Campus
}

/** A department that has closed since leaves its name out; the appointment is shown all the same. */
export async function asVisit(appointment: Appointment): Promise<Visit> {
  const [page, all] = await Promise.all([departmentPage(appointment.departmentId), hospitals()])
  const campus = all.data?.items.flatMap((h) => h.campuses).find((c) => c.id === appointment.campusId)
  const doctor = page.data?.practitioners.find((p) => p.id === appointment.practitionerId)
  return {
    appointment,
    ...(page.data ? { department: page.data.department } : {}),
    ...(doctor ? { doctor } : {}),
    ...(campus ? { campus } : {}),
  }
}

export async function loadVisits(patientId: string, scope: 'upcoming' | 'past', cursor?: string) {
  const { data, error } = await api.GET('/api/appointments', {
    params: { query: { patientId, scope, ...(cursor ? { cursor } : {}) } },
  })
  if (!data) return { error }
  return { data: { items: await Promise.all(data.items.map(asVisit)), ...(data.next ? { next: data.next } : {}) } }
}

const path = (id: string) => ({ params: { path: { id } } })

export async function loadVisit(id: string) {
  const { data, error } = await api.GET('/api/appointments/{id}', path(id))
  return data ? { data: await asVisit(data) } : { error }
}

export const cancelAppointment = (id: string) =>
  api.POST('/api/appointments/{id}/cancellation', { ...path(id), body: {} })
export const orderOf = (id: string) => api.GET('/api/appointments/{id}/order', path(id))
export const checkPayment = (id: string) => api.POST('/api/appointments/{id}/payment-check', path(id))
