import { PartnerError } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import type { ChannelRefund } from './contract.ts'
import type { Billing } from './order.ts'
import { nextCheck, settleRefund } from './settle-refund.ts'

type Pending = {
  hospitalId: string
  state: string
  outRefundNo: string
  outTradeNo: string
  amountFen: number
  receivedFen: number
  reason: string
  tries: number
}

const pending = (b: Billing, refundId: string) =>
  b.db.maybeOne<Pending>(sql`
    select r.hospital_id as "hospitalId", r.state, r.out_refund_no as "outRefundNo", p.out_trade_no as "outTradeNo", r.amount_fen as "amountFen",
           p.received_fen as "receivedFen", r.reason, r.tries
      from billing.refund r join billing.payment p on p.hospital_id = r.hospital_id and p.id = r.payment_id
     where r.id = ${refundId}`)

/**
 * 发起退款 (job). The number comes from the row, so however often this runs, and wherever it was killed, the channel moves the money once.
 * What may pass is thrown, for the queue to try again; what the channel refuses for good goes to a person.
 */
export async function sendRefund(b: Billing, { refundId }: { refundId: string }): Promise<void> {
  const r = await pending(b, refundId)
  if (r?.state !== 'requested') return
  const { outTradeNo, outRefundNo } = r
  try {
    const news = await b.payments.refund({
      outTradeNo,
      outRefundNo,
      refundFen: r.amountFen,
      totalFen: r.receivedFen,
      reason: b.refundReason?.(r.reason) ?? r.reason,
    })
    await b.db.tx((tx) => settleRefund(tx, b, news))
  } catch (e) {
    const next = nextCheck(b.clock(), r.tries)
    await b.db.rows(sql`
      update billing.refund set tries = tries + 1, next_check_at = ${next}
       where hospital_id = ${r.hospitalId} and id = ${refundId} and state = 'requested'`)
    if (!(e instanceof PartnerError) || e.retryable) throw e
    await settleRefused(b, r)
  }
}

/** "Refused" may also mean that it was done before and the answer was lost: the channel's own record decides. */
async function settleRefused(b: Billing, r: Pending) {
  let news: ChannelRefund
  try {
    news = await b.payments.queryRefund(r.outRefundNo)
  } catch (e) {
    if (!(e instanceof PartnerError) || e.retryable) throw e
    news = { outRefundNo: r.outRefundNo, outTradeNo: r.outTradeNo, state: 'ABNORMAL', refundFen: r.amountFen }
  }
  await b.db.tx((tx) => settleRefund(tx, b, news))
}

/** 查退款 (job): what became of a refund that the channel was still working on. */
export async function checkRefund(b: Billing, { refundId }: { refundId: string }): Promise<void> {
  const r = await pending(b, refundId)
  if (r?.state === 'requested') return sendRefund(b, { refundId })
  if (r?.state !== 'processing' && r?.state !== 'abnormal') return
  try {
    const news = await b.payments.queryRefund(r.outRefundNo)
    await b.db.tx((tx) => settleRefund(tx, b, news))
  } catch (e) {
    const final = e instanceof PartnerError && !e.retryable
    const neverHeardOf = e instanceof PartnerError && e.code === 'not_found'
    const next = nextCheck(b.clock(), final ? 7 : r.tries)
    await b.db.rows(sql`
      update billing.refund set tries = tries + 1, next_check_at = ${next}, state = case when ${neverHeardOf}::boolean then 'requested' else state end
       where hospital_id = ${r.hospitalId} and id = ${refundId} and state in ('processing', 'abnormal')`)
    if (neverHeardOf) return sendRefund(b, { refundId }) // refused before it was written down there: the cause may be mended by now
    if (!final) throw e
  }
}

/** Timer: refunds whose job was lost with its process. Each is safe to repeat. */
export async function lookAfterRefunds(b: Billing, limit = 50): Promise<number> {
  const due = await b.db.rows<{ id: string }>(sql`
    select id from billing.refund
     where state in ('requested', 'processing', 'abnormal') and next_check_at <= ${b.clock()}
     order by next_check_at limit ${limit}`)
  // One that fails has put itself off and does not hold up the others.
  for (const { id } of due) await checkRefund(b, { refundId: id }).catch(() => {})
  return due.length
}
