import type { PaymentPort } from '@jiuyi/billing'
import type { Channel } from './channel.ts'
import { unknownOutcome } from './errors.ts'
import type { WechatPayOptions } from './options.ts'
import { readRefund } from './shapes.ts'

/** WeChat Pay's limit on `reason`, characters. */
const REASON_MAX = 80

/** 退款、查退款. The same `outRefundNo` may be sent again and moves the money once. */
export function createRefunds(
  options: WechatPayOptions,
  channel: Channel,
): Pick<PaymentPort, 'refund' | 'queryRefund'> {
  return {
    async refund(want) {
      const answer = await channel.call('POST', '/v3/refund/domestic/refunds', {
        out_trade_no: want.outTradeNo,
        out_refund_no: want.outRefundNo,
        reason: Array.from(want.reason).slice(0, REASON_MAX).join(''),
        notify_url: options.refundNotifyUrl ?? options.notifyUrl,
        amount: { refund: want.refundFen, total: want.totalFen, currency: 'CNY' },
      })
      const refund = readRefund(answer)
      if (refund.outRefundNo !== want.outRefundNo) throw unknownOutcome('the answer is about another refund')
      return refund
    },

    async queryRefund(outRefundNo) {
      const refund = readRefund(
        await channel.call('GET', `/v3/refund/domestic/refunds/${encodeURIComponent(outRefundNo)}`),
      )
      if (refund.outRefundNo !== outRefundNo) throw unknownOutcome('the answer is about another refund')
      return refund
    },
  }
}
