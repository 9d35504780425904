import type { SubscribeMessagePort } from '@jiuyi/notification'
import type { AccessTokens } from './access-token.ts'
import { fail } from './errors.ts'
import { brokenFields } from './message-fields.ts'
import type { WechatOptions } from './options.ts'
import type { Transport } from './transport.ts'

/** 订阅消息. Fields are checked before sending: a refused message would have used up nothing, but told nobody why. */
export function createSubscribeMessages(
  options: WechatOptions,
  transport: Transport,
  tokens: AccessTokens,
): SubscribeMessagePort {
  return {
    async send({ openid, templateId, page, fields }) {
      const broken = brokenFields(fields)
      if (broken.length > 0) throw fail('bad_fields', false, broken.join(', '))
      const data = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]))
      const message = {
        touser: openid,
        template_id: templateId,
        page,
        data,
        miniprogram_state: options.messageState ?? 'formal',
        lang: 'zh_CN',
      }
      await tokens.use(options.miniProgram, (token) =>
        transport.post('/cgi-bin/message/subscribe/send', { access_token: token }, message),
      )
    },
  }
}
