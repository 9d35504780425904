/** The rows a snapshot is made of: counters and times, with nothing judged yet, so that the clock alone can move the answer without the database. */
import { type Queryable, sql } from '@jiuyi/platform'

/** Short names: this is kept in memory as text for every watched day. Instants are milliseconds. */
export type StockRow = {
  id: string
  hospital: string
  dept: string
  doctor: string | null
  on: string
  half: 'am' | 'pm' | 'night'
  level: string
  fee: number
  room: string
  state: 'open' | 'stopped' | 'withdrawn'
  release: number
  /** Of each pool: what is left of it, and from when on that can be taken online. */
  pools: number[]
  flows: number[]
  from: string[]
  to: string[]
  /** Until when a number of the period can be taken. */
  until: number[]
  free: number[]
  line: number
  byDraw: boolean
  drawUntil: number
}
type DbRow = Omit<StockRow, 'pools' | 'flows' | 'from' | 'to' | 'until' | 'free'> & {
  pools: string
  flows: string
  from: string
  to: string
  until: string
  free: string
  nextPolicy: number | null
}

export type DayKey = { kind: 'department' | 'practitioner'; id: string; on: string }
/** `nextPolicy`: when a rule that is already written comes into force, and the rows have to be read again. */
export type DayRows = { rows: StockRow[]; nextPolicy: number }

const numbers = (array: string): number[] => JSON.parse(`[${array.slice(1, -1)}]`)
const times = (array: string): string[] =>
  array
    .slice(1, -1)
    .split(',')
    .map((t) => t.slice(0, 5))

const wanted = (kind: DayKey['kind'], days: DayKey[]) => {
  const ids = days.map((d) => d.id)
  const on = days.map((d) => d.on)
  return kind === 'department'
    ? sql`unnest(${ids}::uuid[], ${on}::date[]) with ordinality as w(id, day, ord) join appointments.stock s on s.department_id = w.id and s.on_date = w.day`
    : sql`unnest(${ids}::uuid[], ${on}::date[]) with ordinality as w(id, day, ord) join appointments.stock s on s.practitioner_id = w.id and s.on_date = w.day`
}

/** The rows of these days, all of one kind, in one statement; answers stand in the order of the days. `at`: null in service, a test's instant. */
export async function readDays(db: Queryable, days: DayKey[], at: Date | null): Promise<DayRows[]> {
  const found: DayRows[] = days.map(() => ({ rows: [], nextPolicy: Number.POSITIVE_INFINITY }))
  const rows = await db.rows<DbRow & { ord: number }>(sql`
    select w.ord::int as ord, s.schedule_id as id, s.hospital_id as hospital, s.department_id as dept, s.practitioner_id as doctor, s.on_date as on, s.half, s.fee_level as level,
           s.fee_fen as fee, s.room, s.state, s.line, s.allotment = 'draw' and s.drawn_at is null as "byDraw",
           (extract(epoch from s.pool_release_at[1]) * 1000)::float8 as release,
           (extract(epoch from s.pool_release_at[1] + make_interval(mins => coalesce((select d.window_minutes from appointments.draw d
                                                                                            where d.schedule_id = s.schedule_id and d.hospital_id = s.hospital_id), 30))) * 1000)::float8 as "drawUntil",
           (select array_agg(q - k order by i) from unnest(s.pool_quota, s.pool_taken) with ordinality as x(q, k, i))::text as pools,
           (select array_agg((extract(epoch from f) * 1000)::bigint order by i) from unnest(s.pool_flow_at) with ordinality as x(f, i))::text as flows,
           s.from_time::text as from, s.to_time::text as to,
           (select array_agg((extract(epoch from e - make_interval(mins => p.bookable_until_minutes)) * 1000)::bigint order by i) from unnest(s.ends_at) with ordinality as x(e, i))::text as until,
           (select array_agg(greatest(0, c - o + r) order by i) from unnest(s.capacity, s.opened, s.returned) with ordinality as x(c, o, r, i))::text as free,
           (select (extract(epoch from min(n.valid_from)) * 1000)::float8 from appointments.policy n where n.hospital_id = s.hospital_id and n.valid_from > t.now) as "nextPolicy"
      from ${wanted(days[0]!.kind, days)}
     cross join (select coalesce(${at}::timestamptz, now()) as now) t
      join lateral (select p.bookable_until_minutes from appointments.policy p
                     where p.hospital_id = s.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
     order by s.half, s.practitioner_id nulls first, s.schedule_id`)
  for (const { ord, nextPolicy, ...r } of rows) {
    const day = found[ord - 1]!
    day.rows.push({
      ...r,
      pools: numbers(r.pools),
      flows: numbers(r.flows),
      from: times(r.from),
      to: times(r.to),
      until: numbers(r.until),
      free: numbers(r.free),
    })
    if (nextPolicy !== null) day.nextPolicy = Math.min(day.nextPolicy, nextPolicy)
  }
  return found
}

/** In which time zone a department or a doctor works; nothing when neither has ever had a schedule. */
export const zoneOf = async (db: Queryable, kind: DayKey['kind'], id: string): Promise<string | undefined> =>
  (
    await db.maybeOne<{ zone: string }>(
      kind === 'department'
        ? sql`select s.time_zone as zone from appointments.stock s where s.department_id = ${id} limit 1`
        : sql`select s.time_zone as zone from appointments.stock s where s.practitioner_id = ${id} limit 1`,
    )
  )?.zone
