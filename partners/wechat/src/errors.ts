import { PartnerError } from '@jiuyi/kernel'

/** WeChat's `errcode` → ours. Source: the error tables of the named calls at developers.weixin.qq.com. */
const ours: Record<number, { code: string; retryable?: true }> = {
  [-1]: { code: 'unavailable', retryable: true },
  40029: { code: 'invalid_code' },
  40163: { code: 'code_used' },
  41008: { code: 'invalid_code' },
  42003: { code: 'invalid_code' },
  43101: { code: 'no_consent' },
  43107: { code: 'no_consent' },
  47003: { code: 'bad_fields' },
  45009: { code: 'rate_limited', retryable: true },
  45011: { code: 'rate_limited', retryable: true },
  44990: { code: 'rate_limited', retryable: true },
}

/** The access token itself is bad or old: get another and try once more. */
export const isTokenError = (errcode: number): boolean => [40001, 40014, 42001].includes(errcode)

export function wechatError(errcode: number): PartnerError {
  const known = ours[errcode]
  return fail(known?.code ?? 'refused', known?.retryable ?? false, String(errcode))
}

/** `why` is WeChat's number or a sentence of ours; `errmsg` is left out, it repeats what was sent. */
export const fail = (code: string, retryable: boolean, why: string): PartnerError =>
  new PartnerError('wechat', code, retryable, `wechat: ${code} (${why})`)
