import type { Identity } from '@jiuyi/identity'
import type { Facade } from '@jiuyi/kernel'
import type { Ctx } from '@jiuyi/platform'
import type { SmsPort, SubscribeMessagePort, TemplateName } from './contract.ts'

export type Language = 'zh-CN' | 'en'
/** One message in every form it may be sent. SMS go out under our template name, in Chinese, as providers approve them. */
export type Rendered = {
  title: string
  body: string
  sms: Record<string, string>
  subscribe: { fields: Record<string, string>; page: string }
}

export type Needs = {
  sms: SmsPort
  subscribe: SubscribeMessagePort
  identity: Pick<Facade<(typeof Identity)['methods']>, 'contact'>
  render: (template: TemplateName, params: Record<string, string>, language: Language) => Rendered
  /** Our message → the mini program's template id. A message without one is not sent as a subscribe message. */
  subscribeTemplateIds: Partial<Record<TemplateName, string>>
  /** The hospital's, for quiet hours. */
  timeZone: string
}
export type Notifier = Ctx & Needs
