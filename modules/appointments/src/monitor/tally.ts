/** What was answered to those who asked for numbers: counted in memory, added to the tables once a second. A request writes nothing for it. */
import { newId } from '@jiuyi/kernel'
import { type Db, sql } from '@jiuyi/platform'
import type { Answer, Batcher, Lane } from '../batcher.ts'

/** What is counted of a second at most; past it, rare outcomes are left out rather than memory taken. */
const mostKeys = 5_000
/** Not an answer: the request stands in the next batch. */
const notAnAnswer = new Set(['again', 'replayed'])

export function createTally(db: Db, waiting: () => number, { everyMs = 1_000 } = {}) {
  const node = newId()
  let counts = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<void> = Promise.resolve()
  let told = 0

  const write = async () => {
    const now = counts
    counts = new Map()
    const queue = waiting()
    const entries = [...now].map(([key, n]) => ({ schedule: key.slice(0, 36), outcome: key.slice(36), n }))
    if (entries.length)
      await db.rows(sql`
        with t as (select clock_timestamp() as now),
        counted as (
          select s.hospital_id, s.department_id, w.outcome, sum(w.n)::int as n
            from unnest(${entries.map((e) => e.schedule)}::uuid[], ${entries.map((e) => e.outcome)}::text[], ${entries.map((e) => e.n)}::int[]) as w(schedule_id, outcome, n)
            join appointments.stock s on s.schedule_id = w.schedule_id
           group by 1, 2, 3
        )
        insert into appointments.release_tally as a (hospital_id, department_id, minute, outcome, total, per_second)
        select c.hospital_id, c.department_id, date_trunc('minute', t.now), c.outcome, c.n,
               (select array_agg(case when i = extract(second from t.now)::int % 60 then c.n else 0 end order by i) from generate_series(0, 59) as i)
          from counted c, t
         order by 1, 3, 2, 4
        on conflict (hospital_id, minute, department_id, outcome) do update
           set total = a.total + excluded.total,
               per_second = (select array_agg(x + y order by i) from unnest(a.per_second, excluded.per_second) with ordinality as u(x, y, i))`)
    if (queue || told)
      await db.rows(sql`
        insert into appointments.release_node (node, at, waiting) values (${node}, clock_timestamp(), ${queue})
        on conflict (node) do update set at = excluded.at, waiting = excluded.waiting`)
    told = queue
  }
  /** Adds what was counted to the tables; a flush that fails loses a second of counts and nothing else. */
  const flush = (): Promise<void> => {
    flushing = flushing.then(write).catch(() => {})
    return flushing
  }
  const arm = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void flush().then(() => {
        if (counts.size || told) arm()
      })
    }, everyMs)
    timer.unref()
  }
  const add = (scheduleId: string, outcome: string) => {
    const key = scheduleId + outcome
    const n = counts.get(key)
    if (n === undefined && counts.size >= mostKeys) return
    counts.set(key, (n ?? 0) + 1)
    arm()
  }
  return { add, flush, node }
}
export type Tally = ReturnType<typeof createTally>

/** The same batcher, with what it answers counted. */
export function counted<R extends { scheduleId: string }, A extends Answer>(
  batcher: Batcher<R, A>,
  tally: Tally,
): Batcher<R, A> {
  return {
    ...batcher,
    async ask(request: R, how: { lane?: Lane; arrivedAt?: number } = {}) {
      if (how.lane === 'slow') tally.add(request.scheduleId, 'slowed')
      try {
        const answer = await batcher.ask(request, how)
        if (!notAnAnswer.has(answer.outcome)) tally.add(request.scheduleId, answer.outcome)
        return answer
      } catch (e) {
        tally.add(request.scheduleId, 'unavailable')
        throw e
      }
    },
  }
}

/** Timer: the monitor looks back a week. */
export const forgetTallies = (db: Db): Promise<unknown> =>
  db.rows(sql`
    with nodes as (delete from appointments.release_node where at < clock_timestamp() - interval '1 hour')
    delete from appointments.release_tally where minute < clock_timestamp() - interval '8 days'`)
