import { createHash } from 'node:crypto'
import type { Db, Tx } from './db.ts'
import { refuseRequest } from './rate-limit.ts'
import { sql } from './sql.ts'

/** The same request body always gives the same hash, whatever the order of its fields. */
export function bodyHash(body: unknown): string {
  const sorted = JSON.stringify(body, (_, v) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
  return createHash('sha256')
    .update(sorted ?? '')
    .digest('base64url')
}

/**
 * Runs `work` once per (actor, key): a retry gets the first answer, whichever process it reaches, because the key commits with the rows.
 * Two at the same moment: the second waits for the first. The same key with another body is `request.idempotency_key_reused` (422).
 */
export async function idempotent<T>(
  db: Db,
  who: { actorId: string; key: string; body: unknown },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const hash = bodyHash(who.body)
  return db.tx(async (tx) => {
    const mine = await tx.maybeOne(sql`
      insert into platform.idempotency (actor_id, key, body_hash) values (${who.actorId}, ${who.key}, ${hash})
      on conflict do nothing returning 1 as one`)
    if (!mine) {
      const first = await tx.one<{ body_hash: string; response: T }>(sql`
        select body_hash, response from platform.idempotency where actor_id = ${who.actorId} and key = ${who.key}`)
      if (first.body_hash !== hash) throw refuseRequest.idempotency_key_reused()
      return first.response
    }
    const result = await work(tx)
    await tx.rows(sql`
      update platform.idempotency set response = ${JSON.stringify(result ?? null)} where actor_id = ${who.actorId} and key = ${who.key}`)
    return result
  })
}
