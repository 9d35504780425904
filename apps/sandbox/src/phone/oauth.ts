import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Control } from '../control.ts'
import { userOf, type World } from '../world.ts'
import { complaintPage, consentPage } from './pages.ts'
import { sendPage } from './send-page.ts'

type Query = { Querystring: Record<string, string | undefined> }

/** Whose WeChat this browser is; set by visiting a phone or by consenting. */
export const rememberedOpenid = (request: FastifyRequest): string | undefined =>
  /(?:^|;\s*)sandbox_openid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]

export const rememberOpenid = (reply: FastifyReply, openid: string) =>
  reply.header('set-cookie', `sandbox_openid=${encodeURIComponent(openid)}; Path=/; HttpOnly; SameSite=Lax`)

/** open.weixin.qq.com: 网页授权. `snsapi_base` is silent when it is clear who holds the phone, as in WeChat. */
export function oauthRoutes(world: World, control: Control) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<Query>('/connect/oauth2/authorize', (request, reply) => {
      const { appid, redirect_uri: redirectUri = '', response_type: type, scope = '', state = '' } = request.query
      if (appid !== world.keys.officialAccount.appId)
        return sendPage(reply.code(400), complaintPage('appid 不正确（10013）'))
      if (!isPage(redirectUri)) return sendPage(reply.code(400), complaintPage('redirect_uri 不正确（10003）'))
      if (type !== 'code' || !['snsapi_base', 'snsapi_userinfo'].includes(scope))
        return sendPage(reply.code(400), complaintPage('scope 不正确（10005）'))
      if (state.length > 128) return sendPage(reply.code(400), complaintPage('state 最多 128 字节'))
      const openid = rememberedOpenid(request)
      if (openid && scope === 'snsapi_base')
        return reply.redirect(back(redirectUri, state, control.oauthCode(openid).code))
      return sendPage(reply, consentPage(world, { redirectUri, state }, userOf(world, openid)))
    })

    app.get<Query>('/sandbox/oauth', (request, reply) => {
      const { redirect_uri: redirectUri = '', state = '', openid, answer } = request.query
      if (!isPage(redirectUri)) return sendPage(reply.code(400), complaintPage('redirect_uri 不正确（10003）'))
      if (answer !== 'allow') return reply.redirect(back(redirectUri, state))
      const user = userOf(world, openid)
      rememberOpenid(reply, user.miniOpenid)
      return reply.redirect(back(redirectUri, state, control.oauthCode(user.miniOpenid).code))
    })
  }
}

const isPage = (address: string): boolean =>
  URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol)

function back(redirectUri: string, state: string, code?: string): string {
  const url = new URL(redirectUri)
  if (code) url.searchParams.set('code', code)
  url.searchParams.set('state', state)
  return url.href
}
