import { sql, type Tx } from '@jiuyi/platform'
import { type ChannelRefund, OrderRefunded } from './contract.ts'
import { recordIncident } from './incident.ts'
import { type Billing, lockOrder, type OrderRow } from './order.ts'

export type RefundSettlement = 'done' | 'processing' | 'abnormal' | 'closed' | 'known' | 'unknown'

type RefundRow = {
  id: string
  paymentId: string
  state: string
  amountFen: number
  tries: number
  channel: string
  paymentState: string
  outRefundNo: string
}

const refundColumns = sql`
  r.id, r.payment_id as "paymentId", r.state, r.amount_fen as "amountFen", r.tries, p.channel, p.state as "paymentState", r.out_refund_no as "outRefundNo"`

const refundWhere = (tx: Tx, outRefundNo: string) =>
  tx.one<RefundRow>(sql`
    select ${refundColumns} from billing.refund r join billing.payment p on p.hospital_id = r.hospital_id and p.id = r.payment_id
     where r.out_refund_no = ${outRefundNo}`)

/** 30 s, 1 min, 2 min … at most an hour. */
export const nextCheck = (now: Date, tries: number) =>
  new Date(now.getTime() + Math.min(30_000 * 2 ** tries, 3_600_000))

/** 退费入账: the only way a refund changes state, whether the answer, a query or a notification brought the news. */
export async function settleRefund(tx: Tx, b: Billing, news: ChannelRefund): Promise<RefundSettlement> {
  const order = await lockOrder(
    tx,
    sql`id = (select order_id from billing.refund where out_refund_no = ${news.outRefundNo})`,
  )
  if (!order) return 'unknown'
  const refund = await refundWhere(tx, news.outRefundNo)
  if (refund.state === 'done' || refund.state === 'closed') return 'known'
  const about = { orderId: order.id, hospitalId: order.hospitalId, paymentId: refund.paymentId, refundId: refund.id }
  if (news.refundFen !== refund.amountFen) {
    if (order.attention !== 'refund_amount_mismatch')
      await recordIncident(tx, b, {
        ...about,
        kind: 'refund_amount_mismatch',
        detail: { askedFen: refund.amountFen, cameFen: news.refundFen },
      })
    return 'known'
  }
  if (news.state === 'SUCCESS') {
    await refundDone(tx, b, order, refund, news.refundId ?? news.outRefundNo, news.at ?? b.clock())
    return 'done'
  }
  if (news.state === 'CLOSED') {
    await closeRefund(tx, order, refund)
    await recordIncident(tx, b, { ...about, kind: 'refund_closed' })
    return 'closed'
  }
  const abnormal = news.state === 'ABNORMAL'
  // A person acts at the channel and the news comes by notification; looking now and then is for a lost one.
  const next = nextCheck(b.clock(), abnormal ? 7 : refund.tries)
  await tx.rows(sql`
    update billing.refund
       set state = ${abnormal ? 'abnormal' : 'processing'}, channel_id = coalesce(${news.refundId ?? null}, channel_id), tries = tries + 1,
           next_check_at = ${new Date(next.getTime() + 60_000)}
     where hospital_id = ${order.hospitalId} and id = ${refund.id}`)
  if (abnormal && order.attention !== 'refund_abnormal')
    await recordIncident(tx, b, { ...about, kind: 'refund_abnormal' })
  if (!abnormal)
    await tx.addJob(
      'billing.check_refund',
      { refundId: refund.id },
      { key: `billing.check_refund:${refund.id}`, runAt: next },
    )
  return abnormal ? 'abnormal' : 'processing'
}

/** Cash and card: the money is in the patient's hand when the desk says so. */
export async function counterRefundDone(tx: Tx, b: Billing, refundId: string): Promise<void> {
  const { outRefundNo } = await tx.one<{ outRefundNo: string }>(
    sql`select out_refund_no as "outRefundNo" from billing.refund where id = ${refundId}`,
  )
  const order = await lockOrder(
    tx,
    sql`id = (select order_id from billing.refund where out_refund_no = ${outRefundNo})`,
  )
  await refundDone(tx, b, order!, await refundWhere(tx, outRefundNo), outRefundNo, b.clock())
}

async function refundDone(tx: Tx, b: Billing, order: OrderRow, refund: RefundRow, channelId: string, at: Date) {
  await tx.rows(sql`
    update billing.refund set state = 'done', done_at = ${at}, channel_id = ${channelId}, next_check_at = null
     where hospital_id = ${order.hospitalId} and id = ${refund.id}`)
  await tx.rows(sql`
    insert into billing.money_entry (hospital_id, order_id, payment_id, refund_id, amount_fen, channel, channel_id, at, booked_at)
    values (${order.hospitalId}, ${order.id}, ${refund.paymentId}, ${refund.id}, ${-refund.amountFen}, ${refund.channel}, ${channelId}, ${at}, ${b.clock()})`)
  if (order.attention?.startsWith('refund_'))
    await tx.rows(
      sql`update billing.charge_order set attention = null where hospital_id = ${order.hospitalId} and id = ${order.id}`,
    )
  if (refund.paymentState !== 'paid') return
  const { status } = await tx.one<{ status: string }>(sql`
    update billing.charge_order
       set refunded_fen = refunded_fen + ${refund.amountFen},
           status = case when refunded_fen + ${refund.amountFen}::int = amount_fen then 'refunded' else 'refunding' end
     where hospital_id = ${order.hospitalId} and id = ${order.id}
    returning status`)
  const { id: orderId, source, hospitalId, patientId, amountFen } = order
  if (status === 'refunded')
    await tx.emit(OrderRefunded(source, { orderId, source, hospitalId, patientId, refundFen: amountFen }))
}

/** The channel gave up: what was set aside for this refund is free again, so that it can be asked anew. */
async function closeRefund(tx: Tx, order: OrderRow, refund: RefundRow) {
  await tx.rows(sql`
    update billing.refund set state = 'closed', next_check_at = null where hospital_id = ${order.hospitalId} and id = ${refund.id}`)
  await tx.rows(sql`
    update billing.payment set refund_asked_fen = refund_asked_fen - ${refund.amountFen}
     where hospital_id = ${order.hospitalId} and id = ${refund.paymentId}`)
}
