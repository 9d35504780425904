import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PartnerError } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import { queryOpenPayments } from './query-open-payments.ts'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing' })
const h = await house(db)
const status = async (source: string) => (await h.facade.orderOf({ source })).order!.status

test('a payment whose notification was lost is found half a minute later', async () => {
  const { order, no } = await h.prepared()
  h.channel.pay(no)
  assert.equal(await queryOpenPayments(h.b), 0, 'too early to worry')
  h.clock.forward(21_000)
  await queryOpenPayments(h.b)
  assert.equal(await status(order.source), 'paid')
  assert.equal(await queryOpenPayments(h.b), 0)
})

test('the longer nobody pays, the more rarely the channel is asked, but once more when the time is over', async () => {
  const { order, no } = await h.prepared()
  const before = h.channel.count('query')
  for (let s = 0; s < 15 * 60; s += 30) {
    h.clock.forward(30_000)
    await queryOpenPayments(h.b)
  }
  assert.ok(h.channel.count('query') - before <= 8, `asked ${h.channel.count('query') - before} times`)
  for (let s = 0; s < 120; s += 30) {
    h.clock.forward(30_000)
    await queryOpenPayments(h.b)
  }
  assert.equal(h.channel.trades.get(no)!.state, 'CLOSED')
  assert.equal(await status(order.source), 'closed')
  assert.deepEqual(await h.events(order.id), [])
})

test('what a killed process never sent to the channel is tidied away when its time is over', async () => {
  const order = await h.open()
  h.channel.misbehave('prepayJsapi', 1, 'before', new Error('killed'))
  await assert.rejects(h.start(order.id), /killed/)
  h.clock.forward(17 * 60_000)
  await queryOpenPayments(h.b)
  assert.deepEqual(
    (await h.payments(order.id)).map((p) => p.state),
    ['closed'],
  )
  assert.equal(await status(order.source), 'closed')
})

test('trades of a closed order are closed by the timer when the job was lost', async () => {
  const { order, no } = await h.prepared()
  await h.facade.closeOrder({ source: order.source, reason: 'hold_expired' })
  h.clock.forward(21_000)
  await queryOpenPayments(h.b)
  assert.equal(h.channel.trades.get(no)!.state, 'CLOSED')
})

test('when the channel is away the run stops early and nothing is lost', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, () => h.prepared()))
  for (const p of all) h.channel.pay(p.no)
  h.clock.forward(21_000)
  const before = h.channel.count('query')
  h.channel.misbehave('query', 100)
  await queryOpenPayments(h.b)
  assert.ok(h.channel.count('query') - before <= 4)
  h.channel.behave()
  h.clock.forward(60_000)
  await queryOpenPayments(h.b)
  for (const p of all) assert.equal(await status(p.order.source), 'paid')
})

test('one trade that the channel refuses to talk about does not hold up the others', async () => {
  const [a, c] = [await h.prepared(), await h.prepared()]
  h.channel.pay(a.no)
  h.channel.pay(c.no)
  h.clock.forward(21_000)
  h.channel.misbehave('query', 1, 'before', new PartnerError('wechat-pay', 'refused', false))
  await queryOpenPayments(h.b)
  assert.deepEqual([await status(a.order.source), await status(c.order.source)].sort(), ['open', 'paid'])
  h.clock.forward(60_000)
  await queryOpenPayments(h.b)
  assert.deepEqual([await status(a.order.source), await status(c.order.source)], ['paid', 'paid'])
})

test('a run looks at no more than it is allowed to', async () => {
  await Promise.all(Array.from({ length: 5 }, () => h.prepared()))
  h.clock.forward(21_000)
  assert.equal(await queryOpenPayments(h.b, 2), 2)
  assert.equal(await queryOpenPayments(h.b, 2), 2)
})
