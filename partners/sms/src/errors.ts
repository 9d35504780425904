import { PartnerError } from '@jiuyi/kernel'

/** `why` is the provider's code or a sentence of ours; its message may repeat the phone number, so it stays out. */
export const fail = (code: 'unavailable' | 'rate_limited' | 'invalid_phone' | 'refused', why: string): PartnerError =>
  new PartnerError('sms', code, code === 'unavailable' || code === 'rate_limited', `sms: ${code} (${why})`)
