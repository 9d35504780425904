/** 取消预约: give a number back, before it is paid or after. The money follows by a flow. */

import type { Identity } from '@jiuyi/identity'
import { type Facade, IdParam } from '@jiuyi/kernel'
import { accountOf, type Ctx, type Routes, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type AppointmentRow, byId, cancelRule, selectAppointments, toAppointment } from './appointment-row.ts'
import { Appointment, refuse } from './contract.ts'
import { giveBack } from './give-back.ts'

export type Who = { who: string; channel: string; reason: 'by_patient' | 'by_desk' }

/** Cancels what may be cancelled now; asked twice, the second time answers the same. */
export async function cancel(ctx: Ctx, row: AppointmentRow, by: Who): Promise<Appointment> {
  const now = ctx.clock()
  const rule = cancelRule(row, now)
  if (row.status === 'pending' || row.status === 'booked') {
    if (!rule.allowed && by.reason === 'by_patient')
      throw refuse.too_late_to_cancel({ allowedUntil: rule.allowedUntil })
    await giveBack(ctx.db, ctx.clock, {
      hospitalId: row.hospitalId,
      ids: [row.id],
      from: row.status,
      late: rule.late,
      who: by.who,
      channel: by.channel,
      reason: row.status === 'pending' ? 'given_up' : row.stopped ? 'stopped' : by.reason,
    })
  }
  const after = await ctx.db.one<AppointmentRow>(selectAppointments(byId(row.id)))
  if (after.status !== 'cancelled') throw refuse.cannot_cancel({ status: after.status })
  return toAppointment(after, now)
}

export const cancelRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.post(
      '/appointments/:id/cancellation',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'cancelAppointment',
          tags: ['appointments'],
          summary: 'Cancel an appointment or give up a hold',
          params: IdParam,
          body: Type.Object(
            { reason: Type.Optional(Type.String({ maxLength: 200 })) },
            { additionalProperties: false },
          ),
          response: { 200: Appointment },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const row = await ctx.db.maybeOne<AppointmentRow>(selectAppointments(byId(req.params.id)))
        if (!row || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
          throw refuse.not_found()
        return cancel(ctx, row, { who: `account:${accountId}`, channel: 'online', reason: 'by_patient' })
      },
    )

    app.post(
      '/staff/appointments/:id/cancellation',
      {
        config: { access: { who: 'staff', may: 'appointment.cancel' } },
        schema: {
          operationId: 'cancelAtDesk',
          tags: ['appointments'],
          summary: 'Cancel on behalf of a patient',
          params: IdParam,
          body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false }),
          response: { 200: Appointment },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const row = await ctx.db.maybeOne<AppointmentRow>(selectAppointments(byId(req.params.id)))
        if (!row || row.hospitalId !== staff.hospitalId) throw refuse.not_found()
        return cancel(ctx, row, { who: `staff:${staff.staffId}`, channel: 'desk', reason: 'by_desk' })
      },
    )
  }
