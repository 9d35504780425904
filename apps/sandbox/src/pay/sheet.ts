import { createVerify } from 'node:crypto'
import type { Order } from '../state.ts'
import { userOf, type World } from '../world.ts'
import { PayComplaint } from './complaint.ts'
import { enqueue } from './notifications.ts'
import { describeOrder, orderOf, settle, stateOf } from './orders.ts'

/** The bag that a page hands to WeChat to open the payment sheet. */
export type PayParams = {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
}

/**
 * What the person does. `lose`: paid, but the network dies before the page hears of it. `twice`: paid, and the merchant
 * is told two times.
 */
export const payActions = ['pay', 'cancel', 'lose', 'twice'] as const
export type PayAction = (typeof payActions)[number]
/** What the page hears. */
export type PayResult = 'ok' | 'cancel' | 'fail'

/** The payment sheet cannot be opened or used; the sentence is for the person. */
export class SheetRefused extends Error {}

const PREPAY_LIFE_MS = 2 * 3_600_000

/** Opens the sheet as WeChat does: the order exists, is open, and `paySign` was made by its merchant. */
export function openSheet(world: World, params: PayParams): Order {
  const prepayId = /^prepay_id=(.+)$/.exec(params.package ?? '')?.[1]
  const order = Object.values(world.state.orders).find((known) => known.prepayId === prepayId)
  if (!order) throw new SheetRefused('缺少或错误的 prepay_id')
  if (order.appId !== params.appId) throw new SheetRefused('appId 与下单时不一致')
  const message = `${params.appId}\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`
  const verifier = createVerify('RSA-SHA256').update(message)
  if (params.signType !== 'RSA' || !verifier.verify(world.keys.merchant.publicKey, params.paySign ?? '', 'base64')) {
    throw new SheetRefused('支付验证签名失败')
  }
  if (world.now().getTime() - Date.parse(order.createdAt) > PREPAY_LIFE_MS)
    throw new SheetRefused('支付会话已过期，请重新下单')
  return stillOpen(world, order)
}

function stillOpen(world: World, order: Order): Order {
  const state = stateOf(world, order)
  if (state === 'CLOSED') throw new SheetRefused('订单已关闭或已过期')
  if (state !== 'NOTPAY') throw new SheetRefused('该订单已支付，无需重复支付')
  return order
}

export function findOrder(world: World, by: { prepayId?: string; outTradeNo?: string; codeUrl?: string }): Order {
  if (by.outTradeNo) return orderOf(world, by.outTradeNo)
  const orders = Object.values(world.state.orders)
  const order = orders.find(
    (o) => (by.prepayId && o.prepayId === by.prepayId) || (by.codeUrl && o.codeUrl === by.codeUrl),
  )
  if (!order) throw new SheetRefused('没有这笔订单')
  return order
}

/** The person acts on the sheet. `payer` is who scanned, for Native. */
export function act(world: World, order: Order, action: PayAction, payer?: string): PayResult {
  stillOpen(world, order)
  if (action === 'cancel') return 'cancel'
  try {
    settle(world, order, payer && userOf(world, payer).officialOpenid)
  } catch (error) {
    throw error instanceof PayComplaint ? new SheetRefused(error.message) : error
  }
  if (action === 'twice') {
    const [content, url] = [describeOrder(world, order), order.notifyUrl]
    enqueue(world, { kind: 'payment', url, eventType: 'TRANSACTION.SUCCESS', summary: '支付成功', content })
  }
  return action === 'lose' ? 'fail' : 'ok'
}
