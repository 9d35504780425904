import type { TokenStore } from '@jiuyi/partner-wechat'
import { type Db, type KeyRing, sql } from '@jiuyi/platform'

/**
 * WeChat's access tokens, shared by all processes: each new token makes the one before it worthless, so one process fetches while the others
 * wait. Sealed, because a token is as good as the app's secret for two hours.
 */
export const databaseTokenStore = (db: Db, keys: KeyRing): TokenStore => ({
  async get(key) {
    const row = await db.maybeOne<{ sealed: string; expiresAt: Date }>(
      sql`select sealed, expires_at as "expiresAt" from platform.partner_token where key = ${key}`,
    )
    return row && { value: keys.open(row.sealed, `platform.partner_token|${key}`), expiresAt: row.expiresAt }
  },
  async put(key, token) {
    await db.rows(sql`
      insert into platform.partner_token (key, sealed, expires_at) values (${key}, ${keys.seal(token.value, `platform.partner_token|${key}`)}, ${token.expiresAt})
      on conflict (key) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`)
  },
  async exclusive(key, work) {
    for (let tries = 0; tries < 200; tries++) {
      let done: { value: Awaited<ReturnType<typeof work>> } | undefined
      await db.exclusively(`partner-token.${key}`, async () => {
        done = { value: await work() }
      })
      if (done) return done.value
      await new Promise((r) => setTimeout(r, 50))
    }
    return work() // whoever held the lock hangs; a second token is better than none
  },
})
