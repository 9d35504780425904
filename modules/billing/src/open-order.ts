import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { type Order, OrderPaid } from './contract.ts'
import { type Billing, drawNumber, type OrderRow, orderColumns, orderWhere, showOrder } from './order.ts'

export type OpenOrder = {
  source: string
  hospitalId: string
  patientId: string
  title: string
  amountFen: number
  expiresAt?: string
}

/** 开单: what a patient owes for one source; asked again, the order there is. Nothing to pay is paid from the start. */
export async function openOrder(b: Billing, want: OpenOrder, draw = drawNumber): Promise<{ order: Order }> {
  const at = b.clock()
  const id = newId(at.getTime())
  const free = want.amountFen === 0
  for (let tries = 0; tries < 20; tries++) {
    const order = await b.db.tx(async (tx) => {
      // Either unique rule may stop the insert: the source is looked up, a number already drawn is drawn again.
      const row = await tx.maybeOne<OrderRow>(sql`
        insert into billing.charge_order (hospital_id, id, number, source, patient_id, title, status, amount_fen, paid_at, expires_at, created_at)
        values (${want.hospitalId}, ${id}, ${draw(at, b.timeZone)}, ${want.source}, ${want.patientId}, ${want.title},
                ${free ? 'paid' : 'open'}, ${want.amountFen}, ${free ? at : null}, ${want.expiresAt ?? null}, ${at})
        on conflict do nothing
        returning ${orderColumns}`)
      if (row && free) {
        const { hospitalId, patientId, source, amountFen } = row
        await tx.emit(OrderPaid(source, { orderId: id, source, hospitalId, patientId, amountFen }))
      }
      return row ?? (await orderWhere(tx, sql`source = ${want.source}`))
    })
    if (order) return { order: showOrder(order) }
  }
  throw new Error('no free order number after 20 draws')
}

/** 查单: the order of one source, if there is one. */
export async function orderOf(b: Billing, { source }: { source: string }): Promise<{ order?: Order }> {
  const row = await orderWhere(b.db, sql`source = ${source}`)
  return row ? { order: showOrder(row) } : {}
}

/** Orders of many sources at once; unknown ones are left out. */
export async function ordersOf(b: Billing, { sources }: { sources: string[] }): Promise<{ orders: Order[] }> {
  const rows = await b.db.rows<OrderRow>(sql`
    select ${orderColumns} from billing.charge_order where source = any(${sources}::text[])`)
  return { orders: rows.map((row) => showOrder(row)) }
}
