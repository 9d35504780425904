import type { PaymentPort } from '@jiuyi/billing'
import { downloadTradeBill } from './bill.ts'
import type { TradeBill } from './bill-csv.ts'
import { createChannel } from './channel.ts'
import { createNotificationReader } from './notification.ts'
import type { WechatPayOptions } from './options.ts'
import { createRefunds } from './refunds.ts'
import { createTrades } from './trades.ts'

export interface WechatPay extends PaymentPort {
  /** The day's trades and refunds as WeChat Pay counts them, to hold against our own books. `not_found` = nothing that day. */
  tradeBill(day: string): Promise<TradeBill>
}

/** WeChat Pay v3 of one directly connected merchant (直连商户). Wrong options throw here, at start, not at the first payment. */
export function createWechatPay(options: WechatPayOptions): WechatPay {
  if (Buffer.byteLength(options.apiV3Key) !== 32) throw new Error('the APIv3 key has 32 bytes')
  const channel = createChannel(options)
  return {
    ...createTrades(options, channel),
    ...createRefunds(options, channel),
    readNotification: createNotificationReader({ ...options, trust: channel.trust }),
    tradeBill: (day) => downloadTradeBill(channel, day),
  }
}
