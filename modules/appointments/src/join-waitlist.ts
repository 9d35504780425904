/** 加入候补: a patient queues up for a schedule that is full. */

import { type Identity, refuse as refuseIdentity } from '@jiuyi/identity'
import { type Clock, type Facade, IdempotencyHeader, newId, type Refusal, Uuid } from '@jiuyi/kernel'
import { accountOf, bodyHash, type Ctx, type Db, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type Answer, type Batcher, createBatcher } from './batcher.ts'
import { refuse, WaitlistEntry } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { hospitalOf } from './take-number.ts'
import { entryById, selectWaitlist, toWaitlistEntry, type WaitlistRow } from './waitlist-row.ts'

export type Joining = {
  hospitalId: string
  scheduleId: string
  patientId: string
  by: string
  channel: string
  elder: boolean
  /** Left out: the rows say whether a suspension took a number from this patient. */
  priority?: boolean
  why?: string
  key: string
  bodyHash: string
}

/** One call, one commit, in the order given; the answer is durable when it comes. */
export async function joinWaitlists(db: Db, clock: Clock, batch: Joining[]): Promise<Answer[]> {
  const column = <K extends keyof Joining>(k: K) => batch.map((r) => r[k] ?? null)
  const rows = await db.rows<Answer>(sql`
    select outcome, entry_id as "appointmentId"
      from appointments.join_waitlist(${column('hospitalId')}::uuid[], ${column('scheduleId')}::uuid[], ${column('patientId')}::uuid[], ${batch.map(() => newId())}::uuid[],
             ${column('by')}::text[], ${column('channel')}::text[], ${column('elder')}::boolean[], ${column('priority')}::boolean[],
             ${batch.map((r) => r.why ?? 'joined')}::text[], ${column('key')}::text[], ${column('bodyHash')}::text[], ${decisionTime(clock)}::timestamptz)
     order by ord`)
  if (rows.some((r) => r.outcome === 'waiting')) db.announce()
  return rows
}

/** When a doctor is full within seconds, hundreds join at once: they share their commits as those who take numbers do. */
export type Joiner = { ctx: Ctx; batcher: Batcher<Joining> }
export const createJoiner = (ctx: Ctx): Joiner => ({
  ctx,
  batcher: createBatcher((batch) => joinWaitlists(ctx.db, ctx.clock, batch), {
    maxBatch: 128,
    maxWaiting: 2_000,
    groupOf: (r) => r.scheduleId,
  }),
})

/** Puts one patient in line, or throws the refusal. */
export async function joinWaitlist({ ctx, batcher }: Joiner, want: Joining): Promise<WaitlistEntry> {
  const { outcome, appointmentId: entryId } = await batcher.ask(want)
  if (!entryId || (outcome !== 'waiting' && outcome !== 'replayed')) {
    const known = refuse as unknown as Record<string, (detail?: Record<string, unknown>) => Refusal>
    throw (known[outcome] ?? refuse.closed)({ scheduleId: want.scheduleId })
  }
  return toWaitlistEntry(await ctx.db.one<WaitlistRow>(selectWaitlist(entryById(entryId))))
}

export const joinWaitlistRoute =
  (joiner: Joiner, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.post(
      '/waitlist-entries',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'joinWaitlist',
          tags: ['waitlist'],
          summary: 'Queue up for a schedule that is full',
          description:
            'Refused with `not_full` while numbers are left. Numbers that come back are offered in strict order.',
          headers: IdempotencyHeader,
          body: Type.Object(
            { scheduleId: Uuid, patientId: Uuid },
            { additionalProperties: false, title: 'WaitlistWish' },
          ),
          response: { 201: WaitlistEntry },
        },
      },
      async (req, reply) => {
        const { accountId } = accountOf(req)
        const { scheduleId, patientId } = req.body
        const [may, consent, contact, hospitalId] = await Promise.all([
          identity.mayActFor({ accountId, patientId }),
          identity.consented({ accountId }),
          identity.contact({ accountId }),
          hospitalOf(joiner.ctx.db, scheduleId),
        ])
        if (!may.allowed) throw refuse.not_your_patient()
        if (consent.due.length) throw refuseIdentity.consent_needed({ due: consent.due })
        if (!hospitalId) throw refuse.schedule_not_found()
        const entry = await joinWaitlist(joiner, {
          hospitalId,
          scheduleId,
          patientId,
          by: `account:${accountId}`,
          channel: 'online',
          elder: contact.elder,
          key: req.headers['idempotency-key'],
          bodyHash: bodyHash(req.body),
        })
        return reply.code(201).send(entry)
      },
    )
  }
