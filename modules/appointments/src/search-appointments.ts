/** 预约查询: the bookings of a day for those who work with them, with the patients masked. */

import { type Identity, PatientCard } from '@jiuyi/identity'
import { addDays, Day, daysBetween, type Facade, IdParam, localDate, Page, Uuid } from '@jiuyi/kernel'
import { type Ctx, type Routes, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type AppointmentRow, byId, selectAppointments, toAppointment } from './appointment-row.ts'
import { Appointment, AppointmentStatus, refuse } from './contract.ts'
import { wholeHospital } from './departments-of.ts'

const Filter = Type.Object({
  on: Type.Optional(Day),
  to: Type.Optional(Day),
  departmentId: Type.Optional(Uuid),
  practitionerId: Type.Optional(Uuid),
  campusId: Type.Optional(Uuid),
  status: Type.Optional(AppointmentStatus),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  cursor: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})
const Found = Type.Object(
  { appointment: Appointment, patient: Type.Optional(PatientCard) },
  { additionalProperties: false, title: 'FoundAppointment' },
)

export const searchAppointmentsRoute =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>, timeZone: string): Routes =>
  async (app) => {
    app.get(
      '/staff/appointments',
      {
        config: { access: { who: 'staff', may: 'appointment.read' }, reads: 'patient' },
        schema: {
          operationId: 'searchAppointments',
          tags: ['appointments'],
          summary: 'Bookings of a day or a span of days (at most 92)',
          querystring: Filter,
          response: { 200: Page(Found) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const q = req.query
        const from = q.on ?? localDate(ctx.clock(), timeZone)
        // At most a quarter at once; an end before the beginning means that one day.
        const days = Math.min(Math.max(daysBetween(from, q.to ?? from), 0), 91)
        const until = addDays(from, days + 1)
        const skip = Number(q.cursor ?? 0)
        const limit = q.limit ?? 50
        const own = wholeHospital(staff) ? null : staff.departmentIds
        const patients = q.q ? (await identity.findPatients({ groupId: staff.groupId, query: q.q })).patientIds : null
        const rows = await ctx.db.rows<AppointmentRow>(
          selectAppointments(
            sql`a.hospital_id = ${staff.hospitalId} and a.on_date >= ${from} and a.on_date < ${until}
            and a.schedule_id in (select x.schedule_id from appointments.stock x where x.hospital_id = ${staff.hospitalId} and x.on_date >= ${from} and x.on_date < ${until})
            and (${q.departmentId ?? null}::uuid is null or a.department_id = ${q.departmentId ?? null})
            and (${q.practitionerId ?? null}::uuid is null or a.practitioner_id = ${q.practitionerId ?? null})
            and (${q.campusId ?? null}::uuid is null or a.campus_id = ${q.campusId ?? null})
            and (${q.status ?? null}::text is null or a.status = ${q.status ?? null})
            and (${patients}::uuid[] is null or a.patient_id = any (${patients}::uuid[]))
            and (${own}::uuid[] is null or a.department_id = any (${own}::uuid[]))`,
            sql`order by a.on_date, a.starts_at, a.serial, a.id offset ${skip} limit ${limit + 1}`,
          ),
        )
        const page = rows.slice(0, limit)
        const { cards } = await identity.patientCards({
          groupId: staff.groupId,
          patientIds: [...new Set(page.map((r) => r.patientId))],
        })
        const card = new Map(cards.map((c) => [c.patientId, c]))
        const now = ctx.clock()
        return {
          items: page.map((r) => {
            const patient = card.get(r.patientId)
            return { appointment: toAppointment(r, now), ...(patient && { patient }) }
          }),
          ...(rows.length > limit && { next: String(skip + limit) }),
        }
      },
    )

    app.get(
      '/staff/appointments/:id',
      {
        config: { access: { who: 'staff', may: 'appointment.read' }, reads: 'patient' },
        schema: {
          operationId: 'getStaffAppointment',
          tags: ['appointments'],
          summary: 'One booking with its patient, masked',
          params: IdParam,
          response: { 200: Found },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const row = await ctx.db.maybeOne<AppointmentRow>(selectAppointments(byId(req.params.id)))
        const theirs =
          row?.hospitalId === staff.hospitalId &&
          (wholeHospital(staff) || staff.departmentIds.includes(row.departmentId))
        if (!row || !theirs) throw refuse.not_found()
        const { cards } = await identity.patientCards({ groupId: staff.groupId, patientIds: [row.patientId] })
        return { appointment: toAppointment(row, ctx.clock()), ...(cards[0] && { patient: cards[0] }) }
      },
    )
  }
