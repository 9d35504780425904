/** 登记抽号意愿: one wish a patient, entered on the phone or at the desk while wishes are collected; all have the same chance whenever they come. */

import { type Identity, PatientCard, refuse as refuseIdentity } from '@jiuyi/identity'
import { type Facade, IdempotencyHeader, IdParam, Line, List, type Refusal, Uuid } from '@jiuyi/kernel'
import { accountOf, bodyHash, type Ctx, type Routes, sql, staffOf, violated } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse, Wish } from '../contract.ts'
import { decisionTime } from '../decision-time.ts'
import { hospitalOf } from '../take-number.ts'
import { selectWishes, toWish, type WishRow } from './draw-row.ts'

/** `periods`: wanted, in this order; `anyPeriod`: when these are gone, any other will do. */
const Wishing = Type.Object(
  {
    scheduleId: Uuid,
    patientId: Uuid,
    periods: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 47 }), { maxItems: 48, uniqueItems: true })),
    anyPeriod: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, title: 'WishRequest' },
)

export type NewWish = {
  hospitalId: string
  scheduleId: string
  patientId: string
  periods?: number[]
  anyPeriod?: boolean
  by: string
  channel: string
  elder: boolean
  key: string
  bodyHash: string
}

/** The id is made by the database when the wish is written: nobody can try out ids. */
export async function makeWish(ctx: Ctx, w: NewWish): Promise<Wish> {
  const periods = w.periods ?? []
  const { outcome, wishId } = await ctx.db
    .one<{ outcome: string; wishId: string | null }>(sql`
      select outcome, wish_id as "wishId"
        from appointments.make_wish(${w.hospitalId}, ${w.scheduleId}, ${w.patientId}, ${periods}::int[], ${periods.length === 0 || (w.anyPeriod ?? true)},
                                    ${w.by}, ${w.channel}, ${w.elder}, ${w.key}, ${w.bodyHash}, ${decisionTime(ctx.clock)}::timestamptz)`)
    .catch((e) => {
      if (violated(e) === 'wish_idempotency') throw refuse.idempotency_key_reused()
      throw e
    })
  if (!wishId || (outcome !== 'wished' && outcome !== 'replayed')) {
    const known = refuse as unknown as Record<string, (detail?: Record<string, unknown>) => Refusal>
    throw (known[outcome] ?? refuse.closed)({ scheduleId: w.scheduleId })
  }
  return toWish(await ctx.db.one<WishRow>(selectWishes(sql`w.id = ${wishId}`)))
}

/** Until the list is closed; asked twice, the second time answers the same. */
export async function withdrawWish(ctx: Ctx, row: WishRow, who: string): Promise<Wish> {
  await ctx.db.tx(async (tx) => {
    // Closing takes this lock alone: either the wish is gone before the list is final, or it is in it.
    await tx.rows(
      sql`select 1 from appointments.draw d where d.schedule_id = ${row.scheduleId} and d.hospital_id = ${row.hospitalId} for share`,
    )
    await tx.rows(sql`
      update appointments.wish w set withdrawn_at = coalesce(${decisionTime(ctx.clock)}::timestamptz, clock_timestamp()), withdrawn_by = ${who}
       where w.id = ${row.id} and w.hospital_id = ${row.hospitalId} and w.withdrawn_at is null and w.outcome is null
         and exists (select 1 from appointments.draw d where d.schedule_id = w.schedule_id and d.hospital_id = w.hospital_id and d.closed_at is null)`)
  })
  const after = await ctx.db.one<WishRow>(selectWishes(sql`w.id = ${row.id}`))
  if (!after.withdrawnAt) throw refuse.wishes_closed({ scheduleId: row.scheduleId })
  return toWish(after)
}

