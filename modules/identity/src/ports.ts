/** Who WeChat says is there. `openid` is unique within one app, `unionid` across the apps of one WeChat open-platform account. */
export type WechatIdentity = { openid: string; unionid?: string }

/**
 * What identity needs of WeChat. Every method throws a `PartnerError('wechat', code)` with code
 * `invalid_code` (wrong or expired), `code_used`, `rate_limited` or `unavailable` (the last two retryable).
 */
export interface WechatLoginPort {
  /** `wx.login()` code → who (code2session). A code works once. The session key never leaves the partner client. */
  miniProgramLogin(code: string): Promise<WechatIdentity>
  /** Code of a `getPhoneNumber` button → the phone WeChat has verified, digits only, and its country code ("86"). */
  miniProgramPhone(code: string): Promise<{ phone: string; countryCode: string }>
  /** Where an H5 page inside WeChat sends the browser to log in with the official account. `redirectUrl` gets `?code&state`. */
  officialAccountAuthorizeUrl(want: { redirectUrl: string; state: string }): string
  /** Code that came back from the official account's OAuth page → who. */
  officialAccountLogin(code: string): Promise<WechatIdentity>
}

/** What the rush asks of WeChat: how risky it thinks this person is, 0 to 4. Throws when it cannot say; nobody waits for it. */
export interface UserRiskPort {
  userRiskRank(who: { openid: string; clientIp: string }): Promise<number>
}
