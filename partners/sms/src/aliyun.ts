import { randomUUID } from 'node:crypto'
import type { SmsPort } from '@jiuyi/notification'
import { canonicalQuery, signAliyun } from './aliyun-signature.ts'
import { fail } from './errors.ts'
import type { AliyunOptions } from './options.ts'
import { post } from './post.ts'

/** 阿里云短信, SendSms of 2017-05-25. */
export function createAliyunSms(options: AliyunOptions): SmsPort {
  return {
    async send({ phone, template, params, key }) {
      const query = canonicalQuery({
        PhoneNumbers: phone,
        SignName: options.signName,
        TemplateCode: options.templates?.[template]?.id ?? template,
        TemplateParam: JSON.stringify(params),
        OutId: key,
      })
      const url = new URL(`/?${query}`, options.endpoint)
      const now = options.now?.() ?? new Date()
      const headers = {
        host: url.host,
        'x-acs-action': 'SendSms',
        'x-acs-version': '2017-05-25',
        'x-acs-date': `${now.toISOString().slice(0, 19)}Z`,
        'x-acs-signature-nonce': randomUUID(),
      }
      const signed = signAliyun({ method: 'POST', path: '/', query, headers, body: '' }, options)
      const { json } = await post(url, signed, '', options)
      if (json['Code'] !== 'OK') throw complaint(String(json['Code'] ?? 'no code'))
      return { receiptId: String(json['BizId'] ?? '') }
    },
  }
}

/** Codes: 短信服务错误码, help.aliyun.com/zh/sms. */
function complaint(code: string) {
  if (/^isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL)|^Throttling/.test(code)) return fail('rate_limited', code)
  if (/MOBILE_(NUMBER_ILLEGAL|COUNT_OVER_LIMIT)/.test(code)) return fail('invalid_phone', code)
  if (/^isp\.|^ServiceUnavailable|^InternalError/.test(code)) return fail('unavailable', code)
  return fail('refused', code)
}
