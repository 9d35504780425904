import { createHash } from 'node:crypto'
import { refusals } from '@jiuyi/kernel'
import type { Queryable } from './db.ts'
import { sql } from './sql.ts'

export const refuseRequest = refusals('request', {
  invalid: 400,
  rejected: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  too_many: 429,
  idempotency_key_reused: 422,
  cross_site: 403,
  unavailable: 503,
})

/**
 * At most `limit` tries within `windowSeconds` for one key, counted in the database so that all processes share it.
 * Throws `request.too_many` (429) with `retryAfter` in seconds. Keys are hashed: they may hold a phone number.
 */
export async function limitRate(db: Queryable, key: string, limit: number, windowSeconds: number): Promise<void> {
  const hashed = createHash('sha256').update(key).digest('base64url')
  const { hits, retryAfter } = await db.one<{ hits: number; retryAfter: number }>(sql`
    insert into platform.rate_window as w (key, window_end, hits)
    values (${hashed}, now() + make_interval(secs => ${windowSeconds}), 1)
    on conflict (key) do update
       set hits = case when w.window_end <= now() then 1 else w.hits + 1 end,
           window_end = case when w.window_end <= now() then excluded.window_end else w.window_end end
    returning hits, ceil(extract(epoch from window_end - now()))::int as "retryAfter"`)
  if (hits > limit) throw refuseRequest.too_many({ retryAfter: Math.max(1, retryAfter) })
}
