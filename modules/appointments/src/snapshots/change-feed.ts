/**
 * What moved, and what time it is at the database. One small statement twice a second, however many departments are watched, and none when nobody
 * reads. Time is reckoned from the database's clock by this process's monotonic one: a wall clock that jumps moves nothing.
 */
import { type Clock, systemClock } from '@jiuyi/kernel'
import { type Queryable, sql } from '@jiuyi/platform'

export type Change = {
  hospitalId: string
  departmentId: string | null
  practitionerId: string | null
  on: string | null
}
export type Listener = {
  /** `everything`: what was missed cannot be told, so nothing that is kept can be trusted. */
  changed: (changes: Change[] | 'everything') => void
}
type Look = {
  horizon: string
  now: number
  started: number
  changes: [
    seq: number,
    hospitalId: string,
    departmentId: string | null,
    practitionerId: string | null,
    on: string | null,
  ][]
}

/** Lines are forgotten after five minutes (`forgetStockChanges`); who looked away for longer than this starts afresh. */
const longestGap = 60_000

const look = (db: Queryable, since: string | null): Promise<Look> =>
  db.one<Look>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
           (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
           (extract(epoch from pg_postmaster_start_time()) * 1000)::float8 as started,
           coalesce((select jsonb_agg(jsonb_build_array(c.seq, c.hospital_id, c.department_id, c.practitioner_id, c.on_date))
                       from appointments.stock_change c where c.xid >= ${since}::text::xid8), '[]'::jsonb) as changes`)

export function createChangeFeed(
  db: Queryable,
  clock: Clock,
  listener: Listener,
  { everyMs = 500, idleMs = 30_000, mono = () => performance.now() } = {},
) {
  let since: string | null = null
  let started = 0
  let seen = new Set<number>()
  let lookedAt = Number.NEGATIVE_INFINITY
  let failing = false
  let wantedAt = Number.NEGATIVE_INFINITY
  let offset = 0
  let bestTrip = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<boolean> | undefined
  let stopped = false

  const learn = (l: Look, sent: number, came: number) => {
    // The answer with the shortest way tells the time best; a worse one only counts when the two clocks drifted apart.
    const seenOffset = l.now - (sent + came) / 2
    if (came - sent <= bestTrip || Math.abs(seenOffset - offset) > came - sent) {
      bestTrip = came - sent
      offset = seenOffset
    } else bestTrip *= 1.01
    const lost = since === null || l.started !== started || came - lookedAt > longestGap
    const fresh = l.changes.filter(([seq]) => !seen.has(seq))
    seen = new Set(l.changes.map(([seq]) => seq))
    since = l.horizon
    started = l.started
    lookedAt = came
    if (lost) listener.changed('everything')
    else if (fresh.length)
      listener.changed(
        fresh.map(([, hospitalId, departmentId, practitionerId, on]) => ({
          hospitalId,
          departmentId,
          practitionerId,
          on,
        })),
      )
  }
  const once = async (): Promise<boolean> => {
    const sent = mono()
    try {
      const l = await look(db, since)
      if (stopped) return false
      learn(l, sent, mono())
      failing = false
    } catch {
      failing = true
    }
    return !failing
  }
  const lookNow = (): Promise<boolean> => {
    looking ??= once().finally(() => {
      looking = undefined
    })
    return looking
  }
  const loop = () => {
    timer = setTimeout(async () => {
      await lookNow()
      if (stopped || mono() - wantedAt > idleMs) timer = undefined
      else loop()
    }, everyMs)
    timer.unref()
  }

  return {
    /** Somebody reads: looks now if the last look is old, and goes on looking. Resolves at once while looks are coming in, or while they fail. */
    watch(): Promise<unknown> | undefined {
      const now = mono()
      wantedAt = now
      if (!timer && !stopped) loop()
      return failing || now - lookedAt < 2 * everyMs + 200 ? undefined : lookNow()
    },
    lookNow,
    /** The database's clock, in milliseconds. */
    now: () => (clock === systemClock ? mono() + offset : clock().getTime()),
    /** How long ago the last look was; infinite when there was none. */
    blindFor: () => mono() - lookedAt,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
export type ChangeFeed = ReturnType<typeof createChangeFeed>

/** Timer: lines that every process has long seen. */
export const forgetStockChanges = (db: Queryable): Promise<unknown> =>
  db.rows(sql`delete from appointments.stock_change where at < clock_timestamp() - interval '5 minutes'`)
