import { PartnerError } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { type Order, refuse } from './contract.ts'
import { type Billing, orderWhere, showOrder } from './order.ts'
import { askAndSettle } from './settle-payment.ts'

/** 查支付: asks the channel what became of the open payments of an order. The page's own "paid" is never believed. */
export async function checkPayment(b: Billing, { orderId }: { orderId: string }): Promise<{ order: Order }> {
  const open = await b.db.rows<{ outTradeNo: string }>(sql`
    select out_trade_no as "outTradeNo" from billing.payment where order_id = ${orderId} and state = 'prepared'`)
  let unanswered = false
  for (const { outTradeNo } of open) {
    try {
      await askAndSettle(b, outTradeNo)
    } catch (e) {
      if (!(e instanceof PartnerError)) throw e
      unanswered ||= e.code !== 'not_found'
    }
  }
  const order = await orderWhere(b.db, sql`id = ${orderId}`)
  if (!order) throw refuse.order_not_found()
  if (unanswered && order.status === 'open') throw refuse.channel_unavailable()
  return { order: showOrder(order) }
}
