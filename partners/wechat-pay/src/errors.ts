import { PartnerError } from '@jiuyi/kernel'

export type ErrorAnswer = { status: number; code: string; message: string }

/** WeChat Pay's words → ours. Source: the error tables of create, query, close and refund at pay.weixin.qq.com/doc/v3. */
const ours: Record<string, { code: string; retryable?: true }> = {
  ORDERPAID: { code: 'order_paid' },
  ORDER_CLOSED: { code: 'order_closed' },
  ORDERCLOSED: { code: 'order_closed' },
  OUT_TRADE_NO_USED: { code: 'out_trade_no_used' },
  ORDERNOTEXIST: { code: 'not_found' },
  ORDER_NOT_EXIST: { code: 'not_found' },
  RESOURCE_NOT_EXISTS: { code: 'not_found' },
  NO_STATEMENT_EXIST: { code: 'not_found' },
  FREQUENCY_LIMITED: { code: 'rate_limited', retryable: true },
  FREQUENCY_LIMIT_EXCEED: { code: 'rate_limited', retryable: true },
  RATELIMIT_EXCEEDED: { code: 'rate_limited', retryable: true },
  SYSTEM_ERROR: { code: 'unavailable', retryable: true },
  SYSTEMERROR: { code: 'unavailable', retryable: true },
  BANKERROR: { code: 'unavailable', retryable: true },
  // The merchant's own balance cannot cover the refund. The documentation says: top up, send the same refund again.
  NOT_ENOUGH: { code: 'merchant_balance', retryable: true },
}

/**
 * Two refusals share the code INVALID_REQUEST with many others and are told apart only by their sentence: "refund
 * exceeds what is left" (…大于可退金额, 申请退款金额超过订单可退金额) and "same number, other content" (201 商户订单号重复).
 */
const bySentence: [RegExp, string][] = [
  [/可退金额|退款金额超过/, 'not_enough'],
  [/商户订单号重复/, 'out_trade_no_used'],
]

export function partnerError(answer: ErrorAnswer): PartnerError {
  const known = ours[answer.code]
  if (known) return fail(known.code, known.retryable ?? false, answer.code)
  if (answer.status === 429) return fail('rate_limited', true, answer.code)
  if (answer.status >= 500) return fail('unavailable', true, answer.code || String(answer.status))
  const said =
    answer.code === 'INVALID_REQUEST' ? bySentence.find(([sentence]) => sentence.test(answer.message)) : undefined
  if (said) return fail(said[1], false, answer.code)
  return fail('refused', false, answer.code || String(answer.status))
}

/** `why` is a code or a short sentence of ours, never the partner's text. */
export const fail = (code: string, retryable: boolean, why: string): PartnerError =>
  new PartnerError('wechat-pay', code, retryable, `wechat-pay: ${code} (${why})`)

/** The outcome is not known: no answer, or one that cannot be trusted. Asking again (query) tells. */
export const unknownOutcome = (why: string): PartnerError => fail('unavailable', true, why)
