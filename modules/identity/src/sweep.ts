import { sql } from '@jiuyi/platform'
import { type Deps, days, later } from './deps.ts'

/** Throws away what can no longer open anything: spent codes, finished trips to WeChat, sessions over for 90 days that no consent speaks of. */
export async function sweep(d: Deps): Promise<void> {
  const now = d.clock()
  await d.db.rows(
    sql`delete from identity.sms_code where group_id = ${d.groupId} and expires_at < ${later(now, -days)}`,
  )
  await d.db.rows(
    sql`delete from identity.oauth_state where group_id = ${d.groupId} and expires_at < ${later(now, -days)}`,
  )
  await d.db.rows(sql`
    delete from identity.session s
     where s.group_id = ${d.groupId} and s.expires_at < ${later(now, -90 * days)}
       and not exists (select 1 from identity.consent c where c.group_id = s.group_id and c.session_id = s.id)`)
}
