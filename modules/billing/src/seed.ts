import { newId } from '@jiuyi/kernel'
import { type Ctx, sql, type Tx } from '@jiuyi/platform'
import type { Order } from './contract.ts'
import { drawNumber, outRefundNoOf, outTradeNoOf } from './order.ts'

/** One order of the past, paid and perhaps given back. Instants RFC 3339. */
export type PaidOrder = {
  source: string
  hospitalId: string
  patientId: string
  title: string
  amountFen: number
  channel: NonNullable<Order['channel']>
  paidAt: string
  refundedAt?: string
  refundReason?: string
}

/**
 * Fills a hospital's past: orders, payments, refunds and the ledger, all telling the same story. No events, no jobs, nothing is asked of a channel.
 * A source that has an order keeps it, so the seed can run again. Returns how many orders were made.
 */
export async function seedPaidOrders(
  ctx: Pick<Ctx, 'db'>,
  rows: PaidOrder[],
  timeZone = 'Asia/Shanghai',
): Promise<number> {
  let made = 0
  for (let i = 0; i < rows.length; i += 2_000)
    made += await ctx.db.tx((tx) => seedChunk(tx, rows.slice(i, i + 2_000), timeZone))
  return made
}

const columns = sql`
  o("hospitalId" uuid, id uuid, number text, source text, "patientId" uuid, title text, "amountFen" int, channel text, "paidAt" timestamptz, "refundedAt" timestamptz,
    "refundReason" text, "paymentId" uuid, "refundId" uuid, "outTradeNo" text, "outRefundNo" text)`

async function seedChunk(tx: Tx, rows: PaidOrder[], timeZone: string): Promise<number> {
  const known = await tx.rows<{ source: string }>(sql`
    select source from billing.charge_order where source = any(${rows.map((r) => r.source)}::text[])`)
  const skip = new Set(known.map((k) => k.source))
  let left = rows.filter((r) => !skip.has(r.source)).map(withIds)
  const made: typeof left = []
  // A drawn number that is taken stops the insert of that row only; it is drawn again.
  for (let round = 0; left.length > 0 && round < 20; round++) {
    left = left.map((r) => ({ ...r, number: drawNumber(new Date(r.paidAt), timeZone) }))
    const inserted = new Set((await insertOrders(tx, left)).map((r) => r.id))
    made.push(...left.filter((r) => inserted.has(r.id)))
    left = left.filter((r) => !inserted.has(r.id))
  }
  await insertMoney(
    tx,
    made.filter((r) => r.amountFen > 0),
  )
  return made.length
}

function withIds(r: PaidOrder) {
  const at = Date.parse(r.paidAt)
  const [id, paymentId, refundId] = [newId(at), newId(at), newId(at)] as const
  return {
    ...r,
    id,
    paymentId,
    refundId,
    outTradeNo: outTradeNoOf(paymentId),
    outRefundNo: outRefundNoOf(refundId),
    number: '',
  }
}

const insertOrders = (tx: Tx, rows: object[]) =>
  tx.rows<{ id: string }>(sql`
    insert into billing.charge_order (hospital_id, id, number, source, patient_id, title, status, amount_fen, refunded_fen, channel, paid_at, created_at)
    select "hospitalId", id, number, source, "patientId", title, case when "refundedAt" is null then 'paid' else 'refunded' end, "amountFen",
           case when "refundedAt" is null then 0 else "amountFen" end, channel, "paidAt", "paidAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${columns}
    on conflict do nothing
    returning id`)

async function insertMoney(tx: Tx, rows: object[]) {
  const data = JSON.stringify(rows)
  await tx.rows(sql`
    insert into billing.payment (hospital_id, id, order_id, channel, state, out_trade_no, amount_fen, received_fen, refund_asked_fen, transaction_id, expires_at, paid_at, created_at)
    select "hospitalId", "paymentId", id, channel, 'paid', "outTradeNo", "amountFen", "amountFen", case when "refundedAt" is null then 0 else "amountFen" end,
           case when channel like 'wechat%' then 'seed-' || "outTradeNo" end, "paidAt", "paidAt", "paidAt"
      from jsonb_to_recordset(${data}::jsonb) as ${columns}`)
  await tx.rows(sql`
    insert into billing.refund (hospital_id, id, order_id, payment_id, out_refund_no, state, amount_fen, reason, requested_by, channel_id, created_at, done_at)
    select "hospitalId", "refundId", id, "paymentId", "outRefundNo", 'done', "amountFen", coalesce("refundReason", 'cancelled'), 'system', "outRefundNo", "refundedAt", "refundedAt"
      from jsonb_to_recordset(${data}::jsonb) as ${columns} where "refundedAt" is not null`)
  await tx.rows(sql`
    insert into billing.money_entry (hospital_id, order_id, payment_id, refund_id, amount_fen, channel, channel_id, at, booked_at)
    select "hospitalId", id, "paymentId", null::uuid, "amountFen", channel, "outTradeNo", "paidAt", "paidAt"
      from jsonb_to_recordset(${data}::jsonb) as ${columns}
    union all
    select "hospitalId", id, "paymentId", "refundId", -"amountFen", channel, "outRefundNo", "refundedAt", "refundedAt"
      from jsonb_to_recordset(${data}::jsonb) as ${columns} where "refundedAt" is not null`)
}
