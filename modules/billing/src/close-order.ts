import { PartnerError } from '@jiuyi/kernel'
import { sql, type Tx } from '@jiuyi/platform'
import { type Billing, lockOrder, type OrderRow } from './order.ts'
import { askAndSettle, closeOtherTradesLater } from './settle-payment.ts'

/** 关单: nobody shall pay this any more. Only an open order closes; its trades are closed at the channel by a job. */
export async function closeOrder(b: Billing, want: { source: string; reason: string }): Promise<Record<string, never>> {
  await b.db.tx(async (tx) => {
    const order = await lockOrder(tx, sql`source = ${want.source}`)
    if (order?.status === 'open') await closeLockedOrder(tx, b, order, want.reason)
  })
  return {}
}

/** The caller holds the order's lock and has seen it open. */
export async function closeLockedOrder(tx: Tx, b: Billing, order: OrderRow, reason: string): Promise<void> {
  await tx.one(sql`
    update billing.charge_order set status = 'closed', closed_at = ${b.clock()}, close_reason = ${reason}
     where hospital_id = ${order.hospitalId} and id = ${order.id} and status = 'open' returning 1 as one`)
  await closeOtherTradesLater(tx, order)
}

/** Job: closes what could still be paid. A trade that was paid meanwhile is settled, which sends the money back. */
export async function closeTrades(b: Billing, { orderId }: { orderId: string }): Promise<void> {
  const open = await b.db.rows<{ outTradeNo: string }>(sql`
    select out_trade_no as "outTradeNo" from billing.payment where order_id = ${orderId} and state = 'prepared'`)
  for (const { outTradeNo } of open) await closeTrade(b, outTradeNo)
}

/** Closes one trade at the channel and here; when somebody has paid it, settles it instead. */
export async function closeTrade(b: Billing, outTradeNo: string): Promise<void> {
  try {
    await b.payments.close(outTradeNo)
  } catch (e) {
    if (!(e instanceof PartnerError)) throw e
    if (e.code === 'order_paid') return void (await askAndSettle(b, outTradeNo))
    // Closed before, or never made there: either way nobody can pay it.
    if (e.code !== 'order_closed' && e.code !== 'not_found') throw e
  }
  await b.db.rows(
    sql`update billing.payment set state = 'closed' where out_trade_no = ${outTradeNo} and state = 'prepared'`,
  )
}
