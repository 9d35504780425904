import { randomInt } from 'node:crypto'
import { localDate } from '@jiuyi/kernel'
import { type Ctx, type Fragment, type Queryable, sql, type Tx } from '@jiuyi/platform'
import type { Order, PaymentPort } from './contract.ts'

/** What billing needs from outside. `timeZone` (the hospital's) decides on which day an order is numbered and listed. */
export type Needs = {
  payments: PaymentPort
  timeZone: string
  /** What the payer reads beside the refund, for a reason code; without it, the code. */
  refundReason?: (code: string) => string
}
export type Billing = Ctx & Needs

export type OrderRow = Omit<Order, 'channel' | 'paidAt' | 'expiresAt' | 'createdAt' | 'attention'> & {
  channel: Order['channel'] | null
  paidAt: Date | null
  expiresAt: Date | null
  createdAt: Date
  attention: string | null
}

export const orderColumns = sql`
  id, hospital_id as "hospitalId", patient_id as "patientId", source, title, status, amount_fen as "amountFen", refunded_fen as "refundedFen",
  channel, paid_at as "paidAt", expires_at as "expiresAt", created_at as "createdAt", number, attention`

/** An order as it leaves the module. What needs attention is for staff only. */
export const showOrder = (
  { channel, paidAt, expiresAt, createdAt, attention, ...row }: OrderRow,
  forStaff = false,
): Order => ({
  ...row,
  createdAt: createdAt.toISOString(),
  ...(channel ? { channel } : {}),
  ...(paidAt ? { paidAt: paidAt.toISOString() } : {}),
  ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
  ...(forStaff && attention ? { attention } : {}),
})

export const orderWhere = (db: Queryable, where: Fragment) =>
  db.maybeOne<OrderRow>(sql`select ${orderColumns} from billing.charge_order where ${where}`)

/** Everything that changes an order's money first takes this lock, so that two settlements of one order never decide at the same time. */
export const lockOrder = (tx: Tx, where: Fragment) =>
  tx.maybeOne<OrderRow>(sql`select ${orderColumns} from billing.charge_order where ${where} for update`)

/** `260302-483177`: short enough for the telephone. Random, so that nobody waits for a counter and no number tells how busy the day was. */
export const drawNumber = (at: Date, timeZone: string): string =>
  `${localDate(at, timeZone).slice(2).replaceAll('-', '')}-${String(randomInt(1_000_000)).padStart(6, '0')}`

/** Our number at the channel comes from the id: a retry is the same trade, whoever retries. */
export const outTradeNoOf = (paymentId: string) => paymentId.replaceAll('-', '')
export const outRefundNoOf = (refundId: string) => `R${refundId.replaceAll('-', '')}`
