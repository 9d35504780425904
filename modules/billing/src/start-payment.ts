import { createHash } from 'node:crypto'
import { newId, PartnerError } from '@jiuyi/kernel'
import { sql, type Tx } from '@jiuyi/platform'
import { closeTrade } from './close-order.ts'
import { type JsapiPayParams, refuse } from './contract.ts'
import { type Billing, lockOrder, type OrderRow, orderWhere, outTradeNoOf } from './order.ts'
import { askAndSettle } from './settle-payment.ts'

export type StartPayment = {
  orderId: string
  channel: 'wechat_jsapi' | 'wechat_native'
  app?: 'mini-program' | 'official-account'
  openid?: string
}
export type Prepared = { payParams?: JsapiPayParams; codeUrl?: string }

/** WeChat Pay takes no trade that ends in less than a minute. */
const shortestMs = 60_000
/** How long a trade of an order without an end may be paid: a prepay id lives two hours. */
const longestMs = 2 * 3_600_000

type Attempt = { id: string; outTradeNo: string; amountFen: number; expiresAt: Date; prepay: Prepared | null }

/**
 * 下单支付: prepares a payment at the channel. The row is written first, and its id is the trade's number, so a process killed in between
 * leaves a trade that the next try takes up. No call to the channel is made inside a transaction.
 */
export async function startPayment(b: Billing, want: StartPayment): Promise<Prepared> {
  const payer = payerOf(want)
  for (let tries = 0; tries < 2; tries++) {
    const { order, attempt, others } = await b.db.tx((tx) => reserve(tx, b, want, payer))
    await closeElsewhere(b, others, want.orderId)
    if (attempt.prepay) return attempt.prepay
    try {
      return await keep(b, want.orderId, attempt, await prepare(b, want, order, attempt))
    } catch (e) {
      if (!(e instanceof PartnerError)) throw e
      if (e.retryable) throw refuse.channel_unavailable()
      if (e.code === 'order_paid') await askAndSettle(b, attempt.outTradeNo)
      else if (e.code === 'order_closed' || e.code === 'out_trade_no_used')
        await b.db.rows(
          sql`update billing.payment set state = 'closed' where out_trade_no = ${attempt.outTradeNo} and state = 'prepared'`,
        )
      else throw e
      // Paid meanwhile: the next round says so. Closed meanwhile: the next round makes a new trade.
    }
  }
  throw refuse.channel_unavailable()
}

function payerOf(want: StartPayment): string {
  if (want.channel === 'wechat_native') return ''
  if (!want.openid || !want.app) throw refuse.payer_needed()
  return createHash('sha256').update(`${want.app}:${want.openid}`).digest('base64url')
}

/** Decides, under the order's lock, which attempt this payer goes on with. */
async function reserve(tx: Tx, b: Billing, want: StartPayment, payer: string) {
  const now = b.clock()
  const order = await lockOrder(tx, sql`id = ${want.orderId}`)
  refuseUnpayable(order, now)
  const prepared = await tx.rows<Attempt & { mine: boolean }>(sql`
    select id, out_trade_no as "outTradeNo", amount_fen as "amountFen", expires_at as "expiresAt", prepay, (channel = ${want.channel} and payer = ${payer}) as mine
      from billing.payment where order_id = ${order.id} and state = 'prepared'`)
  const live = prepared.find((p) => p.mine && p.expiresAt.getTime() - now.getTime() >= shortestMs)
  const others = prepared.filter((p) => p !== live).map((p) => p.outTradeNo)
  const stale = prepared.find((p) => p.mine && p !== live)
  if (stale)
    await tx.rows(
      sql`update billing.payment set state = 'closed' where hospital_id = ${order.hospitalId} and id = ${stale.id}`,
    )
  return { order, others, attempt: live ?? (await insertAttempt(tx, order, want, payer, now)) }
}

function refuseUnpayable(order: OrderRow | undefined, now: Date): asserts order is OrderRow {
  if (!order) throw refuse.order_not_found()
  if (order.status === 'closed') throw refuse.order_closed()
  if (order.status !== 'open') throw refuse.already_paid()
  if (order.expiresAt && order.expiresAt.getTime() - now.getTime() < shortestMs) throw refuse.order_expired()
}

async function insertAttempt(tx: Tx, order: OrderRow, want: StartPayment, payer: string, now: Date): Promise<Attempt> {
  const id = newId(now.getTime())
  const attempt: Attempt = {
    id,
    outTradeNo: outTradeNoOf(id),
    amountFen: order.amountFen,
    expiresAt: order.expiresAt ?? new Date(now.getTime() + longestMs),
    prepay: null,
  }
  await tx.rows(sql`
    insert into billing.payment (hospital_id, id, order_id, channel, payer, state, out_trade_no, amount_fen, expires_at, next_query_at, created_at)
    values (${order.hospitalId}, ${id}, ${order.id}, ${want.channel}, ${payer}, 'prepared', ${attempt.outTradeNo}, ${attempt.amountFen}, ${attempt.expiresAt},
            ${new Date(now.getTime() + 20_000)}, ${now})`)
  return attempt
}

/** A sheet open on another phone is closed, so that one order is not paid twice; if that fails, settling returns the second payment. */
async function closeElsewhere(b: Billing, others: string[], orderId: string) {
  if (others.length === 0) return
  for (const outTradeNo of others)
    await closeTrade(b, outTradeNo).catch((e) => {
      if (!(e instanceof PartnerError)) throw e
    })
  refuseUnpayable(await orderWhere(b.db, sql`id = ${orderId}`), b.clock())
}

async function prepare(b: Billing, want: StartPayment, order: OrderRow, attempt: Attempt): Promise<Prepared> {
  const { outTradeNo, amountFen, expiresAt } = attempt
  const trade = { outTradeNo, amountFen, expiresAt, description: order.title }
  if (want.channel === 'wechat_native') return { codeUrl: (await b.payments.prepayNative(trade)).codeUrl }
  return { payParams: await b.payments.prepayJsapi({ ...trade, app: want.app!, openid: want.openid! }) }
}

/** Keeps what the channel gave for a second press of the button. If the order was closed meanwhile, the new trade is closed too. */
async function keep(b: Billing, orderId: string, attempt: Attempt, prepay: Prepared): Promise<Prepared> {
  const kept = await b.db.maybeOne(sql`
    update billing.payment set prepay = ${JSON.stringify(prepay)}::jsonb where out_trade_no = ${attempt.outTradeNo} and state = 'prepared' returning 1 as one`)
  if (kept) return prepay
  await closeTrade(b, attempt.outTradeNo).catch(() => {})
  refuseUnpayable(await orderWhere(b.db, sql`id = ${orderId}`), b.clock())
  throw refuse.channel_unavailable()
}
