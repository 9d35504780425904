/** 预约挂号: take a number for a patient. It is held until it is paid; a free one is booked at once. */

import { type Identity, refuse as refuseIdentity } from '@jiuyi/identity'
import { type Clock, type Facade, IdempotencyHeader, newId, Refusal, systemClock, Uuid } from '@jiuyi/kernel'
import { accountOf, bodyHash, type Ctx, createLoader, type Db, type Routes, sql } from '@jiuyi/platform'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type AppointmentRow, byId, selectAppointments, toAppointment } from './appointment-row.ts'
import { type Answer, type Batcher, createBatcher, type Lane } from './batcher.ts'
import { Appointment, type Pool, pools, refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { counted, createTally, type Tally } from './monitor/tally.ts'
import { rushNow } from './rush/rush-clock.ts'
import type { RushGuard } from './rush/rush-guard.ts'
import { knockOf, rushHeaders } from './rush/rush-headers.ts'
import { createSoldOut, type SoldOut, type SoldOutQuestion } from './sold-out.ts'
import { takeWithResources } from './take-with-resources.ts'

/** `feeFen` is what the patient saw: if the price changed meanwhile, nothing is taken and the new one is told. */
export const Taking = Type.Object(
  {
    scheduleId: Uuid,
    periodNo: Type.Integer({ minimum: 0, maximum: 47 }),
    patientId: Uuid,
    feeFen: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  },
  { additionalProperties: false, title: 'NumberRequest' },
)

export type NumberRequest = {
  hospitalId: string
  scheduleId: string
  periodNo: number
  patientId: string
  feeFen: number
  pool: Pool
  elder: boolean
  by: string
  channel: string
  key: string
  bodyHash: string
  /** Set: held for so many minutes, even when the number is free. Left out: as the policy of the hospital says. */
  holdMinutes?: number
}
/** What was decided, with all that the answer to a patient needs: nothing is read after the decision. */
export type Decision = Answer &
  Pick<
    AppointmentRow,
    | 'status'
    | 'serial'
    | 'campusId'
    | 'departmentId'
    | 'practitionerId'
    | 'on'
    | 'half'
    | 'from'
    | 'to'
    | 'startsAt'
    | 'room'
    | 'holdUntil'
    | 'createdAt'
    | 'timeZone'
    | 'freeCancelUntil'
    | 'cancelUntilMinutes'
  > & { feeNow: number | null; releaseAt: Date | null }

/** The module's way to the numbers: one for the process, so that a rush shares its commits. */
export type Taker = {
  ctx: Ctx
  batcher: Batcher<NumberRequest, Decision>
  soldOut: SoldOut
  /** The clock of the queue: arrivals at all processes are compared by it. */
  now: () => number
  /** The hospital a schedule belongs to; nothing when there is no such schedule. */
  hospitalOf: (scheduleId: string) => string | undefined | Promise<string | undefined>
  /** Counts what is answered, for the release monitor. */
  tally: Tally
}
export const createTaker = (ctx: Ctx): Taker => {
  const now = rushNow(ctx.db, ctx.clock)
  const batcher: Batcher<NumberRequest, Decision> = createBatcher((batch) => takeNumbers(ctx.db, ctx.clock, batch), {
    groupOf: (r) => r.scheduleId,
    // A clock that stands still in a test would keep the slow lane waiting for ever.
    ...(ctx.clock === systemClock && { now }),
  })
  const tally = createTally(ctx.db, batcher.waiting)
  return {
    ctx,
    now,
    soldOut: createSoldOut(ctx.db, ctx.clock),
    // A schedule never moves to another hospital, so what was found may be kept; one that is not there yet is looked for again.
    hospitalOf: createLoader<string, string>(
      (id) => id,
      (ids) => hospitalsOf(ctx.db, ids),
      { keepMs: 3_600_000 },
    ).load,
    batcher: counted(batcher, tally),
    tally,
  }
}

/**
 * Asks the database to decide a batch of requests, in the order given. One call is one commit: what is answered here is durable.
 * Answers stand in the order of the requests; `again` means: put it into the next batch.
 */
export async function takeNumbers(db: Db, clock: Clock, batch: NumberRequest[]): Promise<Decision[]> {
  const column = <K extends keyof NumberRequest>(k: K) => batch.map((r) => r[k])
  const rows = await db.rows<Decision>(sql`
    select outcome, appointment_id as "appointmentId", status, serial, campus_id as "campusId", department_id as "departmentId", practitioner_id as "practitionerId",
           on_date as "on", half, from_time as "from", to_time as "to", starts_at as "startsAt", room, hold_until as "holdUntil", created_at as "createdAt",
           time_zone as "timeZone", free_cancel_until as "freeCancelUntil", cancel_until_minutes as "cancelUntilMinutes", fee_now as "feeNow", release_at as "releaseAt"
      from appointments.take_numbers(${column('hospitalId')}::uuid[], ${column('scheduleId')}::uuid[], ${column('periodNo')}::int[], ${column('patientId')}::uuid[],
             ${column('feeFen')}::int[], ${batch.map((r) => pools.indexOf(r.pool) + 1)}::int[], ${column('elder')}::boolean[], ${batch.map(() => newId())}::uuid[],
             ${column('by')}::text[], ${column('channel')}::text[], ${column('key')}::text[], ${column('bodyHash')}::text[],
             ${batch.map((r) => r.holdMinutes ?? null)}::int[], ${decisionTime(clock)}::timestamptz)
     order by ord`)
  if (rows.some((r) => r.outcome === 'held' || r.outcome === 'booked')) db.announce()
  return rows
}

const isBusy = (e: unknown) => e instanceof Refusal && e.code === 'request.unavailable'

/** The refusal without a batch, if the schedule is known to be full at this moment; counted for the release monitor like any other. */
async function knownFull({ soldOut, tally }: Taker, question: SoldOutQuestion): Promise<Decision | undefined> {
  const full = await soldOut.refusalOf(question)
  if (full) tally.add(question.scheduleId, full.outcome)
  return full
}

/** Takes one number, or throws the refusal. `tryPools`: in this order; the desk may fall back on the online pool. */
export async function takeNumber(
  taker: Taker,
  want: Omit<NumberRequest, 'pool'>,
  tryPools: Pool[],
  how: { lane?: Lane; arrivedAt?: number; busy?: () => Error; took?: () => void } = {},
): Promise<Appointment> {
  const { ctx, batcher, soldOut } = taker
  let decision: Decision | undefined
  for (const pool of tryPools) {
    const request = { ...want, pool }
    decision =
      (await knownFull(taker, request)) ??
      (await batcher.ask(request, how).catch((e) => {
        throw how.busy && isBusy(e) ? how.busy() : e
      }))
    // A schedule that needs a room or a device beside its doctor is decided with them, one request at a time.
    if (decision.outcome === 'needs_resources') {
      const answer = await takeWithResources(ctx, request)
      if (answer.appointmentId)
        return toAppointment(
          await ctx.db.one<AppointmentRow>(selectAppointments(byId(answer.appointmentId))),
          ctx.clock(),
        )
      if (answer.outcome === 'resource_busy')
        throw refuse.resource_busy({ scheduleId: want.scheduleId, resource: answer.busy ?? '' })
      decision = { ...decision, outcome: answer.outcome }
    }
    const { outcome, appointmentId } = decision
    if (outcome === 'sold_out' || outcome === 'period_full') soldOut.suspect(want.scheduleId)
    if (appointmentId && outcome === 'replayed')
      return toAppointment(await ctx.db.one<AppointmentRow>(selectAppointments(byId(appointmentId))), ctx.clock())
    if (appointmentId && (outcome === 'held' || outcome === 'booked')) {
      how.took?.()
      return toAppointment(rowOf(want, decision, appointmentId), ctx.clock())
    }
    if (outcome !== 'sold_out' && outcome !== 'not_released') break
  }
  throw explain(want.scheduleId, decision)
}

/** The appointment as it was just written. */
const rowOf = (want: Omit<NumberRequest, 'pool'>, decision: Decision, id: string): AppointmentRow => {
  const { outcome: _outcome, appointmentId: _id, feeNow: _fee, releaseAt: _release, ...written } = decision
  const { hospitalId, scheduleId, patientId, feeFen, by, channel } = want
  return { ...written, id, hospitalId, scheduleId, patientId, feeFen, bookedBy: by, channel, cancelReason: null }
}

/** The refusal with the facts that help the patient to go on. */
function explain(scheduleId: string, decision: Decision | undefined): Refusal {
  const known = refuse as unknown as Record<string, (detail?: Record<string, unknown>) => Refusal>
  const outcome = decision?.outcome ?? 'sold_out'
  return (known[outcome] ?? refuse.sold_out)({
    scheduleId,
    ...(outcome === 'fee_changed' && { feeFen: decision?.feeNow }),
    ...(outcome === 'not_released' && { releaseAt: decision?.releaseAt?.toISOString() }),
  })
}

/** The hospital a schedule belongs to; nothing when there is no such schedule. */
export const hospitalOf = async (db: Db, scheduleId: string): Promise<string | undefined> =>
  (await hospitalsOf(db, [scheduleId]))[0]

/** The hospitals of some schedules, in their order. */
async function hospitalsOf(db: Db, ids: string[]): Promise<(string | undefined)[]> {
  const rows = await db.rows<{ id: string; hospitalId: string }>(
    sql`select s.schedule_id as id, s.hospital_id as "hospitalId" from appointments.stock s where s.schedule_id = any (${ids}::uuid[])`,
  )
  const found = new Map(rows.map((r) => [r.id, r.hospitalId]))
  return ids.map((id) => found.get(id))
}

/** The flood ends at the door. What came of it stands in the fairness report, by account and hour, not request by request in the audit. */
const turnAwayAt = (guard: RushGuard) => async (req: FastifyRequest) => {
  try {
    guard.turnAway(accountOf(req).accountId)
  } catch (e) {
    req.unaudited = true
    throw e
  }
}

export const takeNumberRoute =
  (taker: Taker, identity: Facade<(typeof Identity)['methods']>, guard?: RushGuard): Routes =>
  async (app) => {
    app.post(
      '/appointments',
      {
        config: { access: { who: 'account' } },
        ...(guard && { onRequest: turnAwayAt(guard) }),
        schema: {
          operationId: 'takeNumber',
          tags: ['appointments'],
          summary: 'Take a number for a patient',
          headers: Type.Object({ ...IdempotencyHeader.properties, ...rushHeaders }),
          body: Taking,
          response: { 201: Appointment },
        },
      },
      async (req, reply) => {
        const { accountId } = accountOf(req)
        const { scheduleId, patientId } = req.body
        const standing = await guard?.admit(knockOf(req, accountId, req.body))
        const hospitalId = await taker.hospitalOf(scheduleId)
        const asked = {
          ...req.body,
          hospitalId: hospitalId ?? '',
          by: `account:${accountId}`,
          channel: 'online',
          key: req.headers['idempotency-key'],
        }
        // That it is full is no secret, so nobody's right needs to be read for saying so: in a rush this is nearly every answer.
        const full = hospitalId && (await knownFull(taker, { ...asked, pool: 'online' }))
        if (full) throw explain(scheduleId, full)
        const may = await identity.mayBook({ accountId, patientId })
        if (!may.allowed) throw refuse.not_your_patient()
        if (may.due.length) throw refuseIdentity.consent_needed({ due: may.due })
        if (!hospitalId) throw refuse.schedule_not_found()
        const appointment = await takeNumber(
          taker,
          { ...asked, hospitalId, elder: may.elder, bodyHash: bodyHash(req.body) },
          ['online'],
          standing,
        )
        return reply.code(201).send(appointment)
      },
    )
  }
