import type { SmsPort } from '@jiuyi/notification'
import { fail } from './errors.ts'
import type { TencentOptions } from './options.ts'
import { post } from './post.ts'
import { signTencent } from './tencent-signature.ts'

const contentType = 'application/json; charset=utf-8'

type Status = { Code?: string; SerialNo?: string }
type Response = { Error?: { Code?: string }; SendStatusSet?: Status[] }

/** 腾讯云短信, SendSms of 2021-01-11. Templates are filled by position: give their order in `templates`. */
export function createTencentSms(options: TencentOptions): SmsPort {
  return {
    async send({ phone, template, params, key }) {
      const known = options.templates?.[template]
      const body = JSON.stringify({
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: options.sdkAppId,
        SignName: options.signName,
        TemplateId: known?.id ?? template,
        TemplateParamSet: known?.order ? known.order.map((name) => params[name] ?? '') : Object.values(params),
        SessionContext: key,
      })
      const url = new URL('/', options.endpoint)
      const timestamp = Math.floor((options.now?.() ?? new Date()).getTime() / 1000)
      const headers = {
        authorization: signTencent(
          { service: 'sms', host: url.host, action: 'SendSms', timestamp, body, contentType },
          options,
        ),
        'content-type': contentType,
        host: url.host,
        'x-tc-action': 'SendSms',
        'x-tc-timestamp': String(timestamp),
        'x-tc-version': '2021-01-11',
        'x-tc-region': options.region ?? 'ap-guangzhou',
      }
      const { json } = await post(url, headers, body, options)
      const said = (json['Response'] ?? {}) as Response
      const status = said.SendStatusSet?.[0]
      if (said.Error || status?.Code !== 'Ok') throw complaint(said.Error?.Code ?? status?.Code ?? 'no status')
      return { receiptId: status.SerialNo ?? '' }
    },
  }
}

/** Codes: SendSms 错误码, cloud.tencent.com/document/product/382/55981. */
function complaint(code: string) {
  if (/LimitExceeded|FrequencyLimit/.test(code)) return fail('rate_limited', code)
  if (/IncorrectPhoneNumber|InvalidPhoneNumber|PhoneNumberInBlacklist|PhoneNumberParseFail/.test(code))
    return fail('invalid_phone', code)
  if (/^InternalError/.test(code)) return fail('unavailable', code)
  return fail('refused', code)
}
