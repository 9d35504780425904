import type { TokenStore } from './token-store.ts'

/** One app registered at WeChat. The secret is a password: it belongs into the environment, never into a log. */
export type WechatApp = { appId: string; secret: string }

export type WechatOptions = {
  /** `https://api.weixin.qq.com`, or the sandbox. No slash at the end. */
  apiUrl: string
  /** `https://open.weixin.qq.com`, or the sandbox: where browsers go to log in. */
  openUrl: string
  miniProgram: WechatApp
  /** 公众号, for H5 inside WeChat. Without it the H5 log-in and the JS-SDK are refused. */
  officialAccount?: WechatApp
  /** Which build of the mini program a subscribe message opens; default `formal`. */
  messageState?: 'formal' | 'trial' | 'developer'
  /** Where access tokens are kept; default this process's memory. Several processes must share one. */
  tokens?: TokenStore
  /** Patience for one call, milliseconds; default 5,000. */
  timeoutMs?: number
  fetch?: typeof fetch
  now?: () => Date
}
