export { createSms } from './create-sms.ts'
export type { AliyunOptions, SmsOptions, SmsTemplates, TencentOptions } from './options.ts'
