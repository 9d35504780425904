import { sql, type Tx } from '@jiuyi/platform'
import { askRefund } from './ask-refund.ts'
import { closeLockedOrder } from './close-order.ts'
import { refuse } from './contract.ts'
import { type Billing, lockOrder, type OrderRow } from './order.ts'
import { counterRefundDone } from './settle-refund.ts'

type Leftover = { paymentId: string; channel: string; state: string; leftFen: number }

/**
 * 退费: everything that was paid for a source goes back the way it came. Asked again it does nothing new, unless the channel gave up on the
 * refund before: then it is tried afresh. Cash and card are given back at the counter, so they are done at once.
 */
export async function refundOrder(
  b: Billing,
  want: { source: string; reason: string; requestedBy: string },
): Promise<{ refundFen: number }> {
  return b.db.tx(async (tx) => {
    const order = await lockOrder(tx, sql`source = ${want.source}`)
    if (!order) return { refundFen: 0 }
    if (order.status === 'open') await closeLockedOrder(tx, b, order, want.reason)
    if (order.status === 'paid') await startRefunding(tx, order)
    const leftovers = await tx.rows<Leftover>(sql`
      select id as "paymentId", channel, state, received_fen - refund_asked_fen as "leftFen"
        from billing.payment where order_id = ${order.id} and received_fen > refund_asked_fen`)
    if (leftovers.length === 0) await tellStaffIfStuck(tx, order, want.requestedBy)
    for (const { paymentId, channel, leftFen } of leftovers) {
      const atCounter = channel === 'cash' || channel === 'card_terminal'
      const refundId = await askRefund(tx, b, {
        ...want,
        hospitalId: order.hospitalId,
        orderId: order.id,
        paymentId,
        amountFen: leftFen,
        atCounter,
      })
      if (atCounter) await counterRefundDone(tx, b, refundId)
    }
    const { refundFen } = await tx.one<{ refundFen: number }>(sql`
      select coalesce(sum(refund_asked_fen), 0) as "refundFen" from billing.payment where order_id = ${order.id} and state = 'paid'`)
    return { refundFen }
  })
}

/** A free order has nothing to give back and is refunded on the spot. */
const startRefunding = (tx: Tx, order: OrderRow) =>
  tx.one(sql`
    update billing.charge_order set status = ${order.amountFen === 0 ? 'refunded' : 'refunding'}
     where hospital_id = ${order.hospitalId} and id = ${order.id} and status = 'paid' returning 1 as one`)

/** A flow that repeats itself is answered as before; a person who asks again learns that the channel needs a person. */
async function tellStaffIfStuck(tx: Tx, order: OrderRow, requestedBy: string) {
  if (!requestedBy.startsWith('staff:')) return
  const stuck = await tx.maybeOne(
    sql`select 1 as one from billing.refund where order_id = ${order.id} and state = 'abnormal' limit 1`,
  )
  if (stuck) throw refuse.refund_needs_attention()
}
