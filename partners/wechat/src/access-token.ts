import { isTokenError } from './errors.ts'
import type { WechatApp } from './options.ts'
import { type KeptToken, memoryTokenStore, type TokenStore } from './token-store.ts'
import { errcodeOf, succeeded, type Transport, text, type WechatAnswer } from './transport.ts'

/** Given back this long before WeChat's own expiry, so that no call leaves with a token that dies on the way. */
const MARGIN_MS = 5 * 60_000

export interface AccessTokens {
  /** Runs a call with a token; when WeChat says the token is bad (40001, 42001) renews it once and runs it again. */
  use(app: WechatApp, call: (accessToken: string) => Promise<WechatAnswer>): Promise<WechatAnswer>
  /** 公众号 JS-SDK ticket, kept like a token. */
  jsapiTicket(app: WechatApp): Promise<string>
}

export function createAccessTokens(options: {
  transport: Transport
  tokens?: TokenStore
  now: () => Date
}): AccessTokens {
  const { transport, now } = options
  const store = options.tokens ?? memoryTokenStore()
  const underWay = new Map<string, Promise<string>>()

  /** The kept value, or one fetched by a single caller while the others wait. `refused` = a value WeChat no longer takes. */
  async function kept(key: string, fetchNew: () => Promise<KeptToken>, refused?: string): Promise<string> {
    const usable = (token?: KeptToken) => token && token.value !== refused && token.expiresAt > now()
    const first = await store.get(key)
    if (first && usable(first)) return first.value
    const flight = `${key} ${refused ?? ''}`
    const mine =
      underWay.get(flight) ??
      store
        .exclusive(key, async () => {
          const again = await store.get(key)
          if (again && usable(again)) return again.value
          const token = await fetchNew()
          await store.put(key, token)
          return token.value
        })
        .finally(() => underWay.delete(flight))
    underWay.set(flight, mine)
    return mine
  }

  const until = (answer: WechatAnswer): Date => {
    const seconds = Number(answer['expires_in'] ?? 0)
    return new Date(now().getTime() + Math.max(seconds * 1000 - MARGIN_MS, 30_000))
  }

  async function stableToken(app: WechatApp, force: boolean): Promise<KeptToken> {
    const body = { grant_type: 'client_credential', appid: app.appId, secret: app.secret, force_refresh: force }
    const answer = succeeded(await transport.post('/cgi-bin/stable_token', {}, body))
    return { value: text(answer, 'access_token'), expiresAt: until(answer) }
  }

  async function tokenOf(app: WechatApp, refused?: string): Promise<string> {
    return kept(
      `access_token:${app.appId}`,
      async () => {
        const token = await stableToken(app, false)
        // Normal mode gives the same token while WeChat thinks it lives. Forcing is limited to 20 a day: only when needed.
        return token.value === refused ? stableToken(app, true) : token
      },
      refused,
    )
  }

  async function use(app: WechatApp, call: (accessToken: string) => Promise<WechatAnswer>): Promise<WechatAnswer> {
    const token = await tokenOf(app)
    const answer = await call(token)
    if (!isTokenError(errcodeOf(answer))) return succeeded(answer)
    return succeeded(await call(await tokenOf(app, token)))
  }

  return {
    use,
    jsapiTicket: (app) =>
      kept(`jsapi_ticket:${app.appId}`, async () => {
        const answer = await use(app, (token) =>
          transport.get('/cgi-bin/ticket/getticket', { access_token: token, type: 'jsapi' }),
        )
        return { value: text(answer, 'ticket'), expiresAt: until(answer) }
      }),
  }
}
