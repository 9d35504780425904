/** 我的候补: the places in line of the patients an account acts for, and how long a line is. */

import type { Identity } from '@jiuyi/identity'
import { Count, type Facade, IdParam, Instant, List, Uuid } from '@jiuyi/kernel'
import { accountOf, type Ctx, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse, WaitlistEntry } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { entryById, selectWaitlist, toWaitlistEntry, type WaitlistRow } from './waitlist-row.ts'

const Filter = Type.Object({ patientId: Uuid, scope: Type.Optional(Type.Enum(['open', 'all'])) })

/** `open`: can somebody still join (it is full, not stopped, and the line is not closed yet)? */
const Line = Type.Object(
  { scheduleId: Uuid, waiting: Count, open: Type.Boolean(), closesAt: Instant },
  { additionalProperties: false, title: 'WaitlistLine' },
)

export const myWaitlistRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.get(
      '/waitlist-entries',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'listWaitlistEntries',
          tags: ['waitlist'],
          summary: 'Places in line of a patient, newest first; those that are over for 30 days',
          querystring: Filter,
          response: { 200: List(WaitlistEntry) },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const { patientId, scope = 'all' } = req.query
        if (!(await identity.mayActFor({ accountId, patientId })).allowed) throw refuse.not_your_patient()
        const rows = await ctx.db.rows<WaitlistRow>(
          selectWaitlist(
            sql`e.patient_id = ${patientId} and e.hospital_id in (select h.hospital_id from appointments.hospital h)
            and (e.status in ('waiting', 'skipped', 'offered')
                 or ${scope === 'all'} and e.changed_at > coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) - interval '30 days')`,
            sql`order by (e.status = 'offered') desc, (e.status in ('waiting', 'skipped')) desc, e.joined_at desc limit 50`,
          ),
        )
        return { items: rows.map(toWaitlistEntry) }
      },
    )

    app.get(
      '/waitlist-entries/:id',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'getWaitlistEntry',
          tags: ['waitlist'],
          summary: 'One place in line',
          params: IdParam,
          response: { 200: WaitlistEntry },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const row = await ctx.db.maybeOne<WaitlistRow>(selectWaitlist(entryById(req.params.id)))
        if (!row || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
          throw refuse.waitlist_entry_not_found()
        return toWaitlistEntry(row)
      },
    )

    app.get(
      '/schedules/:id/waitlist',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'getWaitlistLine',
          tags: ['waitlist'],
          summary: 'How many wait for a schedule, and whether one can join',
          params: IdParam,
          response: { 200: Line },
        },
      },
      async (req, reply) => {
        const row = await ctx.db.maybeOne<{ scheduleId: string; waiting: number; open: boolean; closesAt: Date }>(sql`
          select s.schedule_id as "scheduleId", s.line as waiting, c.closes_at as "closesAt",
                 s.state = 'open' and s.pool_release_at[1] <= t.now and not (s.allotment = 'draw' and s.drawn_at is null) and t.now < c.closes_at
                   and s.resources = '{}' and (s.line > 0 or appointments.free_online(s, p.bookable_until_minutes, t.now) = 0) as open
            from appointments.stock s
           cross join (select coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) as now) t
            join lateral (select p.bookable_until_minutes, p.waitlist_clear_at from appointments.policy p
                           where p.hospital_id = s.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
           cross join lateral (select ((s.on_date - 1) + p.waitlist_clear_at) at time zone s.time_zone as closes_at) c
           where s.schedule_id = ${req.params.id} and s.hospital_id in (select h.hospital_id from appointments.hospital h)`)
        if (!row) throw refuse.schedule_not_found()
        reply.header('cache-control', 'public, max-age=1')
        return { ...row, closesAt: row.closesAt.toISOString() }
      },
    )
  }
