/** What the guard must know of a schedule and its hospital, kept for a few seconds so that a rush does not ask the database. */
import { type Ctx, createLoader, sql } from '@jiuyi/platform'
import type { ScoreRules } from './score.ts'

export type RushFacts = ScoreRules & {
  hospitalId: string
  departmentId: string
  releaseAt: number
  guard: boolean
  hotMinutes: number
  hotPeople: number
  slowFromScore: number
  slowSeconds: number
}

type Row = Omit<RushFacts, 'releaseAt'> & { scheduleId: string; releaseAt: Date }

/** Read for many schedules at a time and kept for five seconds; a release that was moved is known after that time. */
export function createRushFacts({ db }: Ctx, nowMs: () => number) {
  const read = async (ids: string[]): Promise<(RushFacts | undefined)[]> => {
    const rows = await db.rows<Row>(sql`
      select s.schedule_id as "scheduleId", s.hospital_id as "hospitalId", s.department_id as "departmentId", s.pool_release_at[1] as "releaseAt",
             p.rush_guard as guard, p.permit_bits as "permitBits", p.hot_minutes as "hotMinutes", p.hot_people as "hotPeople", p.slow_from_score as "slowFromScore",
             p.slow_seconds as "slowSeconds", p.device_accounts as "deviceAccounts", p.network_accounts as "networkAccounts"
        from appointments.stock s
        join lateral (select * from appointments.policy p where p.hospital_id = s.hospital_id and p.valid_from <= ${new Date(nowMs())}
                       order by p.valid_from desc limit 1) p on true
       where s.hospital_id in (select h.hospital_id from appointments.hospital h) and s.schedule_id = any (${ids}::uuid[])`)
    const found = new Map(rows.map(({ scheduleId, ...r }) => [scheduleId, { ...r, releaseAt: r.releaseAt.getTime() }]))
    return ids.map((id) => found.get(id))
  }
  return createLoader<string, RushFacts>((id) => id, read, { keepMs: 5_000, maxKept: 5_000 }).load
}
export type ReadRushFacts = ReturnType<typeof createRushFacts>
