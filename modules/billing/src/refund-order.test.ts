import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PartnerError, type Refusal } from '@jiuyi/kernel'
import { sql, violated } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { askRefund } from './ask-refund.ts'
import { settleRefund } from './settle-refund.ts'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing', max: 12 })
const h = await house(db)
const refund = (source: string, requestedBy = 'system') =>
  h.facade.refundOrder({ source, reason: 'cancelled', requestedBy })
const task = (name: string, refundId: string) => h.wired.tasks![`billing.${name}`]!({ refundId } as never)
const statusOf = async (source: string) => (await h.facade.orderOf({ source })).order!.status

test('twenty requests for a refund give the money back once', async () => {
  const { order } = await h.paid()
  const all = await Promise.all(Array.from({ length: 20 }, () => refund(order.source)))
  assert.ok(all.every((r) => r.refundFen === 2500))
  assert.equal(await statusOf(order.source), 'refunding')
  await h.runJobs()
  await h.runJobs()
  assert.equal(h.channel.count('refund'), 1)
  assert.equal(await statusOf(order.source), 'refunded')
  assert.deepEqual(await h.events(order.id), ['order_paid', 'order_refunded'])
  assert.deepEqual(await h.ledger(order.id), [2500, -2500])
  assert.deepEqual(await refund(order.source), { refundFen: 2500 })
  assert.deepEqual(await h.audit(), [])
})

test('a process killed after the channel gave the money back leaves exactly one refund', async () => {
  const { order } = await h.paid()
  await refund(order.source)
  const [r] = await h.refunds(order.id)
  assert.equal(r!.outRefundNo, `R${r!.id.replaceAll('-', '')}`)
  h.channel.misbehave('refund', 1, 'after', new Error('killed'))
  await assert.rejects(task('send_refund', r!.id), /killed/)
  assert.equal((await h.refunds(order.id))[0]!.state, 'requested')
  await task('send_refund', r!.id)
  assert.equal([...h.channel.refunds.values()].filter((x) => x.outRefundNo === r!.outRefundNo).length, 1)
  assert.deepEqual(await h.ledger(order.id), [2500, -2500])
  assert.deepEqual(await h.events(order.id), ['order_paid', 'order_refunded'])
  assert.deepEqual(await h.audit(), [])
})

test('a refund whose job vanished with its process is finished by the timer', async () => {
  const { order } = await h.paid()
  await refund(order.source)
  const timer = h.wired.timers!.find((t) => t.name === 'billing.look_after_refunds')!
  await timer.run()
  assert.equal((await h.refunds(order.id))[0]!.state, 'requested')
  h.clock.forward(61_000)
  await timer.run()
  assert.equal(await statusOf(order.source), 'refunded')
})

test('a lost answer and a refusal of the repeat are cleared up by the channel’s own record', async () => {
  const { order } = await h.paid()
  await refund(order.source)
  const [r] = await h.refunds(order.id)
  h.channel.misbehave('refund', 1, 'after')
  await assert.rejects(task('send_refund', r!.id))
  h.channel.misbehave('refund', 1, 'before', new PartnerError('wechat-pay', 'not_enough', false))
  await task('send_refund', r!.id)
  assert.equal(await statusOf(order.source), 'refunded')
})

test('a refund the channel is still working on is asked about until it is done', async () => {
  const { order } = await h.paid()
  h.channel.refundsBecome('PROCESSING')
  await refund(order.source)
  await h.runJobs()
  h.channel.refundsBecome('SUCCESS')
  const [r] = await h.refunds(order.id)
  assert.equal(r!.state, 'processing')
  await task('check_refund', r!.id)
  assert.equal(await statusOf(order.source), 'refunding')
  h.channel.refunds.get(r!.outRefundNo)!.state = 'SUCCESS'
  await Promise.all([task('check_refund', r!.id), task('check_refund', r!.id), task('check_refund', r!.id)])
  assert.deepEqual(await h.events(order.id), ['order_paid', 'order_refunded'])
  assert.deepEqual(await h.audit(), [])
})

