/** 改约: an appointment moves to another number of the same fee, in one commit; id, payment and code stay. */

import type { Identity } from '@jiuyi/identity'
import { type Facade, IdempotencyHeader, IdParam, type Refusal, Uuid } from '@jiuyi/kernel'
import { accountOf, bodyHash, type Ctx, type Routes, refuseRequest, sql, staffOf, violated } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type AppointmentRow, byId, selectAppointments, toAppointment } from './appointment-row.ts'
import { Appointment, type Pool, pools, refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import type { RushGuard } from './rush/rush-guard.ts'
import { knockOf } from './rush/rush-headers.ts'

export type Move = {
  hospitalId: string
  appointmentId: string
  scheduleId: string
  periodNo: number
  /** Where the new number may come from, tried in this order. */
  pools: Pool[]
  /** The patient's own rules hold: until when, and how often. */
  asPatient: boolean
  /** A channel of the system's own: the hospital moves the appointment. */
  granted?: string
  who: string
  channel: string
  key: string
}
type Answer = { outcome: string; detail?: Record<string, unknown>; row?: AppointmentRow }

/** How often a move may find that its appointment was moved by somebody else meanwhile. */
const maxTurns = 5

/** Asks the database to move an appointment; what it answers is durable. */
export async function moveAppointment(ctx: Ctx, want: Move): Promise<Answer> {
  const hash = bodyHash([want.appointmentId, want.scheduleId, want.periodNo])
  for (let turn = 0; turn < maxTurns; turn++) {
    const { outcome, detail } = await ctx.db
      .one<{ outcome: string; detail: Record<string, unknown> | null }>(sql`
      select outcome, detail
        from appointments.reschedule_number(${want.hospitalId}, ${want.appointmentId}, ${want.scheduleId}, ${want.periodNo},
               ${want.pools.map((p) => pools.indexOf(p) + 1)}::int[], ${want.asPatient}, ${want.granted ?? null}, ${want.who}, ${want.channel},
               ${want.key}, ${hash}, ${decisionTime(ctx.clock)}::timestamptz)`)
      .catch((e) => {
        // The number was free, the room or device it needs is not: nothing has moved.
        if (violated(e) === 'resource_is_free') return { outcome: 'resource_busy', detail: null }
        throw e
      })
    if (outcome === 'again') continue
    if (outcome !== 'moved' && outcome !== 'replayed') return { outcome, ...(detail && { detail }) }
    if (outcome === 'moved') ctx.db.announce()
    const row = await ctx.db.one<AppointmentRow>(selectAppointments(byId(want.appointmentId)))
    return { outcome, row }
  }
  throw refuseRequest.unavailable({ retryAfter: 1 })
}

/** Moves it, or throws the refusal with the facts that help to go on. */
async function reschedule(ctx: Ctx, want: Move): Promise<Appointment> {
  const { outcome, detail, row } = await moveAppointment(ctx, want)
  if (row) return toAppointment(row, ctx.clock())
  const known = refuse as unknown as Record<string, (detail?: Record<string, unknown>) => Refusal>
  throw (known[outcome] ?? refuse.cannot_reschedule)({ scheduleId: want.scheduleId, ...detail })
}

/** Where to; the fee must be the one that was paid. */
export const Destination = Type.Object(
  { scheduleId: Uuid, periodNo: Type.Integer({ minimum: 0, maximum: 47 }) },
  { additionalProperties: false, title: 'Destination' },
)

export const rescheduleRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>, guard?: RushGuard): Routes =>
  async (app) => {
    app.post(
      '/appointments/:id/reschedule',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'rescheduleAppointment',
          tags: ['appointments'],
          summary: 'Move an appointment to another number of the same fee',
          description: 'The new number is taken and the old one given back in one commit. Id, payment and code stay.',
          params: IdParam,
          headers: IdempotencyHeader,
          body: Destination,
          response: { 200: Appointment },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const row = await ctx.db.maybeOne<AppointmentRow>(selectAppointments(byId(req.params.id)))
        if (!row || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
          throw refuse.not_found()
        const want = { scheduleId: req.body.scheduleId, patientId: row.patientId }
        await guard?.admit({ ...knockOf(req, accountId, want), unsolved: true })
        return reschedule(ctx, {
          ...req.body,
          appointmentId: row.id,
          hospitalId: row.hospitalId,
          pools: ['online'],
          asPatient: true,
          who: `account:${accountId}`,
          channel: 'online',
          key: req.headers['idempotency-key'],
        })
      },
    )

    app.post(
      '/staff/appointments/:id/reschedule',
      {
        config: { access: { who: 'staff', may: 'appointment.book' } },
        schema: {
          operationId: 'rescheduleAtDesk',
          tags: ['appointments'],
          summary: 'Move an appointment on behalf of a patient, at any time and as often as needed',
          params: IdParam,
          headers: IdempotencyHeader,
          body: Destination,
          response: { 200: Appointment },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const row = await ctx.db.maybeOne<AppointmentRow>(selectAppointments(byId(req.params.id)))
        if (!row || row.hospitalId !== staff.hospitalId) throw refuse.not_found()
        return reschedule(ctx, {
          ...req.body,
          appointmentId: row.id,
          hospitalId: row.hospitalId,
          pools: ['desk', 'online'],
          asPatient: false,
          who: `staff:${staff.staffId}`,
          channel: 'desk',
          key: req.headers['idempotency-key'],
        })
      },
    )
  }
