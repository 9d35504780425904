/** 疗程: seen as one by the patient and at the desk; cancelled from one appointment on, or whole. */

import type { Identity } from '@jiuyi/identity'
import { type Facade, IdParam } from '@jiuyi/kernel'
import { accountOf, type Ctx, type Routes, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type AppointmentRow, byId, selectAppointments } from './appointment-row.ts'
import { cancel, type Who } from './cancel-appointment.ts'
import { type Appointment, refuse, Series } from './contract.ts'
import { readSeries } from './series.ts'

/** 仅此次 / 此次及以后 / 全部. */
export const Scope = Type.Enum(['this', 'following', 'all'])
export type Scope = 'this' | 'following' | 'all'

/** The appointments of a course that a scope reaches from one of them, those that are still to come. */
export const within = (series: Series, id: string, scope: Scope): Appointment[] => {
  const from = series.appointments.find((a) => a.id === id)
  const open = series.appointments.filter((a) => a.status === 'pending' || a.status === 'booked')
  if (!from) return []
  if (scope === 'all') return open
  return open.filter((a) => (scope === 'this' ? a.id === id : a.startsAt >= from.startsAt))
}

const Result = Type.Object(
  { series: Series, cancelled: Type.Array(Type.String()), kept: Type.Array(Type.String()) },
  { additionalProperties: false, title: 'SeriesCancellation' },
)

/** One after the other, each by its own rule: what may not be cancelled any more stays, and is named. */
async function cancelWithin(ctx: Ctx, series: Series, id: string, scope: Scope, by: Who) {
  const cancelled: string[] = []
  const kept: string[] = []
  for (const a of within(series, id, scope)) {
    const row = await ctx.db.one<AppointmentRow>(selectAppointments(byId(a.id)))
    await cancel(ctx, row, by).then(
      () => cancelled.push(a.id),
      () => kept.push(a.id),
    )
  }
  return { series: (await readSeries(ctx, series.id))!, cancelled, kept }
}

export const seriesRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    const mine = async (accountId: string, appointmentId: string): Promise<Series> => {
      const row = await ctx.db.maybeOne<AppointmentRow>(selectAppointments(byId(appointmentId)))
      if (!row?.series || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
        throw refuse.not_found()
      return (await readSeries(ctx, row.series.id))!
    }
    const ours = async (hospitalId: string, id: string): Promise<Series> => {
      const series = await readSeries(ctx, id)
      if (!series || series.hospitalId !== hospitalId) throw refuse.not_found()
      return series
    }

    app.get(
      '/appointments/:id/series',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'getSeriesOfAppointment',
          tags: ['appointments'],
          summary: 'The course an appointment belongs to, with the rule that applies to each now',
          params: IdParam,
          response: { 200: Series },
        },
      },
      async (req) => mine(accountOf(req).accountId, req.params.id),
    )

    app.post(
      '/appointments/:id/series-cancellation',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'cancelSeries',
          tags: ['appointments'],
          summary: 'Cancel an appointment of a course, it and those after it, or all',
          params: IdParam,
          body: Type.Object({ scope: Scope }, { additionalProperties: false }),
          response: { 200: Result },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const series = await mine(accountId, req.params.id)
        return cancelWithin(ctx, series, req.params.id, req.body.scope, {
          who: `account:${accountId}`,
          channel: 'online',
          reason: 'by_patient',
        })
      },
    )

    app.get(
      '/staff/series/:id',
      {
        config: { access: { who: 'staff', may: 'appointment.read' }, reads: 'patient' },
        schema: {
          operationId: 'getSeries',
          tags: ['appointments'],
          summary: 'A course',
          params: IdParam,
          response: { 200: Series },
        },
      },
      async (req) => ours(staffOf(req).hospitalId, req.params.id),
    )

    app.post(
      '/staff/series/:id/cancellation',
      {
        config: { access: { who: 'staff', may: 'appointment.cancel' } },
        schema: {
          operationId: 'cancelSeriesAtDesk',
          tags: ['appointments'],
          summary: 'Cancel within a course on behalf of the patient',
          params: IdParam,
          body: Type.Object(
            { appointmentId: Type.String({ format: 'uuid' }), scope: Scope },
            { additionalProperties: false },
          ),
          response: { 200: Result },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const series = await ours(staff.hospitalId, req.params.id)
        return cancelWithin(ctx, series, req.body.appointmentId, req.body.scope, {
          who: `staff:${staff.staffId}`,
          channel: 'desk',
          reason: 'by_desk',
        })
      },
    )
  }