test('an abnormal refund is given to a person, who is told; done there, it is done here', async () => {
  const { order } = await h.paid()
  h.channel.refundsBecome('ABNORMAL')
  await refund(order.source)
  await h.runJobs()
  h.channel.refundsBecome('SUCCESS')
  assert.equal(await h.attention(order.id), 'refund_abnormal')
  assert.deepEqual(await refund(order.source), { refundFen: 2500 }, 'a flow that repeats itself is answered as before')
  await assert.rejects(refund(order.source, 'staff:1'), (e: Refusal) => e.code === 'billing.refund_needs_attention')
  const [r] = await h.refunds(order.id)
  h.channel.refunds.get(r!.outRefundNo)!.state = 'SUCCESS'
  h.clock.forward(2 * 3_600_000)
  await h.wired.timers!.find((t) => t.name === 'billing.look_after_refunds')!.run()
  assert.equal(await statusOf(order.source), 'refunded')
  assert.equal(await h.attention(order.id), null)
  assert.deepEqual(await h.audit(), [])
})

test('a refund refused before the channel wrote it down is sent again, under the same number', async () => {
  const { order } = await h.paid()
  await refund(order.source)
  h.channel.misbehave('refund', 1, 'before', new PartnerError('wechat-pay', 'refused', false))
  await h.runJobs()
  const [r] = await h.refunds(order.id)
  assert.equal(r!.state, 'abnormal')
  await task('check_refund', r!.id)
  assert.equal(await statusOf(order.source), 'refunded')
  assert.equal(h.channel.refunds.get(r!.outRefundNo)!.state, 'SUCCESS')
})

test('a refund the channel gave up on can be asked for again', async () => {
  const { order } = await h.paid()
  h.channel.refundsBecome('CLOSED')
  await refund(order.source)
  await h.runJobs()
  h.channel.refundsBecome('SUCCESS')
  for (const t of h.channel.trades.values()) t.leftFen = t.amountFen // what the channel closed, it still holds
  assert.equal(await h.attention(order.id), 'refund_closed')
  assert.deepEqual(await h.audit(), [])
  await refund(order.source, 'staff:1')
  await h.runJobs()
  assert.deepEqual((await h.refunds(order.id)).map((r) => r.state).sort(), ['closed', 'done'])
  assert.equal(await statusOf(order.source), 'refunded')
  assert.deepEqual(await h.audit(), [])
})

test('refunds asked for at the same moment never exceed what came', async () => {
  const { order } = await h.paid()
  const { id: paymentId } = await db.one<{ id: string }>(
    sql`select id from billing.payment where order_id = ${order.id}`,
  )
  const ask = () =>
    db.tx((tx) =>
      askRefund(tx, h.b, {
        hospitalId: h.hospitalId,
        orderId: order.id,
        paymentId,
        amountFen: 1000,
        reason: 'x',
        requestedBy: 'staff:1',
      }),
    )
  const all = await Promise.allSettled([ask(), ask(), ask(), ask(), ask()])
  assert.equal(all.filter((r) => r.status === 'fulfilled').length, 2)
  for (const r of all)
    if (r.status === 'rejected') assert.equal(violated(r.reason), 'payment_not_refunded_beyond_what_was_paid')
  await refund(order.source)
  await h.runJobs()
  assert.equal(
    (await h.ledger(order.id)).reduce((a, c) => a + c, 0),
    0,
  )
  assert.equal(await statusOf(order.source), 'refunded')
  assert.deepEqual(
    (await h.events(order.id)).filter((e) => e === 'order_refunded'),
    ['order_refunded'],
  )
  assert.deepEqual(await h.audit(), [])
})

test('news of a refund with another amount changes nothing but calls a person', async () => {
  const { order } = await h.paid()
  await refund(order.source)
  const [r] = await h.refunds(order.id)
  const news = { outRefundNo: r!.outRefundNo, outTradeNo: 'x', state: 'SUCCESS' as const, refundFen: 1 }
  for (let i = 0; i < 2; i++) assert.equal(await db.tx((tx) => settleRefund(tx, h.b, news)), 'known')
  assert.equal(await h.attention(order.id), 'refund_amount_mismatch')
  assert.equal((await h.refunds(order.id))[0]!.state, 'requested')
})

test('an order nobody paid is closed by its refund, and what was never charged costs nothing', async () => {
  const { order, no } = await h.prepared()
  assert.deepEqual(await refund(order.source), { refundFen: 0 })
  assert.equal(await statusOf(order.source), 'closed')
  await h.runJobs()
  assert.equal(h.channel.trades.get(no)!.state, 'CLOSED')
  assert.deepEqual(await refund('appointment:never-charged'), { refundFen: 0 })
})
