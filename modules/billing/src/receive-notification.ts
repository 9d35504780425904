import { PartnerError } from '@jiuyi/kernel'
import { type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import type { ChannelNotification } from './contract.ts'
import type { Billing } from './order.ts'
import { settlePayment } from './settle-payment.ts'
import { settleRefund } from './settle-refund.ts'

/**
 * Settles one verified notification. Its id in the inbox commits with the settlement, so that it counts once and is never marked without
 * having counted. A trade we do not know is not kept: the channel comes again.
 */
export async function acceptNotification(
  b: Billing,
  n: ChannelNotification,
): Promise<'accepted' | 'duplicate' | 'unknown'> {
  const outNo = n.kind === 'payment' ? n.trade.outTradeNo : n.refund.outRefundNo
  return b.db.tx(async (tx) => {
    const outcome = n.kind === 'payment' ? await settlePayment(tx, b, n.trade) : await settleRefund(tx, b, n.refund)
    if (outcome === 'unknown') return 'unknown'
    const fresh = await tx.maybeOne(sql`
      insert into billing.channel_notification (id, kind, out_no, outcome, received_at)
      values (${n.id}, ${n.kind}, ${outNo}, ${outcome}, ${b.clock()})
      on conflict do nothing returning 1 as one`)
    return fresh ? 'accepted' : 'duplicate'
  })
}

const Fail = Type.Object({ code: Type.Literal('FAIL'), message: Type.String() }, { additionalProperties: false })
const fail = (message: string) => ({ code: 'FAIL' as const, message })

/** 微信支付通知. Only the signature says who is speaking; anything but a 2xx makes WeChat Pay send it again. */
export const receiveWechatPayNotification =
  (b: Billing): Routes =>
  async (app) => {
    app.post(
      '/partners/wechat-pay/notifications',
      {
        config: { access: { who: 'partner' }, rawBody: true },
        schema: {
          operationId: 'receiveWechatPayNotification',
          tags: ['billing'],
          summary: 'Signed notification of a payment or refund',
          body: Type.Object({}, { additionalProperties: true }),
          response: { 204: Type.Null(), 401: Fail, 404: Fail, 503: Fail },
        },
      },
      async (req, reply) => {
        const headers = Object.fromEntries(
          Object.entries(req.headers).map(([k, v]) => [k, Array.isArray(v) ? v[0] : v]),
        )
        let news: ChannelNotification
        try {
          news = await b.payments.readNotification(headers, req.rawBody ?? new Uint8Array(), b.clock())
        } catch (e) {
          if (!(e instanceof PartnerError)) throw e
          req.log.warn({ code: e.code }, 'a payment notification was not believed')
          return e.retryable ? reply.code(503).send(fail('try again')) : reply.code(401).send(fail('bad signature'))
        }
        const outcome = await acceptNotification(b, news)
        return outcome === 'unknown' ? reply.code(404).send(fail('unknown trade')) : reply.code(204).send(null)
      },
    )
  }
