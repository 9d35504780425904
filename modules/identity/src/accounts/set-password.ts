import { Line } from '@jiuyi/kernel'
import { type AccountActor, accountOf, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { checkPassword, hashPassword, verifyPassword } from '../secrets/password.ts'
import { limitLogins } from '../secrets/phone.ts'
import { revokeSessions } from '../sessions/open-session.ts'
import { SmsCode, takeSmsCode } from '../sessions/send-sms-code.ts'
import { phonePlace } from './find-account.ts'

/** Sets the password for logging in with the phone: whoever knows the old one, or holds the phone, may. All other sessions end. */
async function setPassword(
  d: Deps,
  who: AccountActor,
  want: { password: string; code?: string; oldPassword?: string },
): Promise<void> {
  const account = await d.db.one<{ phoneSealed: string | null; passwordHash: string | null }>(sql`
    select phone_sealed as "phoneSealed", password_hash as "passwordHash"
      from identity.account
     where group_id = ${d.groupId} and id = ${who.accountId}`)
  // A password goes with a phone: without one there is nothing to log in with.
  if (!account.phoneSealed) throw refuse.invalid_phone()
  const phone = d.keys.open(account.phoneSealed, phonePlace(who.accountId))
  checkPassword(want.password, [phone])
  await limitLogins(d.db, `identity.password|${who.accountId}`, d.policy.loginsPerName)
  if (want.code !== undefined) await takeSmsCode(d.db, d, { phone, purpose: 'password', code: want.code })
  else if (!(await verifyPassword(account.passwordHash, want.oldPassword ?? ''))) throw refuse.wrong_password()
  const hash = await hashPassword(want.password)
  await d.db.tx(async (tx) => {
    await tx.rows(
      sql`update identity.account set password_hash = ${hash} where group_id = ${d.groupId} and id = ${who.accountId}`,
    )
    await revokeSessions(tx, d, { accountId: who.accountId, except: who.sessionId })
  })
}

export const setPasswordRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.put(
      '/account/password',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'setPassword',
          tags: ['identity'],
          summary: 'Set a password, proven by a code or the old one',
          body: Type.Object(
            { password: Line(100), code: Type.Optional(SmsCode), oldPassword: Type.Optional(Line(100)) },
            { additionalProperties: false, minProperties: 2 },
          ),
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await setPassword(d, accountOf(req), req.body)
        return reply.code(204).send(null)
      },
    )
  }
