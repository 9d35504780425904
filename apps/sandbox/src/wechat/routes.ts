import type { FastifyInstance } from 'fastify'
import { jsonBody, speakRaw } from '../scope.ts'
import { token, userOf, type World } from '../world.ts'
import { useCode } from './codes.ts'
import { complain, WechatComplaint } from './errcode.ts'
import { rankUser } from './risk.ts'
import { sendSubscribeMessage } from './subscribe.ts'
import { appOfToken, checkApp, issueTicket, issueToken } from './tokens.ts'

type Query = Record<string, string | undefined>
const ok = { errcode: 0, errmsg: 'ok' }

/** api.weixin.qq.com, as far as the hospital calls it. */
export function wechatRoutes(world: World) {
  return async (app: FastifyInstance): Promise<void> => {
    speakRaw(app, world, (fault) => ({ errcode: Number(fault.code ?? -1), errmsg: 'system error' }))
    app.setErrorHandler((error, _request, reply) => {
      if (error instanceof WechatComplaint) return reply.code(200).send(error.answer)
      throw error
    })

    app.get<{ Querystring: Query }>(
      '/sns/jscode2session',
      { config: { target: 'wechat.login' } },
      async ({ query }) => {
        checkApp(world, query['appid'], query['secret'], ['miniProgram'])
        const { openid } = useCode(world, 'mini', query['js_code'])
        return {
          openid,
          session_key: Buffer.from(token(16), 'hex').toString('base64'),
          unionid: userOf(world, openid).unionid,
        }
      },
    )

    app.post('/cgi-bin/stable_token', { config: { target: 'wechat.token' } }, async (request) => {
      const body = jsonBody(request)
      if (body['grant_type'] !== 'client_credential') return complain(40001)
      checkApp(world, body['appid'], body['secret'], ['miniProgram', 'officialAccount'])
      return issueToken(world, String(body['appid']), body['force_refresh'] === true)
    })

    app.post<{ Querystring: Query }>(
      '/wxa/business/getuserphonenumber',
      { config: { target: 'wechat.phone' } },
      async (request) => {
        const appid = appOfToken(world, request.query['access_token'])
        const { phone = '' } = useCode(world, 'phone', String(jsonBody(request)['code'] ?? ''))
        const watermark = { timestamp: Math.floor(world.now().getTime() / 1000), appid }
        return { ...ok, phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } }
      },
    )

    app.post<{ Querystring: Query }>(
      '/cgi-bin/message/subscribe/send',
      { config: { target: 'wechat.subscribe' } },
      async (request) => {
        if (appOfToken(world, request.query['access_token']) !== world.keys.miniProgram.appId) return complain(40001)
        sendSubscribeMessage(world, jsonBody(request))
        return ok
      },
    )

    app.post<{ Querystring: Query }>('/wxa/getuserriskrank', { config: { target: 'wechat.risk' } }, async (request) => {
      const appid = appOfToken(world, request.query['access_token'])
      return rankUser(world, appid, jsonBody(request))
    })

    app.get<{ Querystring: Query }>(
      '/cgi-bin/ticket/getticket',
      { config: { target: 'wechat.ticket' } },
      async ({ query }) => ({
        ...ok,
        ...issueTicket(world, appOfToken(world, query['access_token'])),
      }),
    )

    app.get<{ Querystring: Query }>(
      '/sns/oauth2/access_token',
      { config: { target: 'wechat.oauth' } },
      async ({ query }) => {
        checkApp(world, query['appid'], query['secret'], ['officialAccount'])
        const { openid } = useCode(world, 'official', query['code'])
        const person = { openid, scope: 'snsapi_base', unionid: userOf(world, openid).unionid }
        return { access_token: token(32), expires_in: 7200, refresh_token: token(32), ...person }
      },
    )
  }
}
