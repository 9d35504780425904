export type { TradeBill, TradeBillLine, TradeBillSums } from './bill-csv.ts'
export { createWechatPay, type WechatPay } from './create-wechat-pay.ts'
export type { TrustOptions, WechatPayOptions } from './options.ts'
