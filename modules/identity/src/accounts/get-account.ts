import { maskPhone } from '@jiuyi/kernel'
import { accountOf, type Queryable, type Routes, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { consentsDue } from '../consents/consents.ts'
import { Account, Preferences } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { phonePlace } from './find-account.ts'

type Row = {
  id: string
  phoneSealed: string | null
  hasPassword: boolean
  wechatLinked: boolean
  preferences: Static<typeof Preferences>
}

/** An account as its owner sees it. */
export async function getAccount(db: Queryable, d: Deps, accountId: string): Promise<Account> {
  const { phoneSealed, ...row } = await db.one<Row>(sql`
    select a.id, a.phone_sealed as "phoneSealed", a.password_hash is not null as "hasPassword", a.preferences,
           exists (select 1 from identity.account_login l where l.group_id = a.group_id and l.account_id = a.id) as "wechatLinked"
      from identity.account a
     where a.group_id = ${d.groupId} and a.id = ${accountId}`)
  return {
    ...row,
    ...(phoneSealed ? { phoneMasked: maskPhone(d.keys.open(phoneSealed, phonePlace(accountId))) } : {}),
    consentsDue: await consentsDue(db, d, accountId),
  }
}

const { elder, fontScale, language } = Preferences.properties
const Partial = { elder: Type.Optional(elder), fontScale: Type.Optional(fontScale), language: Type.Optional(language) }
const Change = Type.Object(
  { preferences: Type.Optional(Type.Object(Partial, { additionalProperties: false })) },
  { additionalProperties: false },
)

/** 长辈版, font size and language stay with the account, so a new phone looks as the old one did. */
async function updateAccount(d: Deps, accountId: string, change: Static<typeof Change>): Promise<Account> {
  await d.db.rows(sql`
    update identity.account
       set preferences = preferences || ${JSON.stringify(change.preferences ?? {})}::jsonb
     where group_id = ${d.groupId} and id = ${accountId}`)
  d.forget(`account:${accountId}`)
  return getAccount(d.db, d, accountId)
}

export const accountRoutes =
  (d: Deps): Routes =>
  async (app) => {
    app.get(
      '/account',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'getAccount',
          tags: ['identity'],
          summary: 'The account in hand',
          response: { 200: Account },
        },
      },
      (req) => getAccount(d.db, d, accountOf(req).accountId),
    )

    app.patch(
      '/account',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'updateAccount',
          tags: ['identity'],
          summary: 'Change how the app looks',
          body: Change,
          response: { 200: Account },
        },
      },
      (req) => updateAccount(d, accountOf(req).accountId, req.body),
    )
  }
