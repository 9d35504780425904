import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, PartnerError, type Refusal } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing' })
const h = await house(db)
const refused = (code: string) => (e: Refusal) => e.code === `billing.${code}`

test('a payment asks for exactly the order’s amount until exactly the end of the hold', async () => {
  const { order, no } = await h.prepared()
  const trade = h.channel.trades.get(no)!
  assert.equal(trade.amountFen, 2500)
  assert.equal(trade.expiresAt.toISOString(), order.expiresAt)
  assert.match(no, /^[0-9A-Za-z_-]{6,32}$/)
  const row = await db.one<{ id: string; payer: string }>(
    sql`select id, payer from billing.payment where out_trade_no = ${no}`,
  )
  assert.equal(no, row.id.replaceAll('-', ''))
  assert.ok(!row.payer.includes('openid-1'), 'the openid itself is not kept')
})

test('the button pressed again opens the same sheet, without asking the channel', async () => {
  const { order } = await h.prepared()
  const before = h.channel.count('prepayJsapi')
  const again = await h.start(order.id)
  assert.equal(again.payParams!.package, (await h.start(order.id)).payParams!.package)
  assert.equal(h.channel.count('prepayJsapi'), before)
  assert.equal((await h.payments(order.id)).length, 1)
})

test('ten presses at once make one trade', async () => {
  const order = await h.open()
  const all = await Promise.all(Array.from({ length: 10 }, () => h.start(order.id)))
  assert.equal(new Set(all.map((p) => p.payParams!.package)).size, 1)
  assert.equal((await h.payments(order.id)).length, 1)
})

test('another phone gets its own sheet and the first one is closed', async () => {
  const { order, no } = await h.prepared()
  await h.start(order.id, 'openid-of-the-daughter')
  const rows = await h.payments(order.id)
  assert.deepEqual(
    rows.map((r) => r.state),
    ['closed', 'prepared'],
  )
  assert.equal(h.channel.trades.get(no)!.state, 'CLOSED')
})

test('when the first phone has just paid, the second is told so', async () => {
  const { order, no } = await h.prepared()
  h.channel.pay(no)
  await assert.rejects(h.start(order.id, 'openid-2'), refused('already_paid'))
  assert.deepEqual(await h.events(order.id), ['order_paid'])
  await h.runJobs()
  assert.deepEqual(
    (await h.payments(order.id)).map((p) => p.state),
    ['paid', 'closed'],
  )
})

test('with less than a minute left no payment is started', async () => {
  const order = await h.open()
  h.clock.forward(15 * 60_000 - 59_000)
  await assert.rejects(h.start(order.id), refused('order_expired'))
  assert.deepEqual(await h.payments(order.id), [])
})

test('a payment needs a payer, an order, and an order that is open', async () => {
  const order = await h.open()
  await assert.rejects(h.facade.startPayment({ orderId: order.id, channel: 'wechat_jsapi' }), refused('payer_needed'))
  await assert.rejects(h.start(newId()), refused('order_not_found'))
  await h.facade.closeOrder({ source: order.source, reason: 'hold_expired' })
  await assert.rejects(h.start(order.id), refused('order_closed'))
  const { order: done } = await h.paid()
  await assert.rejects(h.start(done.id), refused('already_paid'))
})

test('the desk’s code is made once and needs no payer', async () => {
  const order = await h.open()
  const a = await h.facade.startPayment({ orderId: order.id, channel: 'wechat_native' })
  assert.match(a.codeUrl!, /^weixin:/)
  assert.deepEqual(await h.facade.startPayment({ orderId: order.id, channel: 'wechat_native' }), a)
})

test('an order without an end gives two hours, and a new trade when they run out', async () => {
  const { expiresAt: _, ...want } = await h.open()
  const order = (await h.facade.openOrder({ ...want, source: `charge:${newId()}` })).order
  await h.start(order.id)
  h.clock.forward(2 * 3_600_000 - 30_000)
  await h.start(order.id)
  assert.deepEqual(
    (await h.payments(order.id)).map((p) => p.state),
    ['closed', 'prepared'],
  )
})

test('a channel that is away is said plainly, and the next try takes up the same trade', async () => {
  const order = await h.open()
  h.channel.misbehave('prepayJsapi', 1, 'after')
  await assert.rejects(h.start(order.id), refused('channel_unavailable'))
  await h.start(order.id)
  assert.equal((await h.payments(order.id)).length, 1)
})

test('a channel that refuses for good is not hidden', async () => {
  const order = await h.open()
  h.channel.misbehave('prepayJsapi', 1, 'before', new PartnerError('wechat-pay', 'refused', false))
  await assert.rejects(h.start(order.id), (e: PartnerError) => e.code === 'refused')
})

test('a trade that the channel has closed is replaced by a new one', async () => {
  const order = await h.open()
  h.channel.misbehave('prepayJsapi', 1, 'before', new PartnerError('wechat-pay', 'order_closed', false))
  assert.ok((await h.start(order.id)).payParams)
  assert.deepEqual((await h.payments(order.id)).map((p) => p.state).sort(), ['closed', 'prepared'])
})

test('an order closed while the sheet is being prepared leaves nothing that could be paid', async () => {
  const order = await h.open()
  h.channel.meanwhile(async () => {
    await h.facade.closeOrder({ source: order.source, reason: 'hold_expired' })
    await h.runJobs()
  })
  await assert.rejects(h.start(order.id), refused('order_closed'))
  const [payment] = await h.payments(order.id)
  assert.equal(payment!.state, 'closed')
  assert.equal(h.channel.trades.get(payment!.outTradeNo)!.state, 'CLOSED')
})
