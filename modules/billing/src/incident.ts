import { newId } from '@jiuyi/kernel'
import { sql, type Tx } from '@jiuyi/platform'
import type { Billing } from './order.ts'

export type Incident = {
  orderId: string
  hospitalId: string
  kind: 'amount_mismatch' | 'returned_elsewhere' | 'refund_abnormal' | 'refund_closed' | 'refund_amount_mismatch'
  paymentId?: string
  refundId?: string
  detail?: Record<string, number | string>
}

/** 异常: something a person must look at. Kept as a row, and flagged on the order until the money is right again. */
export async function recordIncident(tx: Tx, b: Billing, i: Incident): Promise<void> {
  const at = b.clock()
  await tx.rows(sql`
    insert into billing.incident (hospital_id, id, order_id, payment_id, refund_id, kind, detail, at)
    values (${i.hospitalId}, ${newId(at.getTime())}, ${i.orderId}, ${i.paymentId ?? null}, ${i.refundId ?? null}, ${i.kind},
            ${JSON.stringify(i.detail ?? {})}, ${at})`)
  await tx.rows(sql`
    update billing.charge_order set attention = ${i.kind} where hospital_id = ${i.hospitalId} and id = ${i.orderId}`)
}
