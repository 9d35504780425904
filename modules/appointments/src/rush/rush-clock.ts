/** The rush's clock: the database's time carried forward by a clock that cannot jump. */
import { type Clock, systemClock } from '@jiuyi/kernel'
import { type Db, sql } from '@jiuyi/platform'

/** The database is asked again after so long. */
const trustMs = 30_000

type Parts = { askDatabase: () => Promise<number>; steadyMs?: () => number; wallMs?: () => number }

/**
 * Arrivals are compared between nodes, and a node's own clock may be wrong or jump. So the database is asked now and then, and between two
 * answers the time since start of this process is added, which only goes forward. Until the first answer the node's clock has to do.
 */
export function createRushClock({ askDatabase, steadyMs = () => performance.now(), wallMs = () => Date.now() }: Parts) {
  let anchor = { steady: steadyMs(), at: wallMs() }
  let askedAt = Number.NEGATIVE_INFINITY
  let asking = false
  const ask = async () => {
    asking = true
    const sent = steadyMs()
    askedAt = sent
    try {
      const at = await askDatabase()
      const back = steadyMs()
      // A slow answer says little about now; better the old anchor.
      if (back - sent < 1_000) anchor = { steady: (sent + back) / 2, at }
    } catch {
      // The next request asks again.
    } finally {
      asking = false
    }
  }
  return {
    now(): number {
      const steady = steadyMs()
      if (!asking && steady - askedAt > trustMs) void ask()
      return anchor.at + (steady - anchor.steady)
    },
    /** For a process that starts: the first answer. */
    settled: ask,
  }
}

/** In service by the database; a test's clock is taken as it is. */
export function rushNow(db: Db, clock: Clock): () => number {
  if (clock !== systemClock) return () => clock().getTime()
  const rush = createRushClock({
    askDatabase: async () =>
      (await db.one<{ ms: number }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`)).ms,
  })
  void rush.settled()
  return rush.now
}
