import { newId } from '@jiuyi/kernel'
import { type Queryable, sql, violated } from '@jiuyi/platform'
import { refuse, type WechatIdentity } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { phoneIndex } from '../secrets/phone.ts'

export type WechatApp = 'mini-program' | 'official-account'
export type Found = { accountId: string; isNew: boolean }

/**
 * Whose WeChat this is: the account that logged in with this openid before, else the one with the same unionid (the same person in our
 * other app), else the account the person is logged in to already (by phone, say: `loggedIn`), else a new one. Of two first log-ins at once the constraints let one make the account; the other looks again and finds it.
 */
export async function accountOfWechat(d: Deps, app: WechatApp, who: WechatIdentity, loggedIn?: string): Promise<Found> {
  for (let tries = 3; ; tries--) {
    const known = await d.db.maybeOne<{
      id: string
      suspendedAt: Date | null
      unionid: string | null
      linked: boolean
    }>(sql`
      select a.id, a.suspended_at as "suspendedAt", a.unionid, true as linked
        from identity.account_login l
        join identity.account a on a.group_id = l.group_id and a.id = l.account_id
       where l.group_id = ${d.groupId} and l.app = ${app} and l.openid = ${who.openid}
      union all
      select a.id, a.suspended_at, a.unionid, false
        from identity.account a
       where a.group_id = ${d.groupId} and a.unionid = ${who.unionid ?? null}
       order by linked desc
       limit 1`)
    try {
      if (!known && loggedIn && (await joinAccount(d, loggedIn, app, who))) return { accountId: loggedIn, isNew: false }
      if (!known) return { accountId: await createFromWechat(d, app, who), isNew: true }
      if (known.suspendedAt) throw refuse.account_suspended()
      if (!known.linked) await link(d.db, d, known.id, app, who.openid)
      else if (who.unionid && !known.unionid)
        await learnUnionid(d.db, d, known.id, who.unionid).catch((e: unknown) => {
          // Another account has the unionid already: both stay as they are.
          if (violated(e) !== 'account_one_per_unionid') throw e
        })
      return { accountId: known.id, isNew: false }
    } catch (e) {
      if (!['account_login_once', 'account_one_per_unionid'].includes(violated(e) ?? '') || tries === 0) throw e
    }
  }
}

/** Gives a WeChat to the account in hand, unless that account has one of this app already: then it is somebody else's phone. */
const joinAccount = (d: Deps, accountId: string, app: WechatApp, who: WechatIdentity): Promise<boolean> =>
  d.db.tx(async (tx) => {
    const joined = await tx.maybeOne(sql`
      insert into identity.account_login (group_id, app, openid, account_id, created_at)
      select a.group_id, ${app}, ${who.openid}, a.id, ${d.clock()}
        from identity.account a
       where a.group_id = ${d.groupId} and a.id = ${accountId}
         and not exists (select 1 from identity.account_login l where l.group_id = a.group_id and l.account_id = a.id and l.app = ${app})
         and (a.unionid is null or ${who.unionid ?? null}::text is null or a.unionid = ${who.unionid ?? null})
      returning account_id`)
    if (joined && who.unionid) await learnUnionid(tx, d, accountId, who.unionid)
    return Boolean(joined)
  })

const createFromWechat = (d: Deps, app: WechatApp, who: WechatIdentity): Promise<string> =>
  d.db.tx(async (tx) => {
    const id = newId<'account'>()
    await tx.rows(sql`
      insert into identity.account (group_id, id, unionid, created_at) values (${d.groupId}, ${id}, ${who.unionid ?? null}, ${d.clock()})`)
    await link(tx, d, id, app, who.openid)
    return id
  })

const link = (db: Queryable, d: Deps, accountId: string, app: WechatApp, openid: string) =>
  db.rows(sql`
    insert into identity.account_login (group_id, app, openid, account_id, created_at)
    values (${d.groupId}, ${app}, ${openid}, ${accountId}, ${d.clock()})`)

/** An openid known from before our apps were joined learns whose it is. */
const learnUnionid = (db: Queryable, d: Deps, accountId: string, unionid: string) =>
  db.rows(
    sql`update identity.account set unionid = ${unionid} where group_id = ${d.groupId} and id = ${accountId} and unionid is null`,
  )

/** Whose phone this is, or a new account for it. The phone has been proven before. */
export async function accountOfPhone(d: Deps, phone: string): Promise<Found> {
  const [id, index] = [newId<'account'>(), phoneIndex(d.keys, phone)]
  const created = await d.db.maybeOne(sql`
    insert into identity.account (group_id, id, phone_sealed, phone_index, created_at)
    values (${d.groupId}, ${id}, ${d.keys.seal(phone, phonePlace(id))}, ${index}, ${d.clock()})
    on conflict on constraint account_one_per_phone do nothing
    returning id`)
  if (created) return { accountId: id, isNew: true }
  const known = await d.db.one<{ id: string; suspendedAt: Date | null }>(sql`
    select id, suspended_at as "suspendedAt" from identity.account where group_id = ${d.groupId} and phone_index = ${index}`)
  if (known.suspendedAt) throw refuse.account_suspended()
  return { accountId: known.id, isNew: false }
}

export const phonePlace = (accountId: string) => `identity.account.phone|${accountId}`
