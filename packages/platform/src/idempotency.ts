import { hash } from 'node:crypto'
import type { Db, Tx } from './db.ts'
import { refuseRequest } from './rate-limit.ts'
import { sql } from './sql.ts'

/** The same request body always gives the same hash, whatever the order of its fields. */
export const bodyHash = (body: unknown): string => hash('sha256', sorted(body) ?? '', 'base64url')

/** JSON with the fields in order. */
function sorted(v: unknown): string | undefined {
  if (v === null || typeof v !== 'object') return JSON.stringify(v)
  if (Array.isArray(v)) return `[${v.map((x) => sorted(x) ?? 'null').join()}]`
  let text = ''
  for (const k of Object.keys(v).sort()) {
    const child = sorted((v as Record<string, unknown>)[k])
    if (child !== undefined) text += `${text && ','}${JSON.stringify(k)}:${child}`
  }
  return `{${text}}`
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
