import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { settlePayment } from './settle-payment.ts'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing', max: 12 })
const h = await house(db)
const settle = (trade: Parameters<typeof settlePayment>[2]) => db.tx((tx) => settlePayment(tx, h.b, trade))

test('twenty bearers of the same news confirm an order once', async () => {
  const { order, no } = await h.prepared()
  const trade = h.channel.pay(no)
  const all = await Promise.all(Array.from({ length: 20 }, () => settle(trade)))
  assert.deepEqual(all.filter((s) => s === 'settled').length, 1)
  assert.deepEqual(await h.events(order.id), ['order_paid'])
  assert.deepEqual(await h.ledger(order.id), [2500])
  assert.deepEqual(await h.audit(), [])
})

test('nothing is confirmed as long as the channel says nobody has paid', async () => {
  const { order, no } = await h.prepared()
  assert.equal((await h.facade.checkPayment({ orderId: order.id })).order.status, 'open')
  for (const state of ['NOTPAY', 'USERPAYING', 'PAYERROR'] as const)
    assert.equal(await settle({ outTradeNo: no, state, amountFen: 2500 }), 'pending')
  assert.equal(await settle({ outTradeNo: no, state: 'REVOKED', amountFen: 2500 }), 'closed')
  assert.equal(await settle({ outTradeNo: 'f'.repeat(32), state: 'SUCCESS', amountFen: 2500 }), 'unknown')
  assert.deepEqual(await h.events(order.id), [])
})

for (const cameFen of [1, 2499, 2501, 250_000])
  test(`${cameFen} fen for an order of 2500 confirm nothing, go back in full and are shown to a person`, async () => {
    const { order, no } = await h.prepared()
    h.channel.pay(no, { amountFen: cameFen })
    assert.equal((await h.facade.checkPayment({ orderId: order.id })).order.status, 'open')
    assert.equal(await h.attention(order.id), 'amount_mismatch')
    await h.runJobs()
    assert.deepEqual(await h.ledger(order.id), [cameFen, -cameFen])
    assert.deepEqual(await h.events(order.id), ['payment_returned'])
    assert.equal(
      (await db.rows(sql`select 1 from billing.incident where order_id = ${order.id} and kind = 'amount_mismatch'`))
        .length,
      1,
    )
    assert.deepEqual(await h.audit(), [])
  })

test('money for a closed order goes back at once and confirms nothing', async () => {
  const { order, no } = await h.prepared()
  const trade = h.channel.pay(no)
  await h.facade.closeOrder({ source: order.source, reason: 'hold_expired' })
  assert.equal(await settle(trade), 'returned')
  await h.runJobs()
  assert.equal((await h.facade.orderOf({ source: order.source })).order!.status, 'closed')
  assert.deepEqual(await h.events(order.id), ['payment_returned'])
  assert.deepEqual(
    (await h.refunds(order.id)).map((r) => [r.state, r.reason, r.amountFen]),
    [['done', 'late_payment', 2500]],
  )
  assert.deepEqual(await h.ledger(order.id), [2500, -2500])
  assert.deepEqual(await h.audit(), [])
})

test('money paid after the end of the hold goes back, even if nobody has closed the order yet', async () => {
  const { order, no } = await h.prepared()
  h.clock.forward(15 * 60_000 + 1_000)
  assert.equal(await settle(h.channel.pay(no)), 'returned')
  assert.deepEqual(await h.events(order.id), ['payment_returned'])
})

test('money paid in the last second counts, however late the news comes', async () => {
  const { order, no } = await h.prepared()
  h.clock.set(order.expiresAt!)
  const trade = h.channel.pay(no)
  h.clock.forward(40_000)
  assert.equal(await settle(trade), 'settled')
  assert.deepEqual(await h.events(order.id), ['order_paid'])
})

test('an order paid on two phones keeps one payment and gives the other back', async () => {
  const { order, no } = await h.prepared()
  h.channel.misbehave('close')
  await h.start(order.id, 'openid-2')
  const [, second] = await h.payments(order.id)
  const trades = [h.channel.pay(no), h.channel.pay(second!.outTradeNo)]
  const all = await Promise.all(trades.map(settle))
  assert.deepEqual(all.sort(), ['returned', 'settled'])
  await h.runJobs()
  const after = (await h.facade.orderOf({ source: order.source })).order!
  assert.deepEqual([after.status, after.refundedFen], ['paid', 0])
  assert.deepEqual(
    (await h.refunds(order.id)).map((r) => [r.state, r.reason]),
    [['done', 'paid_twice']],
  )
  assert.equal(
    (await h.ledger(order.id)).reduce((a, c) => a + c, 0),
    2500,
  )
  assert.deepEqual((await h.events(order.id)).sort(), ['order_paid', 'payment_returned'])
  assert.deepEqual(await h.audit(), [])
})

test('cash at the counter and a phone at the same moment: one is kept, the other goes back', async () => {
  const { order, no } = await h.prepared()
  const trade = h.channel.pay(no)
  const cash = h.facade.takeCounterPayment({ orderId: order.id, channel: 'cash', takenBy: 'staff:1' })
  const [taken, settled] = await Promise.allSettled([cash, settle(trade)])
  assert.equal(settled.status, 'fulfilled')
  if (taken.status === 'rejected') assert.equal((taken.reason as Refusal).code, 'billing.already_paid')
  await h.runJobs()
  assert.equal(
    (await h.ledger(order.id)).reduce((a, c) => a + c, 0),
    2500,
  )
  assert.equal((await h.events(order.id)).filter((e) => e === 'order_paid').length, 1)
  assert.deepEqual(await h.audit(), [])
})

test('money that somebody has already given back at the channel is shown to a person', async () => {
  const { order, no } = await h.prepared()
  h.channel.pay(no)
  h.channel.trades.get(no)!.state = 'REFUND'
  h.channel.trades.get(no)!.leftFen = 0
  await h.facade.checkPayment({ orderId: order.id })
  await h.runJobs()
  assert.deepEqual(
    (await h.refunds(order.id)).map((r) => r.state),
    ['abnormal'],
  )
  assert.ok(await h.attention(order.id))
  assert.deepEqual(await h.events(order.id), ['payment_returned'])
})

test('asking about an order while the channel is away says so; asking about a paid one does not', async () => {
  const { order, no } = await h.prepared()
  h.channel.misbehave('query')
  await assert.rejects(
    h.facade.checkPayment({ orderId: order.id }),
    (e: Refusal) => e.code === 'billing.channel_unavailable',
  )
  h.channel.pay(no)
  await h.facade.checkPayment({ orderId: order.id })
  h.channel.misbehave('query')
  assert.equal((await h.facade.checkPayment({ orderId: order.id })).order.status, 'paid')
  h.channel.behave()
})
