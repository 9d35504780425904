import type { Refund } from '../state.ts'
import { randomDigits, type World } from '../world.ts'
import { complain } from './complaint.ts'
import { enqueue } from './notifications.ts'
import { checkNotifyUrl, orderOf } from './orders.ts'
import { chinaInstant } from './times.ts'

type Json = Record<string, unknown>

/** 申请退款. The same refund number moves the money once; with other amounts it is refused. */
export function createRefund(world: World, body: Json, abnormal: boolean): Refund {
  const amount = (body['amount'] ?? {}) as Json
  const refundFen = Number(amount['refund'])
  const outRefundNo = String(body['out_refund_no'] ?? '')
  if (!/^[0-9A-Za-z_\-|*@]{1,64}$/.test(outRefundNo))
    return complain(400, 'PARAM_ERROR', '输入源“/body/out_refund_no”不符合规则')
  if (!Number.isInteger(amount['refund']) || refundFen < 1)
    return complain(400, 'PARAM_ERROR', '输入源“/body/amount/refund”不符合规则')
  const order = findPaid(world, body)
  const known = world.state.refunds[outRefundNo]
  if (known) {
    const same = known.outTradeNo === order.outTradeNo && known.refundFen === refundFen
    return same ? known : complain(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
  }
  if (amount['total'] !== order.totalFen)
    return complain(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
  const given = refundsOf(world, order.outTradeNo).reduce((sum, refund) => sum + refund.refundFen, 0)
  if (given + refundFen > order.totalFen) return complain(400, 'INVALID_REQUEST', '申请退款金额超过订单可退金额')
  const refund: Refund = {
    outRefundNo,
    outTradeNo: order.outTradeNo,
    refundId: `50${randomDigits(26)}`,
    refundFen,
    totalFen: order.totalFen,
    createdAt: world.now().toISOString(),
    status: 'PROCESSING',
    ...(typeof body['reason'] === 'string' ? { reason: body['reason'] } : {}),
    ...(body['notify_url'] === undefined ? {} : { notifyUrl: checkNotifyUrl(body['notify_url']) }),
  }
  order.state = 'REFUND'
  world.state.refunds[outRefundNo] = refund
  world.changed()
  world.later(world.refundDelayMs, () => finishRefund(world, refund, abnormal ? 'ABNORMAL' : 'SUCCESS'))
  return refund
}

export const refundsOf = (world: World, outTradeNo: string): Refund[] =>
  Object.values(world.state.refunds).filter((refund) => refund.outTradeNo === outTradeNo)

export const refundOf = (world: World, outRefundNo: string): Refund =>
  world.state.refunds[outRefundNo] ?? complain(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')

/** Refunds that were under way when the sandbox stopped. */
export function resumeRefunds(world: World): void {
  for (const refund of Object.values(world.state.refunds)) {
    if (refund.status === 'PROCESSING') world.later(world.refundDelayMs, () => finishRefund(world, refund, 'SUCCESS'))
  }
}

/** The bank has spoken. ABNORMAL (the payer's card is gone) can still become SUCCESS when a person acts. */
export function finishRefund(world: World, refund: Refund, status: 'SUCCESS' | 'ABNORMAL'): void {
  if (refund.status === 'SUCCESS') return
  refund.status = status
  if (status === 'SUCCESS') refund.successAt = world.now().toISOString()
  world.changed()
  if (!refund.notifyUrl) return
  const { status: _status, ...content } = describeRefund(world, refund)
  enqueue(world, {
    kind: 'refund',
    url: refund.notifyUrl,
    eventType: `REFUND.${status}`,
    summary: status === 'SUCCESS' ? '退款成功' : '退款异常',
    content: { mchid: world.keys.merchant.mchId, ...content, refund_status: status },
  })
}

export function describeRefund(world: World, refund: Refund): Json {
  const order = orderOf(world, refund.outTradeNo)
  const { refundFen, totalFen } = refund
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: order.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: chinaInstant(refund.createdAt),
    status: refund.status,
    ...(refund.successAt ? { success_time: chinaInstant(refund.successAt) } : {}),
    amount: { total: totalFen, refund: refundFen, payer_total: totalFen, payer_refund: refundFen, currency: 'CNY' },
  }
}

function findPaid(world: World, body: Json) {
  const orders = Object.values(world.state.orders)
  const order = orders.find(
    (o) => o.outTradeNo === body['out_trade_no'] || (o.transactionId && o.transactionId === body['transaction_id']),
  )
  if (!order) return complain(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  if (!order.paidAt) return complain(400, 'INVALID_REQUEST', '订单状态不支持退款')
  return order
}
