import { createHash } from 'node:crypto'
import type { Order, Refund } from '../state.ts'
import type { World } from '../world.ts'
import { chinaClock, chinaDay } from './times.ts'

const headings =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const sumHeadings = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

const yuan = (fen: number): string => (fen / 100).toFixed(2)
const row = (values: (string | number)[]): string => values.map((value) => `\`${value}`).join(',')

/** 交易账单 of one day, as WeChat Pay prints it; undefined when there was nothing. */
export function tradeBill(world: World, day: string): { csv: string; sha1: string } | undefined {
  const orders = Object.values(world.state.orders)
  const paid = orders.filter((order) => order.paidAt && chinaDay(order.paidAt) === day)
  const refunds = Object.values(world.state.refunds).filter((refund) => chinaDay(refund.createdAt) === day)
  if (paid.length + refunds.length === 0) return undefined
  const lines = [
    ...paid.map((order) => line(world, order)),
    ...refunds.flatMap((refund) => {
      const order = world.state.orders[refund.outTradeNo]
      return order ? [line(world, order, refund)] : []
    }),
  ]
  const total = yuan(paid.reduce((sum, order) => sum + order.totalFen, 0))
  const back = yuan(refunds.reduce((sum, refund) => sum + refund.refundFen, 0))
  const sums = row([`${lines.length}.0`, total, back, '0.00', '0.00000', total, back])
  const csv = `\uFEFF${[headings, ...lines, sumHeadings, sums].join('\r\n')}\r\n`
  return { csv, sha1: createHash('sha1').update(csv).digest('hex') }
}

function line(world: World, order: Order, refund?: Refund): string {
  const total = refund ? '0.00' : yuan(order.totalFen)
  const back = refund ? yuan(refund.refundFen) : '0.00'
  const status = refund ? { SUCCESS: 'SUCCESS', PROCESSING: 'PROCESSING', ABNORMAL: 'CHANGE' }[refund.status] : ''
  return row([
    chinaClock(refund?.createdAt ?? order.paidAt ?? order.createdAt),
    order.appId,
    world.keys.merchant.mchId,
    0,
    '',
    order.transactionId ?? '',
    order.outTradeNo,
    order.openid ?? '',
    order.type,
    refund ? 'REFUND' : 'SUCCESS',
    'OTHERS',
    'CNY',
    total,
    '0.00',
    refund?.refundId ?? 0,
    refund?.outRefundNo ?? 0,
    back,
    '0.00',
    refund ? 'ORIGINAL' : '',
    status,
    order.description,
    order.attach ?? '',
    '0.00000',
    '0.60%',
    total,
    back,
    '',
  ])
}
