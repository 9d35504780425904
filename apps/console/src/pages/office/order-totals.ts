import type { Order } from '../../api/shapes.ts'

export type Totals = {
  count: number
  open: number
  attention: number
  paidFen: number
  refundedFen: number
  netFen: number
}

/** The money of a day: an order that was paid counts as taken, also after it has gone back; what went back is its own sum. */
export function totalsOf(orders: Pick<Order, 'status' | 'amountFen' | 'refundedFen' | 'attention'>[]): Totals {
  const taken = orders.filter((o) => o.status === 'paid' || o.status === 'refunding' || o.status === 'refunded')
  const paidFen = taken.reduce((n, o) => n + o.amountFen, 0)
  const refundedFen = orders.reduce((n, o) => n + o.refundedFen, 0)
  return {
    count: orders.length,
    open: orders.filter((o) => o.status === 'open').length,
    attention: orders.filter((o) => o.attention).length,
    paidFen,
    refundedFen,
    netFen: paidFen - refundedFen,
  }
}
