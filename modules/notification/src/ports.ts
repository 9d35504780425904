/**
 * Throws `PartnerError('sms', code)`: `unavailable`, `rate_limited` (both retryable), `invalid_phone`, `refused`.
 */
export interface SmsPort {
  /** One message to one phone (digits, mainland). `params` fill the provider's approved template. Returns the provider's receipt id. */
  send(want: {
    phone: string
    template: string
    params: Record<string, string>
    key: string
  }): Promise<{ receiptId: string }>
}

/**
 * One-time subscribe messages of the mini program. One consent = one message.
 * Throws `PartnerError('wechat', code)`: `no_consent` (43101, final), `bad_fields` (47003, final), `rate_limited`, `unavailable`.
 */
export interface SubscribeMessagePort {
  /** `fields` are the template's keyed values, e.g. `{ thing1: '心血管内科' }`; lengths are checked before sending. */
  send(want: { openid: string; templateId: string; page: string; fields: Record<string, string> }): Promise<void>
}
