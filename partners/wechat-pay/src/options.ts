/**
 * How the merchant trusts WeChat Pay. New merchants get a public key (`PUB_KEY_ID_…`, shown once in the merchant
 * platform); older ones use platform certificates that this client fetches, decrypts and keeps fresh. While a merchant
 * switches over both kinds arrive, so each mode may also be given the other's keys.
 */
export type TrustOptions =
  | { mode: 'public-key'; keys: Record<string, string> }
  | {
      mode: 'platform-certificate'
      /** Certificates or public keys known beforehand, PEM by serial or `PUB_KEY_ID_…`. */
      keys?: Record<string, string>
      /** How long fetched certificates count as fresh, in milliseconds; default 12 hours. */
      refreshEveryMs?: number
    }

export type WechatPayOptions = {
  /** `https://api.mch.weixin.qq.com`, or the sandbox. No slash at the end. */
  baseUrl: string
  mchId: string
  /** 32 characters, set by the merchant; opens notifications and certificates. */
  apiV3Key: string
  /** The merchant's API key, PKCS#8 or PKCS#1 PEM, and the serial of its certificate. */
  privateKey: string
  certificateSerial: string
  trust: TrustOptions
  /** App ids that are bound to the merchant. `native` payments name the official account, or the mini program if there is none. */
  apps: { miniProgram?: string; officialAccount?: string }
  /** Where notifications go: https, no query (WeChat Pay refuses others). Refunds use it too unless they have their own. */
  notifyUrl: string
  refundNotifyUrl?: string
  /** Patience for one call, milliseconds; default 5,000. */
  timeoutMs?: number
  fetch?: typeof fetch
  now?: () => Date
}
