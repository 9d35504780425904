import { en } from './en.ts'
import { smsParams, subscribeFields } from './short-forms.ts'
import type { MessageName, MessageWords } from './words.ts'
import { zhCn } from './zh-cn.ts'

export { refundReason } from './refund-reason.ts'
export { smsTemplates } from './short-forms.ts'
export type { MessageName, MessageWords } from './words.ts'

/** A message in every form it may be sent: the inbox, the parameters of the approved SMS, the fields of the subscribe message. */
export type RenderedMessage = {
  title: string
  body: string
  sms: Record<string, string>
  subscribe: { fields: Record<string, string>; page: string }
}

/** Where a tapped subscribe message opens the mini program. */
const page = 'pages/messages/index'

/** Fills one message with its words. Who calls has made sure that all of them are there. */
export function renderMessage<K extends MessageName>(
  template: K,
  params: Record<string, string>,
  language: 'zh-CN' | 'en',
): RenderedMessage {
  const texts = (language === 'en' ? en : zhCn)[template]
  const w = params as MessageWords[K]
  return {
    title: texts.title,
    body: texts.body(w),
    sms: smsParams[template](w),
    subscribe: { fields: subscribeFields[template](w), page },
  }
}
