import type { UserRiskPort, WechatLoginPort } from '@jiuyi/identity'
import type { SubscribeMessagePort } from '@jiuyi/notification'
import { createAccessTokens } from './access-token.ts'
import { createJsSdk, type JsSdkConfig } from './js-sdk.ts'
import { createLogin } from './login.ts'
import type { WechatOptions } from './options.ts'
import { createSubscribeMessages } from './subscribe-message.ts'
import { createTransport } from './transport.ts'
import { createUserRisk } from './user-risk.ts'

export interface Wechat extends WechatLoginPort, SubscribeMessagePort, UserRiskPort {
  /** For `wx.config` on an H5 page; `url` is the page's address as the browser shows it. */
  jsSdkConfig(url: string): Promise<JsSdkConfig>
}

/** WeChat for one mini program and, if there is one, its official account. */
export function createWechat(options: WechatOptions): Wechat {
  const now = options.now ?? (() => new Date())
  const transport = createTransport(options)
  const tokens = createAccessTokens({ transport, now, ...(options.tokens ? { tokens: options.tokens } : {}) })
  return {
    ...createLogin(options, transport, tokens),
    ...createSubscribeMessages(options, transport, tokens),
    ...createUserRisk(options, transport, tokens),
    jsSdkConfig: createJsSdk(options, tokens, now),
  }
}
