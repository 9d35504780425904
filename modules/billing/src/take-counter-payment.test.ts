import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, type Refusal } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing' })
const h = await house(db)
const refused = (code: string) => (e: Refusal) => e.code === `billing.${code}`

test('cash taken twice by one button is in the drawer once', async () => {
  const order = await h.open()
  const want = { orderId: order.id, channel: 'cash' as const, takenBy: 'staff:1' }
  const all = await Promise.all([1, 2, 3].map(() => h.facade.takeCounterPayment(want)))
  assert.ok(all.every((a) => a.order.status === 'paid' && a.order.channel === 'cash'))
  assert.deepEqual(await h.ledger(order.id), [2500])
  assert.deepEqual(await h.events(order.id), ['order_paid'])
})

test('two cashiers at once: one takes the money, the other is told it is paid', async () => {
  const order = await h.open()
  const all = await Promise.allSettled(
    ['staff:1', 'staff:2'].map((takenBy) =>
      h.facade.takeCounterPayment({ orderId: order.id, channel: 'cash', takenBy }),
    ),
  )
  assert.deepEqual(all.map((a) => a.status).sort(), ['fulfilled', 'rejected'])
  assert.deepEqual(await h.ledger(order.id), [2500])
})

test('the slip of the terminal is what the ledger remembers', async () => {
  const order = await h.open()
  await h.facade.takeCounterPayment({
    orderId: order.id,
    channel: 'card_terminal',
    takenBy: 'staff:1',
    reference: 'POS-7781',
  })
  assert.equal(
    (await db.one<{ id: string }>(sql`select channel_id as id from billing.money_entry where order_id = ${order.id}`))
      .id,
    'POS-7781',
  )
})

test('a phone’s sheet is closed once the counter has taken the money', async () => {
  const { order, no } = await h.prepared()
  await h.facade.takeCounterPayment({ orderId: order.id, channel: 'cash', takenBy: 'staff:1' })
  await h.runJobs()
  assert.equal(h.channel.trades.get(no)!.state, 'CLOSED')
})

test('no money is taken for an unknown, closed or expired order', async () => {
  const take = (orderId: string) => h.facade.takeCounterPayment({ orderId, channel: 'cash', takenBy: 'staff:1' })
  await assert.rejects(take(newId()), refused('order_not_found'))
  const closed = await h.open()
  await h.facade.closeOrder({ source: closed.source, reason: 'hold_expired' })
  await assert.rejects(take(closed.id), refused('order_closed'))
  const late = await h.open()
  h.clock.forward(15 * 60_000)
  await assert.rejects(take(late.id), refused('order_expired'))
})

test('cash goes back over the counter at once, and once', async () => {
  const order = await h.open()
  await h.facade.takeCounterPayment({ orderId: order.id, channel: 'cash', takenBy: 'staff:1' })
  const refund = () => h.facade.refundOrder({ source: order.source, reason: 'cancelled', requestedBy: 'staff:1' })
  assert.deepEqual(await Promise.all([refund(), refund(), refund()]), [
    { refundFen: 2500 },
    { refundFen: 2500 },
    { refundFen: 2500 },
  ])
  const after = (await h.facade.orderOf({ source: order.source })).order!
  assert.deepEqual([after.status, after.refundedFen], ['refunded', 2500])
  assert.deepEqual(await h.ledger(order.id), [2500, -2500])
  assert.deepEqual(await h.events(order.id), ['order_paid', 'order_refunded'])
  assert.equal(h.channel.count('refund'), 0)
  assert.deepEqual(await h.audit(), [])
})
