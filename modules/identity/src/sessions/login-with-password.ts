import { Line } from '@jiuyi/kernel'
import { type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { verifyPassword } from '../secrets/password.ts'
import { limitLogins, phoneIndex, readPhone } from '../secrets/phone.ts'
import { limitAddress } from './limit-address.ts'
import { answerLogin, Login, PatientClient } from './open-session.ts'

/** 密码登录. A phone nobody has, one without a password and a wrong password get the same answer after the same time. */
async function accountByPassword(d: Deps, phone: string, password: string): Promise<string> {
  const known = await d.db.maybeOne<{ id: string; passwordHash: string | null; suspendedAt: Date | null }>(sql`
    select id, password_hash as "passwordHash", suspended_at as "suspendedAt"
      from identity.account
     where group_id = ${d.groupId} and phone_index = ${phoneIndex(d.keys, phone)}`)
  if (!(await verifyPassword(known?.passwordHash, password)) || !known) throw refuse.wrong_login()
  if (known.suspendedAt) throw refuse.account_suspended()
  return known.id
}

export const loginWithPasswordRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/sessions/password',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'loginWithPassword',
          tags: ['identity'],
          summary: 'Log in with a phone and a password',
          body: Type.Object(
            { phone: Line(20), password: Line(100), client: PatientClient },
            { additionalProperties: false },
          ),
          response: { 201: Login },
        },
      },
      async (req, reply) => {
        const phone = readPhone(req.body.phone)
        await limitAddress(d, req.ip)
        await limitLogins(d.db, `identity.login.phone|${phoneIndex(d.keys, phone)}`, d.policy.loginsPerName)
        const accountId = await accountByPassword(d, phone, req.body.password)
        return answerLogin(d, req, reply, { accountId, isNew: false, client: req.body.client })
      },
    )
  }
