/** 我的就诊: the appointments of the patients an account acts for, and one of them as a ticket. */

import type { Identity } from '@jiuyi/identity'
import { type Facade, IdParam, Page, Uuid } from '@jiuyi/kernel'
import { accountOf, type Ctx, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type AppointmentRow, byId, selectAppointments, toAppointment } from './appointment-row.ts'
import { Appointment, refuse } from './contract.ts'

const pageSize = 20
const Filter = Type.Object({
  patientId: Uuid,
  scope: Type.Optional(Type.Enum(['upcoming', 'past', 'all'])),
  cursor: Type.Optional(Type.String({ pattern: '^\\d{1,4}$' })),
})

export const myAppointmentsRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.get(
      '/appointments',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'listAppointments',
          tags: ['appointments'],
          summary: 'Appointments of a patient, next first',
          querystring: Filter,
          response: { 200: Page(Appointment) },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const { patientId, scope = 'all' } = req.query
        if (!(await identity.mayActFor({ accountId, patientId })).allowed) throw refuse.not_your_patient()
        const skip = Number(req.query.cursor ?? 0)
        const now = ctx.clock()
        const live = sql`(a.status in ('pending', 'booked', 'arrived') and a.ends_at > ${now})`
        const rows = await ctx.db.rows<AppointmentRow>(
          selectAppointments(
            sql`a.hospital_id in (select h.hospital_id from appointments.hospital h) and a.patient_id = ${patientId}
            and ${scope === 'upcoming' ? live : scope === 'past' ? sql`not ${live}` : sql`true`}`,
            scope === 'upcoming'
              ? sql`order by a.starts_at, a.id offset ${skip} limit ${pageSize + 1}`
              : sql`order by a.starts_at desc, a.id desc offset ${skip} limit ${pageSize + 1}`,
          ),
        )
        return {
          items: rows.slice(0, pageSize).map((r) => toAppointment(r, now)),
          ...(rows.length > pageSize && { next: String(skip + pageSize) }),
        }
      },
    )

    app.get(
      '/appointments/:id',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'getAppointment',
          tags: ['appointments'],
          summary: 'One appointment: the ticket',
          params: IdParam,
          response: { 200: Appointment },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const row = await ctx.db.maybeOne<AppointmentRow>(selectAppointments(byId(req.params.id)))
        if (!row || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
          throw refuse.not_found()
        return toAppointment(row, ctx.clock())
      },
    )
  }
