/** 爽约判定: who has a number and did not come, once the session is over; and what it leads to. */
import { type Ctx, sql } from '@jiuyi/platform'
import { decisionTime } from './decision-time.ts'

/** Closes the sessions that are over, at most 200 a turn; returns how many. By the clock: late or twice does no harm. */
export async function closeSessions({ db, clock }: Ctx): Promise<number> {
  const { n } = await db.one<{ n: number }>(
    sql`select appointments.close_sessions(${decisionTime(clock)}::timestamptz, 200) as n`,
  )
  if (n) db.announce()
  return n
}

type Judged = { missed: number; limit: number; warned: boolean; restrictedUntil?: string }

export const judgeNoShow =
  ({ db, clock }: Ctx) =>
  async ({ appointmentId, child }: { appointmentId: string; child: boolean }): Promise<{ judged?: Judged }> => {
    const row = await db.maybeOne<{ missed: number; limit: number; warned: boolean; until: Date | null }>(sql`
      select j.strikes as missed, j.strike_limit as "limit", j.warned, j.restricted_until as until
        from appointments.hospital h
        join appointments.no_show x on x.hospital_id = h.hospital_id and x.appointment_id = ${appointmentId}
       cross join lateral appointments.judge_no_show(x.hospital_id, x.appointment_id, ${child}, ${decisionTime(clock)}::timestamptz) j`)
    if (!row) return {}
    const { until, ...judged } = row
    return { judged: { ...judged, ...(until && { restrictedUntil: until.toISOString() }) } }
  }
