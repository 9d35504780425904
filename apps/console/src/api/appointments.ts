import { type BodyOf, client, type QueryOf, take } from './client.ts'

const at = (id: string) => ({ params: { path: { id } } })

export type AppointmentFilter = Omit<QueryOf<'/api/staff/appointments'>, 'cursor' | 'limit'>
export const searchAppointments = (query: QueryOf<'/api/staff/appointments'>) =>
  take(client.GET('/api/staff/appointments', { params: { query } }))
export const getAppointment = (id: string) => take(client.GET('/api/staff/appointments/{id}', at(id)))
export const bookAtDesk = (body: BodyOf<'/api/staff/appointments'>, key: string) =>
  take(client.POST('/api/staff/appointments', { params: { header: { 'idempotency-key': key } }, body }))
export const cancelAtDesk = (id: string, reason: string) =>
  take(client.POST('/api/staff/appointments/{id}/cancellation', { ...at(id), body: { reason } }))
export const getAppointmentHistory = (id: string) => take(client.GET('/api/staff/appointments/{id}/history', at(id)))

export const getDepartmentAvailability = (id: string, query: QueryOf<'/api/departments/{id}/availability'>) =>
  take(client.GET('/api/departments/{id}/availability', { params: { path: { id }, query } }))
export const listPeriods = (scheduleId: string) => take(client.GET('/api/schedules/{id}/periods', at(scheduleId)))

/** What is taken and left of a department's clinics: at most 31 days. */
export const listStocks = async (query: QueryOf<'/api/staff/stocks'>) =>
  (await take(client.GET('/api/staff/stocks', { params: { query } }))).items

export type DeskPayment = BodyOf<'/api/staff/appointments/{id}/payment'>
export const takeDeskPayment = (id: string, body: DeskPayment) =>
  take(client.POST('/api/staff/appointments/{id}/payment', { ...at(id), body }))
export const checkDeskPayment = (id: string) => take(client.POST('/api/staff/appointments/{id}/payment-check', at(id)))
export const refundAppointment = (id: string, reason: string) =>
  take(client.POST('/api/staff/appointments/{id}/refund', { ...at(id), body: { reason } }))
export const getDeskOrder = (id: string) => take(client.GET('/api/staff/appointments/{id}/order', at(id)))

export const listOrders = (query: QueryOf<'/api/staff/orders'>) =>
  take(client.GET('/api/staff/orders', { params: { query } }))
export const listDeliveries = (query: QueryOf<'/api/staff/deliveries'>) =>
  take(client.GET('/api/staff/deliveries', { params: { query } }))
