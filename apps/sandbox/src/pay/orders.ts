import type { Order } from '../state.ts'
import { randomDigits, token, type World } from '../world.ts'
import { complain } from './complaint.ts'
import { enqueue } from './notifications.ts'
import { chinaDay, chinaInstant } from './times.ts'

type Json = Record<string, unknown>

const DEFAULT_LIFE_MS = 7 * 86_400_000

/** JSAPI 下单 and Native 下单. The same number with the same content gives the same prepay id again. */
export function createOrder(world: World, type: Order['type'], body: Json): Order {
  const want = readOrder(world, type, body)
  const known = world.state.orders[want.outTradeNo]
  if (known) return again(world, known, want)
  const order: Order = {
    ...want,
    createdAt: world.now().toISOString(),
    prepayId: `wx${chinaDay(world.now()).replaceAll('-', '')}${token(13)}`,
    state: 'NOTPAY',
    ...(type === 'NATIVE' ? { codeUrl: `weixin://wxpay/bizpayurl?pr=${token(5)}zz` } : {}),
  }
  world.state.orders[order.outTradeNo] = order
  world.changed()
  return order
}

function again(world: World, known: Order, want: ReturnType<typeof readOrder>): Order {
  const state = stateOf(world, known)
  if (state === 'CLOSED') return complain(400, 'ORDER_CLOSED', '订单已关闭')
  if (state !== 'NOTPAY') return complain(400, 'ORDERPAID', '该订单已支付')
  const same = (['type', 'appId', 'totalFen', 'openid', 'notifyUrl', 'description'] as const).every(
    (name) => known[name] === want[name],
  )
  return same ? known : complain(403, 'OUT_TRADE_NO_USED', '商户订单号重复')
}

function readOrder(world: World, type: Order['type'], body: Json) {
  const { miniProgram, officialAccount, merchant } = world.keys
  const amount = (body['amount'] ?? {}) as Json
  const openid = ((body['payer'] ?? {}) as Json)['openid']
  const param = (ok: boolean, message: string) => ok || complain(400, 'PARAM_ERROR', message)
  const text = (name: string, pattern: RegExp) => {
    const value = body[name]
    param(typeof value === 'string' && pattern.test(value), `输入源“/body/${name}”不符合规则`)
    return String(value)
  }
  if (body['mchid'] !== merchant.mchId) return complain(400, 'MCH_NOT_EXISTS', '商户号不存在')
  const appId = text('appid', /^wx/)
  if (![miniProgram.appId, officialAccount.appId].includes(appId))
    return complain(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配')
  const totalFen = Number(amount['total'])
  param(Number.isInteger(amount['total']) && totalFen >= 1, '输入源“/body/amount/total”不符合规则')
  param((amount['currency'] ?? 'CNY') === 'CNY', '不支持的币种')
  const expiresAt = body['time_expire']
    ? new Date(String(body['time_expire']))
    : new Date(world.now().getTime() + DEFAULT_LIFE_MS)
  param(expiresAt > world.now(), 'time_expire 已过')
  if (type === 'JSAPI')
    param(typeof openid === 'string' && belongs(world, appId, openid), '无效的openid，或appid和openid不匹配')
  return {
    outTradeNo: text('out_trade_no', /^[0-9A-Za-z_\-|*]{6,32}$/),
    type,
    appId,
    description: text('description', /^.{1,127}$/su),
    totalFen,
    notifyUrl: checkNotifyUrl(body['notify_url']),
    expiresAt: expiresAt.toISOString(),
    ...(typeof openid === 'string' ? { openid } : {}),
    ...(typeof body['attach'] === 'string' ? { attach: body['attach'] } : {}),
  }
}

/** An openid of the other app is the classic mistake. Openids that the sandbox has never seen are let in. */
function belongs(world: World, appId: string, openid: string): boolean {
  const other = appId === world.keys.miniProgram.appId ? 'officialOpenid' : 'miniOpenid'
  return openid !== '' && !world.state.users.some((user) => user[other] === openid)
}

/** https without a query, as in real life; plain http only to this machine. */
export function checkNotifyUrl(value: unknown): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const loopback = url && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (!url || url.search || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) {
    return complain(400, 'PARAM_ERROR', '通知地址不合法：须为不带参数的 https 地址')
  }
  return url.href
}

/** An unpaid order whose time is over counts as closed. */
export const stateOf = (world: World, order: Order): Order['state'] =>
  order.state === 'NOTPAY' && Date.parse(order.expiresAt) <= world.now().getTime() ? 'CLOSED' : order.state

export const orderOf = (world: World, outTradeNo: string): Order =>
  world.state.orders[outTradeNo] ?? complain(404, 'ORDER_NOT_EXIST', '订单不存在')

export function closeOrder(world: World, order: Order): void {
  const state = stateOf(world, order)
  if (state === 'CLOSED') complain(400, 'ORDER_CLOSED', '订单已关闭')
  if (state !== 'NOTPAY') complain(400, 'ORDERPAID', '该订单已支付')
  order.state = 'CLOSED'
  world.changed()
}

/** The money moves: the order is paid and the merchant will be told. `payer` for Native, where anybody may scan. */
export function settle(world: World, order: Order, payer?: string): void {
  const state = stateOf(world, order)
  if (state === 'CLOSED') complain(400, 'ORDER_CLOSED', '订单已关闭')
  if (state !== 'NOTPAY') complain(400, 'ORDERPAID', '该订单已支付')
  order.state = 'SUCCESS'
  order.paidAt = world.now().toISOString()
  order.transactionId = `42000${randomDigits(23)}`
  order.openid ??= payer ?? world.state.users[0]?.officialOpenid ?? ''
  world.changed()
  enqueue(world, {
    kind: 'payment',
    url: order.notifyUrl,
    eventType: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    content: describeOrder(world, order),
  })
}

const words = { SUCCESS: '支付成功', REFUND: '转入退款', NOTPAY: '订单未支付', CLOSED: '订单已关闭' }

/** An order as queries and notifications show it. */
export function describeOrder(world: World, order: Order): Json {
  const state = stateOf(world, order)
  const paid = order.paidAt
    ? {
        transaction_id: order.transactionId,
        trade_type: order.type,
        bank_type: 'OTHERS',
        success_time: chinaInstant(order.paidAt),
        payer: { openid: order.openid },
      }
    : {}
  return {
    appid: order.appId,
    mchid: world.keys.merchant.mchId,
    out_trade_no: order.outTradeNo,
    trade_state: state,
    trade_state_desc: words[state],
    ...paid,
    ...(order.attach === undefined ? {} : { attach: order.attach }),
    amount: { total: order.totalFen, payer_total: order.totalFen, currency: 'CNY', payer_currency: 'CNY' },
  }
}