export const wishRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    const find = (id: string) => ctx.db.maybeOne<WishRow>(selectWishes(sql`w.id = ${id}`))

    app.post(
      '/wishes',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'makeWish',
          tags: ['draws'],
          summary: 'Enter a patient into the draw of a schedule',
          headers: IdempotencyHeader,
          body: Wishing,
          response: { 201: Wish },
        },
      },
      async (req, reply) => {
        const { accountId } = accountOf(req)
        const { scheduleId, patientId } = req.body
        const [may, consent, contact, hospitalId] = await Promise.all([
          identity.mayActFor({ accountId, patientId }),
          identity.consented({ accountId }),
          identity.contact({ accountId }),
          hospitalOf(ctx.db, scheduleId),
        ])
        if (!may.allowed) throw refuse.not_your_patient()
        if (consent.due.length) throw refuseIdentity.consent_needed({ due: consent.due })
        if (!hospitalId) throw refuse.schedule_not_found()
        const wish = await makeWish(ctx, {
          ...req.body,
          hospitalId,
          by: `account:${accountId}`,
          channel: 'online',
          elder: contact.elder,
          key: req.headers['idempotency-key'],
          bodyHash: bodyHash(req.body),
        })
        return reply.code(201).send(wish)
      },
    )

    app.get(
      '/wishes',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'listWishes',
          tags: ['draws'],
          summary: 'Wishes of a patient, newest first, of the last 30 days',
          querystring: Type.Object({ patientId: Uuid }),
          response: { 200: List(Wish) },
        },
      },
      async (req) => {
        const { patientId } = req.query
        if (!(await identity.mayActFor({ accountId: accountOf(req).accountId, patientId })).allowed)
          throw refuse.not_your_patient()
        const rows = await ctx.db.rows<WishRow>(
          selectWishes(
            sql`w.patient_id = ${patientId} and w.made_at > coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) - interval '30 days'`,
            sql`order by w.made_at desc limit 50`,
          ),
        )
        return { items: rows.map(toWish) }
      },
    )

    app.post(
      '/wishes/:id/withdrawal',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'withdrawWish',
          tags: ['draws'],
          summary: 'Take a wish back before the list is closed',
          params: IdParam,
          response: { 200: Wish },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const row = await find(req.params.id)
        if (!row || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
          throw refuse.wish_not_found()
        return withdrawWish(ctx, row, `account:${accountId}`)
      },
    )

    app.post(
      '/staff/wishes',
      {
        config: { access: { who: 'staff', may: 'waitlist.write' } },
        schema: {
          operationId: 'makeWishAtDesk',
          tags: ['draws'],
          summary: 'Enter a patient who came or phoned into the draw; the chance is the same',
          headers: IdempotencyHeader,
          body: Wishing,
          response: { 201: Wish },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const { scheduleId, patientId } = req.body
        const [hospitalId, { cards }] = await Promise.all([
          hospitalOf(ctx.db, scheduleId),
          identity.patientCards({ groupId: staff.groupId, patientIds: [patientId] }),
        ])
        if (hospitalId !== staff.hospitalId) throw refuse.schedule_not_found()
        if (!cards.length) throw refuse.not_your_patient()
        const wish = await makeWish(ctx, {
          ...req.body,
          hospitalId,
          by: `staff:${staff.staffId}`,
          channel: 'desk',
          elder: true,
          key: req.headers['idempotency-key'],
          bodyHash: bodyHash(req.body),
        })
        return reply.code(201).send(wish)
      },
    )

    app.get(
      '/staff/wishes',
      {
        config: { access: { who: 'staff', may: 'waitlist.read' }, reads: 'patient' },
        schema: {
          operationId: 'listStaffWishes',
          tags: ['draws'],
          summary: 'The wishes for a schedule, with the patients masked; in drawn order once it is drawn',
          querystring: Type.Object({ scheduleId: Uuid }),
          response: {
            200: List(
              Type.Object(
                { wish: Wish, channel: Line(20), patient: Type.Optional(PatientCard) },
                { additionalProperties: false, title: 'ListedWish' },
              ),
            ),
          },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const own = staff.roles.some((r) => ['admin', 'manager', 'desk'].includes(r)) ? null : staff.departmentIds
        const rows = await ctx.db.rows<WishRow>(
          selectWishes(
            sql`w.schedule_id = ${req.query.scheduleId} and w.hospital_id = ${staff.hospitalId}
            and (${own}::uuid[] is null or s.department_id = any (${own}::uuid[]))`,
            sql`order by w.rank nulls last, w.id limit 2000`,
          ),
        )
        const { cards } = await identity.patientCards({
          groupId: staff.groupId,
          patientIds: [...new Set(rows.map((r) => r.patientId))],
        })
        const card = new Map(cards.map((c) => [c.patientId, c]))
        return {
          items: rows.map((r) => {
            const patient = card.get(r.patientId)
            return { wish: toWish(r), channel: r.channel, ...(patient && { patient }) }
          }),
        }
      },
    )

    app.post(
      '/staff/wishes/:id/withdrawal',
      {
        config: { access: { who: 'staff', may: 'waitlist.write' } },
        schema: {
          operationId: 'withdrawWishAtDesk',
          tags: ['draws'],
          summary: 'Take a wish back for a patient, before the list is closed',
          params: IdParam,
          response: { 200: Wish },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const row = await find(req.params.id)
        if (row?.hospitalId !== staff.hospitalId) throw refuse.wish_not_found()
        return withdrawWish(ctx, row, `staff:${staff.staffId}`)
      },
    )
  }
