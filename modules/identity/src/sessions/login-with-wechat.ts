import { Line } from '@jiuyi/kernel'
import type { Routes } from '@jiuyi/platform'
import { Type } from 'typebox'
import { accountOfWechat } from '../accounts/find-account.ts'
import type { Deps } from '../deps.ts'
import { limitAddress } from './limit-address.ts'
import { answerLogin, Login, loggedInAs, PatientClient } from './open-session.ts'
import { askWechat } from './wechat-errors.ts'

/** 微信一键登录: the mini program's `wx.login()` code becomes a session. */
export const loginWithWechatRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/sessions/wechat',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'loginWithWechat',
          tags: ['identity'],
          summary: 'Log in with WeChat (mini program)',
          body: Type.Object({ code: Line(200), client: PatientClient }, { additionalProperties: false }),
          response: { 201: Login },
        },
      },
      async (req, reply) => {
        await limitAddress(d, req.ip)
        const who = await askWechat(d.wechat.miniProgramLogin(req.body.code))
        return answerLogin(d, req, reply, {
          ...(await accountOfWechat(d, 'mini-program', who, loggedInAs(req))),
          client: req.body.client,
        })
      },
    )
  }
