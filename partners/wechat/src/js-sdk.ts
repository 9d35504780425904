import { createHash, randomBytes } from 'node:crypto'
import type { AccessTokens } from './access-token.ts'
import { fail } from './errors.ts'
import type { WechatOptions } from './options.ts'

/** What an H5 page passes to `wx.config`. */
export type JsSdkConfig = { appId: string; timestamp: number; nonceStr: string; signature: string }

/** sha1 over the four values in alphabetical order; the fragment of the address does not count. */
export function jsSdkSignature(want: { ticket: string; nonceStr: string; timestamp: number; url: string }): string {
  const [url] = want.url.split('#')
  const message = `jsapi_ticket=${want.ticket}&noncestr=${want.nonceStr}&timestamp=${want.timestamp}&url=${url}`
  return createHash('sha1').update(message).digest('hex')
}

export function createJsSdk(options: WechatOptions, tokens: AccessTokens, now: () => Date) {
  /** `url` is the page as the browser shows it, query included. */
  return async function jsSdkConfig(url: string): Promise<JsSdkConfig> {
    const app = options.officialAccount
    if (!app) throw fail('refused', false, 'no official account is configured')
    const ticket = await tokens.jsapiTicket(app)
    const nonceStr = randomBytes(8).toString('hex')
    const timestamp = Math.floor(now().getTime() / 1000)
    return { appId: app.appId, timestamp, nonceStr, signature: jsSdkSignature({ ticket, nonceStr, timestamp, url }) }
  }
}
