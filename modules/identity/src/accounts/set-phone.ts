import { Line } from '@jiuyi/kernel'
import { accountOf, limitRate, type Routes, sql, violated } from '@jiuyi/platform'
import { Type } from 'typebox'
import { Account, refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { phoneIndex, readPhone } from '../secrets/phone.ts'
import { SmsCode, takeSmsCode } from '../sessions/send-sms-code.ts'
import { askWechat } from '../sessions/wechat-errors.ts'
import { phonePlace } from './find-account.ts'
import { getAccount } from './get-account.ts'

/** Binds a phone that has been proven. One account a phone: the other account keeps it, and its owner is told to log in with it. */
async function bindPhone(d: Deps, accountId: string, phone: string): Promise<Account> {
  await d.db
    .rows(sql`
      update identity.account
         set phone_sealed = ${d.keys.seal(phone, phonePlace(accountId))}, phone_index = ${phoneIndex(d.keys, phone)}
       where group_id = ${d.groupId} and id = ${accountId}`)
    .catch((e: unknown) => {
      throw violated(e) === 'account_one_per_phone' ? refuse.phone_taken({ hint: 'log_in_with_phone' }) : e
    })
  return getAccount(d.db, d, accountId)
}

export const setPhoneRoutes =
  (d: Deps): Routes =>
  async (app) => {
    app.put(
      '/account/phone',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'setPhone',
          tags: ['identity'],
          summary: 'Bind a phone, proven by a code',
          body: Type.Object({ phone: Line(20), code: SmsCode }, { additionalProperties: false }),
          response: { 200: Account },
        },
      },
      async (req) => {
        const phone = readPhone(req.body.phone)
        await takeSmsCode(d.db, d, { phone, purpose: 'phone', code: req.body.code })
        return bindPhone(d, accountOf(req).accountId, phone)
      },
    )

    app.put(
      '/account/phone/wechat',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'setPhoneFromWechat',
          tags: ['identity'],
          summary: 'Bind the phone WeChat has verified',
          body: Type.Object({ code: Line(200) }, { additionalProperties: false }),
          response: { 200: Account },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        await limitRate(d.db, `identity.wechat_phone|${accountId}`, 10, 3600)
        const { phone, countryCode } = await askWechat(d.wechat.miniProgramPhone(req.body.code))
        if (countryCode !== '86') throw refuse.invalid_phone()
        return bindPhone(d, accountId, readPhone(phone))
      },
    )
  }
