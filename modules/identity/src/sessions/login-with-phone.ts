import { Line } from '@jiuyi/kernel'
import type { Routes } from '@jiuyi/platform'
import { Type } from 'typebox'
import { accountOfPhone } from '../accounts/find-account.ts'
import type { Deps } from '../deps.ts'
import { limitLogins, phoneIndex, readPhone } from '../secrets/phone.ts'
import { limitAddress } from './limit-address.ts'
import { answerLogin, Login, PatientClient } from './open-session.ts'
import { SmsCode, takeSmsCode } from './send-sms-code.ts'

/** 短信验证码登录. A phone we have not seen gets its account here. */
export const loginWithPhoneRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/sessions/phone',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'loginWithPhone',
          tags: ['identity'],
          summary: 'Log in with a phone and the code sent to it',
          body: Type.Object({ phone: Line(20), code: SmsCode, client: PatientClient }, { additionalProperties: false }),
          response: { 201: Login },
        },
      },
      async (req, reply) => {
        const phone = readPhone(req.body.phone)
        await limitAddress(d, req.ip)
        await limitLogins(d.db, `identity.login.phone|${phoneIndex(d.keys, phone)}`, d.policy.loginsPerName)
        await takeSmsCode(d.db, d, { phone, purpose: 'login', code: req.body.code })
        return answerLogin(d, req, reply, { ...(await accountOfPhone(d, phone)), client: req.body.client })
      },
    )
  }
