import { type Queryable, sql } from '@jiuyi/platform'
import { phonePlace } from './accounts/find-account.ts'
import { consentsDue } from './consents/consents.ts'
import type { Deps, IdentityFacade } from './deps.ts'
import { createMayBook } from './may-book.ts'
import { findPatients, patientCards } from './patients/find-patients.ts'
import { createAuthenticate } from './sessions/authenticate.ts'

/** What identity answers other modules. */
export const identityFacade = (d: Deps): IdentityFacade => {
  const authenticate = createAuthenticate(d)
  return {
    async authenticate(credential) {
      const actor = await authenticate(credential)
      return actor ? { actor } : {}
    },
    mayBook: createMayBook(d),
    mayActFor: async ({ accountId, patientId }) => ({ allowed: await actsFor(d.db, d, accountId, patientId) }),
    patientCards: async ({ groupId, patientIds }) => ({ cards: await patientCards(d.db, d, groupId, patientIds) }),
    findPatients: async ({ groupId, query }) => ({
      patientIds: (await findPatients(d.db, d, groupId, query, 50)).map((r) => r.patientId),
    }),
    accountsFor: async ({ patientId }) => ({
      accountIds: (
        await d.db.rows<{ id: string }>(sql`
      select x.account_id as id
        from identity.proxy x
        join identity.account a on a.group_id = x.group_id and a.id = x.account_id
       where x.group_id = ${d.groupId} and x.patient_id = ${patientId} and x.removed_at is null and a.suspended_at is null
       order by x.since, x.id`)
      ).map((r) => r.id),
    }),
    reachable: async ({ patientIds }) => ({
      patientIds: (
        await d.db.rows<{ id: string }>(sql`
      select distinct x.patient_id as id
        from identity.proxy x
        join identity.account a on a.group_id = x.group_id and a.id = x.account_id
       where x.group_id = ${d.groupId} and x.patient_id = any (${patientIds}::uuid[]) and x.removed_at is null and a.suspended_at is null`)
      ).map((r) => r.id),
    }),
    contact: ({ accountId }) => contact(d, accountId),
    consented: async ({ accountId }) => ({ due: await consentsDue(d.db, d, accountId) }),
  }
}

const actsFor = async (db: Queryable, d: Deps, accountId: string, patientId: string): Promise<boolean> =>
  Boolean(
    await db.maybeOne(sql`
    select x.id from identity.proxy x
     where x.group_id = ${d.groupId} and x.account_id = ${accountId} and x.patient_id = ${patientId} and x.removed_at is null`),
  )

type Row = {
  phoneSealed: string | null
  language: 'zh-CN' | 'en'
  elder: boolean
  miniProgramOpenid: string | null
  officialAccountOpenid: string | null
}

/** Where an account can be reached; nothing to reach when it does not exist. */
async function contact(d: Deps, accountId: string): ReturnType<IdentityFacade['contact']> {
  const openid = (app: string) => sql`(select l.openid from identity.account_login l
                                        where l.group_id = a.group_id and l.account_id = a.id and l.app = ${app}
                                        order by l.created_at desc limit 1)`
  const row = await d.db.maybeOne<Row>(sql`
    select a.phone_sealed as "phoneSealed", a.preferences->>'language' as language, (a.preferences->>'elder')::boolean as elder,
           ${openid('mini-program')} as "miniProgramOpenid", ${openid('official-account')} as "officialAccountOpenid"
      from identity.account a
     where a.group_id = ${d.groupId} and a.id = ${accountId}`)
  if (!row) return { language: 'zh-CN', elder: false }
  return {
    language: row.language,
    elder: row.elder,
    ...(row.miniProgramOpenid ? { miniProgramOpenid: row.miniProgramOpenid } : {}),
    ...(row.officialAccountOpenid ? { officialAccountOpenid: row.officialAccountOpenid } : {}),
    ...(row.phoneSealed ? { phone: d.keys.open(row.phoneSealed, phonePlace(accountId)) } : {}),
  }
}
