import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { type Order, refuse } from './contract.ts'
import { type Billing, lockOrder, orderWhere, outTradeNoOf, showOrder } from './order.ts'
import { closeOtherTradesLater, markPaid } from './settle-payment.ts'

export type CounterPayment = { orderId: string; channel: 'cash' | 'card_terminal'; takenBy: string; reference?: string }

/** 窗口收费: money taken over the counter counts at once. The same button pressed twice takes it once. */
export async function takeCounterPayment(b: Billing, want: CounterPayment): Promise<{ order: Order }> {
  const at = b.clock()
  const id = newId(at.getTime())
  const reference = want.reference ?? null
  return b.db.tx(async (tx) => {
    const order = await lockOrder(tx, sql`id = ${want.orderId}`)
    if (!order) throw refuse.order_not_found()
    if (order.status === 'paid') {
      const same = await tx.maybeOne(sql`
        select 1 as one from billing.payment
         where order_id = ${order.id} and state = 'paid' and channel = ${want.channel} and taken_by = ${want.takenBy} and reference is not distinct from ${reference}::text`)
      if (same) return { order: showOrder(order) }
    }
    if (order.status === 'closed') throw refuse.order_closed()
    if (order.status !== 'open') throw refuse.already_paid()
    if (order.expiresAt && order.expiresAt <= at) throw refuse.order_expired()
    await tx.rows(sql`
      insert into billing.payment (hospital_id, id, order_id, channel, state, out_trade_no, amount_fen, received_fen, taken_by, reference, expires_at, paid_at, created_at)
      values (${order.hospitalId}, ${id}, ${order.id}, ${want.channel}, 'paid', ${outTradeNoOf(id)}, ${order.amountFen}, ${order.amountFen}, ${want.takenBy},
              ${reference}, ${at}, ${at}, ${at})`)
    await tx.rows(sql`
      insert into billing.money_entry (hospital_id, order_id, payment_id, amount_fen, channel, channel_id, at, booked_at)
      values (${order.hospitalId}, ${order.id}, ${id}, ${order.amountFen}, ${want.channel}, ${reference ?? outTradeNoOf(id)}, ${at}, ${at})`)
    await markPaid(tx, order, want.channel, at)
    await closeOtherTradesLater(tx, order)
    return { order: showOrder((await orderWhere(tx, sql`id = ${order.id}`))!) }
  })
}
