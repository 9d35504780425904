import type { Db } from './db.ts'
import type { Timer } from './jobs.ts'
import { sql } from './sql.ts'

/**
 * Throws away what only served delivery: delivered events, seen-marks and answers to retries after 30 days, rate windows when they are over.
 * The audit log is never touched.
 */
export async function prune(db: Db): Promise<void> {
  await db.rows(sql`delete from platform.outbox where delivered_at < now() - interval '30 days'`)
  await db.rows(sql`delete from platform.inbox where at < now() - interval '60 days'`)
  await db.rows(sql`delete from platform.idempotency where created_at < now() - interval '30 days'`)
  await db.rows(sql`delete from platform.rate_window where window_end < now()`)
}

export const pruneTimer = (db: Db): Timer => ({ name: 'platform.prune', everySeconds: 3600, run: () => prune(db) })
