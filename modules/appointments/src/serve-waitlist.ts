/** 候补递补: what became free is offered to the next in line, and lines whose time is over are closed. */

import type { Flow } from '@jiuyi/platform'
import { type Ctx, sql } from '@jiuyi/platform'
import type { Static } from 'typebox'
import { closeEntries } from './close-entries.ts'
import { AppointmentCancelled } from './contract.ts'
import { decisionTime } from './decision-time.ts'

type Line = { hospitalId: string; scheduleId: string }

/** Offers what this schedule has to the first in its line; the database decides who. Returns how many were asked. */
export async function serveWaitlist({ db, clock }: Ctx, { hospitalId, scheduleId }: Line): Promise<number> {
  const { n } = await db.one<{ n: number }>(
    sql`select appointments.serve_waitlist(${hospitalId}, ${scheduleId}, ${decisionTime(clock)}::timestamptz) as n`,
  )
  if (n) db.announce()
  return n
}

/**
 * Every line that has something to give. Who was passed over by a rule is asked again after ten minutes even when nobody else waits.
 * A timer that is late does no harm: while somebody waits, nobody else can take what is free.
 */
export async function serveWaitlists(ctx: Ctx): Promise<number> {
  const lines = await ctx.db.rows<Line>(sql`
    select s.hospital_id as "hospitalId", s.schedule_id as "scheduleId"
      from (select coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) as now) t
     cross join (select distinct e.hospital_id, e.schedule_id from appointments.waitlist_entry e where e.status in ('waiting', 'skipped')) open
      join appointments.stock s on s.schedule_id = open.schedule_id and s.hospital_id = open.hospital_id
      join lateral (select p.bookable_until_minutes from appointments.policy p
                     where p.hospital_id = s.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
     where s.state = 'open' and appointments.free_online(s, p.bookable_until_minutes, t.now) > 0
       and (s.line > 0 or exists (select 1 from appointments.waitlist_entry e
                                   where e.schedule_id = s.schedule_id and e.hospital_id = s.hospital_id and e.status = 'skipped'
                                     and e.tried_at <= t.now - interval '10 minutes'))
     order by 1, 2 limit 500`)
  let n = 0
  for (const line of lines) n += await serveWaitlist(ctx, line)
  return n
}

/** Closes the lines of clinics that are due tomorrow (at the hospital's hour), stopped or withdrawn; everybody in them is told by a flow. */
export async function closeWaitlists(ctx: Ctx): Promise<number> {
  const due = await ctx.db.rows<{ hospitalId: string; ids: string[]; why: string }>(sql`
    select hospital_id as "hospitalId", array_agg(id) as ids, why
      from (select e.hospital_id, e.id, case s.state when 'open' then 'not_reached' else s.state end as why
              from (select coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) as now) t
             cross join appointments.waitlist_entry e
              join appointments.stock s on s.schedule_id = e.schedule_id and s.hospital_id = e.hospital_id
              join lateral (select p.waitlist_clear_at from appointments.policy p
                             where p.hospital_id = e.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
             where e.status in ('waiting', 'skipped')
               and (s.state <> 'open' or t.now >= ((s.on_date - 1) + p.waitlist_clear_at) at time zone s.time_zone)
             order by e.hospital_id, e.schedule_id, e.seq limit 1000) over
     group by hospital_id, why`)
  let n = 0
  for (const { hospitalId, ids, why } of due)
    n += (await closeEntries(ctx, { hospitalId, ids, status: 'cleared', who: 'system', why })).length
  return n
}

/** A number that was given back wakes its line at once; the timer catches what this misses. */
export const wakeWaitlist = (ctx: Ctx): Flow => ({
  name: 'appointments.wake_waitlist',
  on: AppointmentCancelled.event,
  react: async (a: Static<typeof AppointmentCancelled.schema>) => {
    await serveWaitlist(ctx, a)
  },
})
