/** 预约挂号: take a number for a patient. It is held until it is paid; a free one is booked at once. */

import { type Identity, refuse as refuseIdentity } from '@jiuyi/identity'
import { type Clock, type Facade, IdempotencyHeader, newId, type Refusal, Uuid } from '@jiuyi/kernel'
import { accountOf, bodyHash, type Ctx, type Db, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type AppointmentRow, byId, selectAppointments, toAppointment } from './appointment-row.ts'
import { type Answer, type Batcher, createBatcher, type Lane } from './batcher.ts'
import { Appointment, type Pool, pools, refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'

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
/** The module's way to the numbers: one for the process, so that a rush shares its commits. */
export type Taker = { ctx: Ctx; batcher: Batcher<NumberRequest> }
export const createTaker = (ctx: Ctx): Taker => ({
  ctx,
  batcher: createBatcher((batch) => takeNumbers(ctx.db, ctx.clock, batch), { groupOf: (r) => r.scheduleId }),
})

/**
 * Asks the database to decide a batch of requests, in the order given. One call is one commit: what is answered here is durable.
 * Answers stand in the order of the requests; `again` means: put it into the next batch.
 */
export async function takeNumbers(db: Db, clock: Clock, batch: NumberRequest[]): Promise<Answer[]> {
  const column = <K extends keyof NumberRequest>(k: K) => batch.map((r) => r[k])
  const rows = await db.rows<Answer>(sql`
    select outcome, appointment_id as "appointmentId"
      from appointments.take_numbers(${column('hospitalId')}::uuid[], ${column('scheduleId')}::uuid[], ${column('periodNo')}::int[], ${column('patientId')}::uuid[],
             ${column('feeFen')}::int[], ${batch.map((r) => pools.indexOf(r.pool) + 1)}::int[], ${column('elder')}::boolean[], ${batch.map(() => newId())}::uuid[],
             ${column('by')}::text[], ${column('channel')}::text[], ${column('key')}::text[], ${column('bodyHash')}::text[],
             ${batch.map((r) => r.holdMinutes ?? null)}::int[], ${decisionTime(clock)}::timestamptz)
     order by ord`)
  if (rows.some((r) => r.outcome === 'held' || r.outcome === 'booked')) db.announce()
  return rows
}

/** Takes one number, or throws the refusal. `tryPools`: in this order; the desk may fall back on the online pool. */
export async function takeNumber(
  { ctx, batcher }: Taker,
  want: Omit<NumberRequest, 'pool'>,
  tryPools: Pool[],
  how: { lane?: Lane; arrivedAt?: number } = {},
): Promise<Appointment> {
  let refused = 'sold_out'
  for (const pool of tryPools) {
    const { outcome, appointmentId } = await batcher.ask({ ...want, pool }, how)
    if (appointmentId && (outcome === 'held' || outcome === 'booked' || outcome === 'replayed')) {
      const row = await ctx.db.one<AppointmentRow>(selectAppointments(byId(appointmentId)))
      return toAppointment(row, ctx.clock())
    }
    refused = outcome
    if (refused !== 'sold_out' && refused !== 'not_released') break
  }
  throw await explain(ctx.db, refused, want)
}

/** The refusal with the facts that help the patient to go on. */
async function explain(db: Db, outcome: string, want: { hospitalId: string; scheduleId: string }): Promise<Refusal> {
  const known = refuse as unknown as Record<string, (detail?: Record<string, unknown>) => Refusal>
  const make = known[outcome] ?? refuse.sold_out
  const stock = await db.maybeOne<{ feeFen: number; releaseAt: Date }>(sql`
    select fee_fen as "feeFen", pool_release_at[1] as "releaseAt" from appointments.stock
     where hospital_id = ${want.hospitalId} and schedule_id = ${want.scheduleId}`)
  return make({
    scheduleId: want.scheduleId,
    ...(outcome === 'fee_changed' && stock && { feeFen: stock.feeFen }),
    ...(outcome === 'not_released' && stock && { releaseAt: stock.releaseAt.toISOString() }),
  })
}

/** The hospital a schedule belongs to; nothing when there is no such schedule. */
export const hospitalOf = async (db: Db, scheduleId: string): Promise<string | undefined> =>
  (
    await db.maybeOne<{ hospitalId: string }>(sql`
    select s.hospital_id as "hospitalId" from appointments.stock s where s.schedule_id = ${scheduleId}`)
  )?.hospitalId

export const takeNumberRoute =
  (taker: Taker, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.post(
      '/appointments',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'takeNumber',
          tags: ['appointments'],
          summary: 'Take a number for a patient',
          headers: IdempotencyHeader,
          body: Taking,
          response: { 201: Appointment },
        },
      },
      async (req, reply) => {
        const { accountId } = accountOf(req)
        const { scheduleId, patientId } = req.body
        const [may, consent, contact, hospitalId] = await Promise.all([
          identity.mayActFor({ accountId, patientId }),
          identity.consented({ accountId }),
          identity.contact({ accountId }),
          hospitalOf(taker.ctx.db, scheduleId),
        ])
        if (!may.allowed) throw refuse.not_your_patient()
        if (consent.due.length) throw refuseIdentity.consent_needed({ due: consent.due })
        if (!hospitalId) throw refuse.schedule_not_found()
        const appointment = await takeNumber(
          taker,
          {
            ...req.body,
            hospitalId,
            elder: contact.elder,
            by: `account:${accountId}`,
            channel: 'online',
            key: req.headers['idempotency-key'],
            bodyHash: bodyHash(req.body),
          },
          ['online'],
        )
        return reply.code(201).send(appointment)
      },
    )
  }
