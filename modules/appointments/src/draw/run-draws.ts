/** 抽号: by the clock, lists are closed and published, and after a pause the numbers are drawn. Late, twice or on two processes: the same result. */
import { type Ctx, sql } from '@jiuyi/platform'
import { decisionTime } from '../decision-time.ts'
import { seedPlace } from './mark-draw.ts'

type Due = { hospitalId: string; scheduleId: string; closed: boolean; sealed: string }

/** Does what is due; returns how many draws moved. The seed leaves its seal only for the statement that draws. */
export async function runDraws(ctx: Ctx): Promise<number> {
  const t = decisionTime(ctx.clock)
  const due = await ctx.db.rows<Due>(sql`
    select d.hospital_id as "hospitalId", d.schedule_id as "scheduleId", d.closed_at is not null as closed, d.seed_sealed as sealed
      from (select coalesce(${t}::timestamptz, now()) as now) t
     cross join appointments.draw d
      join appointments.stock s on s.schedule_id = d.schedule_id and s.hospital_id = d.hospital_id
     where d.drawn_at is null and d.cancelled_at is null
       and (d.closed_at is null and (s.state <> 'open' or s.pool_release_at[1] + make_interval(mins => d.window_minutes) <= t.now)
            or d.closed_at + make_interval(secs => d.pause_seconds) <= t.now and s.state = 'open')
     order by d.hospital_id, d.schedule_id limit 100`)
  let moved = 0
  for (const { hospitalId, scheduleId, closed, sealed } of due) {
    if (!closed) {
      const { done } = await ctx.db.one<{ done: boolean }>(
        sql`select appointments.close_draw(${hospitalId}, ${scheduleId}, ${t}::timestamptz) as done`,
      )
      moved += done ? 1 : 0
      continue
    }
    const seed = Buffer.from(ctx.keys.open(sealed, seedPlace(scheduleId)), 'hex')
    const { given } = await ctx.db.one<{ given: number | null }>(
      sql`select appointments.run_draw(${hospitalId}, ${scheduleId}, ${seed}::bytea, ${t}::timestamptz) as given`,
    )
    moved += given === null ? 0 : 1
  }
  if (moved) ctx.db.announce()
  return moved
}
