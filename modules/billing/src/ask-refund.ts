import { newId } from '@jiuyi/kernel'
import { sql, type Tx } from '@jiuyi/platform'
import { type Billing, outRefundNoOf } from './order.ts'

export type AskRefund = {
  hospitalId: string
  orderId: string
  paymentId: string
  amountFen: number
  reason: string
  requestedBy: string
  atCounter?: boolean
}

/**
 * Writes one refund and the job that sends it. The payment's own row says how much is left, and its constraint refuses more than came,
 * whoever asks at the same time.
 */
export async function askRefund(tx: Tx, b: Billing, ask: AskRefund): Promise<string> {
  const at = b.clock()
  const id = newId(at.getTime())
  await tx.one(sql`
    update billing.payment set refund_asked_fen = refund_asked_fen + ${ask.amountFen}
     where hospital_id = ${ask.hospitalId} and id = ${ask.paymentId} returning 1 as one`)
  await tx.rows(sql`
    insert into billing.refund (hospital_id, id, order_id, payment_id, out_refund_no, state, amount_fen, reason, requested_by, next_check_at, created_at)
    values (${ask.hospitalId}, ${id}, ${ask.orderId}, ${ask.paymentId}, ${outRefundNoOf(id)}, 'requested', ${ask.amountFen}, ${ask.reason}, ${ask.requestedBy},
            ${new Date(at.getTime() + 60_000)}, ${at})`)
  if (!ask.atCounter) await tx.addJob('billing.send_refund', { refundId: id }, { key: `billing.send_refund:${id}` })
  return id
}
