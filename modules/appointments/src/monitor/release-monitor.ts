/** 放号监控: how the release of a day goes. Counters of schedules and tallies of answers, aggregated once a second for all who look. */
import { addDays, Count, Day, Instant, instantAt, localDate, Uuid } from '@jiuyi/kernel'
import { type Ctx, type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { decisionTime } from '../decision-time.ts'
import { wholeHospital } from '../departments-of.ts'

const Outcome = Type.Object(
  { outcome: Type.String(), count: Count },
  { additionalProperties: false, title: 'OutcomeCount' },
)
const PoolFigures = Type.Object(
  {
    pool: Type.Enum(['online', 'referral', 'desk', 'revisit']),
    quota: Count,
    taken: Count,
    left: Type.Integer({
      description: 'What the pool can still give; of a pool that flows its rest is counted online',
    }),
  },
  { additionalProperties: false, title: 'PoolFigures' },
)
const figures = { schedules: Count, issued: Count, taken: Count, waiting: Count, pools: Type.Array(PoolFigures) }
const Curve = Type.Object(
  {
    from: Instant,
    stepSeconds: Type.Integer(),
    taken: Type.Array(Count),
    refused: Type.Array(Count),
    /** The busiest departments; what is missing to `taken` is of the others. */
    departments: Type.Array(
      Type.Object(
        { departmentId: Uuid, taken: Type.Array(Count) },
        { additionalProperties: false, title: 'DepartmentCurve' },
      ),
    ),
  },
  { additionalProperties: false, title: 'ReleaseCurve' },
)
export const ReleaseMonitor = Type.Object(
  {
    serverTime: Instant,
    on: Day,
    /** The instants at which something opens that day. */
    releases: Type.Array(
      Type.Object({ at: Instant, schedules: Count }, { additionalProperties: false, title: 'ReleaseTime' }),
    ),
    /** The days of the clinics that open; their bookings are found by these. */
    visits: Type.Optional(Type.Object({ from: Day, to: Day }, { additionalProperties: false, title: 'VisitSpan' })),
    /** The next day on which something opens, when nothing does on this one. */
    next: Type.Optional(Day),
    ...figures,
    departments: Type.Array(
      Type.Object(
        { departmentId: Uuid, ...figures, outcomes: Type.Array(Outcome) },
        { additionalProperties: false, title: 'DepartmentRelease' },
      ),
    ),
    outcomes: Type.Array(Outcome),
    queue: Type.Object({ waiting: Count, nodes: Count }, { additionalProperties: false, title: 'ReleaseQueue' }),
    curve: Curve,
  },
  { additionalProperties: false, title: 'ReleaseMonitor' },
)
export type ReleaseMonitor = Static<typeof ReleaseMonitor>

const Query = Type.Object({
  on: Type.Optional(Day),
  step: Type.Optional(Type.Enum(['second', 'minute'])),
})
type Ask = { hospitalId: string; own: string[] | null; on: string; step: 'second' | 'minute'; timeZone: string }

const pools = ['online', 'referral', 'desk', 'revisit'] as const
const takenOutcomes = ['held', 'booked']
const besideAnAnswer = ['slowed']
/** A release is planned at most so many days ahead of its clinics. */
const farthest = 60
const points = { second: 180, minute: 120 }

type StockSum = {
  departmentId: string
  schedules: number
  issued: number
  taken: number
  waiting: number
  quota: number[]
  poolTaken: number[]
  flowed: number[]
  from: string
  to: string
}

async function readStocks(ctx: Ctx, ask: Ask, begin: Date, end: Date): Promise<StockSum[]> {
  return ctx.db.rows<StockSum>(sql`
    select s.department_id as "departmentId", count(*)::int as schedules, sum(x.issued)::int as issued, sum(x.taken)::int as taken, sum(s.line)::int as waiting,
           array[sum(s.pool_quota[1]), sum(s.pool_quota[2]), sum(s.pool_quota[3]), sum(s.pool_quota[4])]::int[] as quota,
           array[sum(s.pool_taken[1]), sum(s.pool_taken[2]), sum(s.pool_taken[3]), sum(s.pool_taken[4])]::int[] as "poolTaken",
           array[0, sum(x.left_[2]) filter (where s.pool_flow_at[2] <= t.now), sum(x.left_[3]) filter (where s.pool_flow_at[3] <= t.now),
                 sum(x.left_[4]) filter (where s.pool_flow_at[4] <= t.now)]::int[] as flowed,
           min(s.on_date)::text as from, max(s.on_date)::text as to
      from appointments.stock s
     cross join (select coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) as now) t
     cross join lateral (select (select sum(c) from unnest(s.capacity) as c) as issued, (select sum(k) from unnest(s.pool_taken) as k) as taken,
                                array[0, s.pool_quota[2] - s.pool_taken[2], s.pool_quota[3] - s.pool_taken[3], s.pool_quota[4] - s.pool_taken[4]] as left_) x
     where s.hospital_id = ${ask.hospitalId} and s.on_date >= ${ask.on} and s.on_date <= ${addDays(ask.on, farthest)}
       and s.pool_release_at[1] >= ${begin} and s.pool_release_at[1] < ${end} and s.state <> 'withdrawn'
       and (${ask.own}::uuid[] is null or s.department_id = any (${ask.own}::uuid[]))
     group by s.department_id`)
}

const toFigures = (all: StockSum[]) => ({
  schedules: all.reduce((n, s) => n + s.schedules, 0),
  issued: all.reduce((n, s) => n + s.issued, 0),
  taken: all.reduce((n, s) => n + s.taken, 0),
  waiting: all.reduce((n, s) => n + s.waiting, 0),
  pools: pools.map((pool, i) => {
    const sum = (of: (s: StockSum) => number) => all.reduce((n, s) => n + of(s), 0)
    const quota = sum((s) => s.quota[i]!)
    const taken = sum((s) => s.poolTaken[i]!)
    const flowed = sum((s) => (i === 0 ? -s.flowed.reduce((n, f) => n + (f ?? 0), 0) : (s.flowed[i] ?? 0)))
    return { pool, quota, taken, left: Math.max(0, quota - taken - flowed) }
  }),
})

/** Counts by step, from the tallies of the minutes the window touches. */
function curveOf(
  rows: { departmentId: string; minute: Date; outcome: string; perSecond: number[] }[],
  from: Date,
  step: 'second' | 'minute',
) {
  const n = points[step]
  const stepSeconds = step === 'second' ? 1 : 60
  const zeros = () => new Array<number>(n).fill(0)
  const [taken, refused] = [zeros(), zeros()]
  const byDepartment = new Map<string, number[]>()
  for (const r of rows) {
    if (besideAnAnswer.includes(r.outcome)) continue
    const took = takenOutcomes.includes(r.outcome)
    const own = byDepartment.get(r.departmentId) ?? zeros()
    byDepartment.set(r.departmentId, own)
    r.perSecond.forEach((count, second) => {
      const at = Math.floor(((r.minute.getTime() - from.getTime()) / 1000 + second) / stepSeconds)
      if (!count || at < 0 || at >= n) return
      if (took) own[at]! += count
      ;(took ? taken : refused)[at]! += count
    })
  }
  const total = (a: number[]) => a.reduce((x, y) => x + y, 0)
  const busiest = [...byDepartment]
    .filter(([, a]) => total(a) > 0)
    .sort(([, a], [, b]) => total(b) - total(a))
    .slice(0, 6)
  return {
    from: from.toISOString(),
    stepSeconds,
    taken,
    refused,
    departments: busiest.map(([departmentId, own]) => ({ departmentId, taken: own })),
  }
}

async function look(ctx: Ctx, ask: Ask): Promise<ReleaseMonitor> {
  const { now } = await ctx.db.one<{ now: Date }>(
    sql`select coalesce(${decisionTime(ctx.clock)}::timestamptz, clock_timestamp()) as now`,
  )
  const begin = instantAt(ask.on, '00:00', ask.timeZone)
  const end = instantAt(addDays(ask.on, 1), '00:00', ask.timeZone)
  const [stocks, releases, outcomes, queue] = await Promise.all([
    readStocks(ctx, ask, begin, end),
    ctx.db.rows<{ at: Date; schedules: number }>(sql`
      select s.pool_release_at[1] as at, count(*)::int as schedules from appointments.stock s
       where s.hospital_id = ${ask.hospitalId} and s.on_date >= ${ask.on} and s.on_date <= ${addDays(ask.on, farthest)} and s.state <> 'withdrawn'
         and s.pool_release_at[1] >= ${begin} and s.pool_release_at[1] < ${end}
         and (${ask.own}::uuid[] is null or s.department_id = any (${ask.own}::uuid[]))
       group by 1 order by 1`),
    ctx.db.rows<{ departmentId: string; outcome: string; count: number }>(sql`
      select a.department_id as "departmentId", a.outcome, sum(a.total)::int as count from appointments.release_tally a
       where a.hospital_id = ${ask.hospitalId} and a.minute >= ${begin} and a.minute < ${end}
         and (${ask.own}::uuid[] is null or a.department_id = any (${ask.own}::uuid[]))
       group by 1, 2`),
    ctx.db.one<{ waiting: number; nodes: number }>(sql`
      select coalesce(sum(waiting), 0)::int as waiting, count(*)::int as nodes from appointments.release_node where at > clock_timestamp() - interval '5 seconds'`),
  ])
  const opened = releases.filter((r) => r.at <= now).at(-1)?.at ?? releases[0]?.at
  const width = points[ask.step] * (ask.step === 'second' ? 1000 : 60_000)
  // The first minutes stand still on the release; later, and on a day without one, the window goes along with the clock.
  const lead = ask.step === 'second' ? 5_000 : 300_000
  const along = new Date(
    Math.floor((now.getTime() - width) / 60_000) * 60_000 +
      (ask.step === 'second' ? Math.floor((now.getTime() % 60_000) / 1000) * 1000 + 1000 : 60_000),
  )
  const still = opened && new Date(opened.getTime() - lead)
  const past = now >= end
  const from =
    still && (past || (now >= still && now.getTime() < still.getTime() + width)) ? still : past ? begin : along
  const tallies = await ctx.db.rows<{ departmentId: string; minute: Date; outcome: string; perSecond: number[] }>(sql`
    select a.department_id as "departmentId", a.minute, a.outcome, a.per_second as "perSecond" from appointments.release_tally a
     where a.hospital_id = ${ask.hospitalId} and a.minute > ${new Date(from.getTime() - 60_000)} and a.minute < ${new Date(from.getTime() + width)}
       and (${ask.own}::uuid[] is null or a.department_id = any (${ask.own}::uuid[]))`)
  const sums = new Map<string, number>()
  for (const o of outcomes) sums.set(o.outcome, (sums.get(o.outcome) ?? 0) + o.count)
  const list = (all: { outcome: string; count: number }[]) =>
    all.map(({ outcome, count }) => ({ outcome, count })).sort((a, b) => b.count - a.count)
  const next = releases.length
    ? undefined
    : await ctx.db.maybeOne<{ at: Date | null }>(sql`
        select min(s.pool_release_at[1]) as at from appointments.stock s
         where s.hospital_id = ${ask.hospitalId} and s.on_date >= ${ask.on} and s.on_date <= ${addDays(ask.on, farthest)} and s.pool_release_at[1] >= ${end} and s.state = 'open'
           and (${ask.own}::uuid[] is null or s.department_id = any (${ask.own}::uuid[]))`)
  return {
    serverTime: now.toISOString(),
    on: ask.on,
    releases: releases.map((r) => ({ at: r.at.toISOString(), schedules: r.schedules })),
    ...(stocks.length && {
      visits: {
        from: stocks.map((s) => s.from).sort()[0]!,
        to: stocks
          .map((s) => s.to)
          .sort()
          .at(-1)!,
      },
    }),
    ...(next?.at && { next: localDate(next.at, ask.timeZone) }),
    ...toFigures(stocks),
    departments: stocks
      .map((s) => ({
        departmentId: s.departmentId,
        ...toFigures([s]),
        outcomes: list(outcomes.filter((o) => o.departmentId === s.departmentId)),
      }))
      .sort((a, b) => b.taken - a.taken || b.issued - a.issued),
    outcomes: list([...sums].map(([outcome, count]) => ({ outcome, count }))),
    queue,
    curve: curveOf(tallies, from, ask.step),
  }
}

export const releaseMonitorRoute =
  (ctx: Ctx, timeZone: string): Routes =>
  async (app) => {
    /** However many look, one reading a second for each view. */
    const kept = new Map<string, { at: number; answer: Promise<ReleaseMonitor> }>()
    const shared = (ask: Ask): Promise<ReleaseMonitor> => {
      const key = JSON.stringify(ask)
      const now = performance.now()
      const known = kept.get(key)
      if (known && now - known.at < 1_000) return known.answer
      for (const [k, v] of kept) if (now - v.at > 5_000) kept.delete(k)
      const answer = look(ctx, ask)
      kept.set(key, { at: now, answer })
      answer.catch(() => kept.delete(key))
      return answer
    }
    const zones = new Map<string, string>()
    const zoneOf = async (staff: StaffActor): Promise<string> => {
      const known = zones.get(staff.hospitalId)
      if (known) return known
      const row = await ctx.db.maybeOne<{ zone: string }>(
        sql`select s.time_zone as zone from appointments.stock s where s.hospital_id = ${staff.hospitalId} limit 1`,
      )
      if (row) zones.set(staff.hospitalId, row.zone)
      return row?.zone ?? timeZone
    }
    app.get(
      '/staff/release',
      {
        config: { access: { who: 'staff', may: 'timetable.read' } },
        schema: {
          operationId: 'watchRelease',
          tags: ['appointments'],
          summary:
            'How the release of a day goes: numbers taken, what is left by pool, refusals, queue; made for asking every second or two',
          querystring: Query,
          response: { 200: ReleaseMonitor },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const zone = await zoneOf(staff)
        return shared({
          hospitalId: staff.hospitalId,
          own: wholeHospital(staff) ? null : staff.departmentIds.toSorted(),
          on: req.query.on ?? localDate(ctx.clock(), zone),
          step: req.query.step ?? 'second',
          timeZone: zone,
        })
      },
    )
  }
