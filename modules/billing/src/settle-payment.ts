import { sql, type Tx } from '@jiuyi/platform'
import { askRefund } from './ask-refund.ts'
import { OrderPaid, PaymentReturned, type Trade } from './contract.ts'
import { recordIncident } from './incident.ts'
import { type Billing, lockOrder, type OrderRow } from './order.ts'

/** settled: this money pays the order. returned: it is on its way back. known: nothing new. pending, closed: no money. unknown: not our trade. */
export type Settlement = 'settled' | 'returned' | 'known' | 'pending' | 'closed' | 'unknown'

type PaymentRow = { id: string; channel: NonNullable<OrderRow['channel']>; state: string; amountFen: number }

/** Why money that came may not stay; nothing when it pays the order. */
function whyReturned(order: OrderRow, payment: PaymentRow, trade: Trade, paidAt: Date) {
  if (trade.amountFen !== payment.amountFen || payment.amountFen !== order.amountFen) return 'amount_mismatch' as const
  if (trade.state === 'REFUND') return 'returned_elsewhere' as const
  if (order.status === 'closed') return 'late_payment' as const
  if (order.status !== 'open') return 'paid_twice' as const
  if (order.expiresAt && paidAt > order.expiresAt) return 'late_payment' as const
  return undefined
}

/**
 * 入账: the only way money of a channel comes in, whether a notification, a query or a close brought the news. Only the channel's word counts.
 * The lock on the order makes two bearers of the same news one after the other; the second finds nothing left to do.
 */
export async function settlePayment(tx: Tx, b: Billing, trade: Trade): Promise<Settlement> {
  const order = await lockOrder(
    tx,
    sql`id = (select order_id from billing.payment where out_trade_no = ${trade.outTradeNo})`,
  )
  if (!order) return 'unknown'
  const payment = await tx.one<PaymentRow>(sql`
    select id, channel, state, amount_fen as "amountFen" from billing.payment where out_trade_no = ${trade.outTradeNo}`)
  if (payment.state === 'paid' || payment.state === 'returned') return 'known'
  if (trade.state === 'CLOSED' || trade.state === 'REVOKED') {
    await tx.rows(
      sql`update billing.payment set state = 'closed' where hospital_id = ${order.hospitalId} and id = ${payment.id} and state = 'prepared'`,
    )
    return 'closed'
  }
  if (trade.state !== 'SUCCESS' && trade.state !== 'REFUND') return 'pending'

  const paidAt = trade.paidAt ?? b.clock()
  const why = whyReturned(order, payment, trade, paidAt)
  await tx.rows(sql`
    update billing.payment
       set state = ${why ? 'returned' : 'paid'}, received_fen = ${trade.amountFen}, paid_at = ${paidAt}, transaction_id = ${trade.transactionId ?? null}
     where hospital_id = ${order.hospitalId} and id = ${payment.id}`)
  await tx.rows(sql`
    insert into billing.money_entry (hospital_id, order_id, payment_id, amount_fen, channel, channel_id, at, booked_at)
    values (${order.hospitalId}, ${order.id}, ${payment.id}, ${trade.amountFen}, ${payment.channel}, ${trade.transactionId ?? trade.outTradeNo}, ${paidAt}, ${b.clock()})`)
  await closeOtherTradesLater(tx, order)
  if (why) {
    await returnPayment(tx, b, order, payment, trade, why)
    return 'returned'
  }
  await markPaid(tx, order, payment.channel, paidAt)
  return 'settled'
}

/** The order is paid: say so once, in the same transaction. The caller holds the order's lock and has seen it open. */
export async function markPaid(tx: Tx, order: OrderRow, channel: string, paidAt: Date): Promise<void> {
  const { id, hospitalId, patientId, source, amountFen } = order
  await tx.one(sql`
    update billing.charge_order set status = 'paid', channel = ${channel}, paid_at = ${paidAt}
     where hospital_id = ${hospitalId} and id = ${id} and status = 'open' returning 1 as one`)
  await tx.emit(OrderPaid(source, { orderId: id, source, hospitalId, patientId, amountFen }))
}

/** Trades of the order that could still be paid on another device are closed at the channel, after commit. */
export async function closeOtherTradesLater(tx: Tx, order: OrderRow): Promise<void> {
  const open = await tx.maybeOne(
    sql`select 1 as one from billing.payment where order_id = ${order.id} and state = 'prepared' limit 1`,
  )
  if (open) await tx.addJob('billing.close_trades', { orderId: order.id }, { key: `billing.close_trades:${order.id}` })
}

async function returnPayment(
  tx: Tx,
  b: Billing,
  order: OrderRow,
  payment: PaymentRow,
  trade: Trade,
  reason: NonNullable<ReturnType<typeof whyReturned>>,
) {
  const { id: orderId, hospitalId, patientId, source } = order
  if (reason === 'amount_mismatch' || reason === 'returned_elsewhere')
    await recordIncident(tx, b, {
      orderId,
      hospitalId,
      kind: reason,
      paymentId: payment.id,
      detail: { askedFen: payment.amountFen, cameFen: trade.amountFen },
    })
  await askRefund(tx, b, {
    hospitalId,
    orderId,
    paymentId: payment.id,
    amountFen: trade.amountFen,
    reason,
    requestedBy: 'system',
  })
  await tx.emit(PaymentReturned(source, { orderId, source, hospitalId, patientId, returnFen: trade.amountFen, reason }))
}

/** Asks the channel about one trade and settles what it says. Never called inside a transaction. */
export async function askAndSettle(b: Billing, outTradeNo: string): Promise<Settlement> {
  const trade = await b.payments.query(outTradeNo)
  return b.db.tx((tx) => settlePayment(tx, b, trade))
}
