import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startJobs } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing' })
const h = await house(db)
const close = (source: string) => h.facade.closeOrder({ source, reason: 'hold_expired' })

test('a closed order can no longer be paid at the channel', async () => {
  const { order, no } = await h.prepared()
  await Promise.all([close(order.source), close(order.source), close(order.source)])
  await h.runJobs()
  assert.equal(h.channel.trades.get(no)!.state, 'CLOSED')
  assert.throws(() => h.channel.pay(no))
  assert.deepEqual(
    (await h.payments(order.id)).map((p) => p.state),
    ['closed'],
  )
})

test('a payment that came between closing here and closing there goes back', async () => {
  const { order, no } = await h.prepared()
  await close(order.source)
  h.channel.pay(no)
  await h.runJobs()
  await h.runJobs()
  assert.deepEqual(await h.ledger(order.id), [2500, -2500])
  assert.deepEqual(await h.events(order.id), ['payment_returned'])
  assert.deepEqual(await h.audit(), [])
})

test('a paid order does not close, and an unknown source is no error', async () => {
  const { order } = await h.paid()
  await close(order.source)
  assert.equal((await h.facade.orderOf({ source: order.source })).order!.status, 'paid')
  assert.deepEqual(await close('appointment:never-charged'), {})
})

test('paying and closing at the same moment: the money is kept or it is back, never both, never neither', async () => {
  for (let i = 0; i < 8; i++) {
    const { order, no } = await h.prepared()
    h.channel.pay(no)
    await Promise.all([h.facade.checkPayment({ orderId: order.id }), close(order.source)])
    await h.runJobs()
    const { status } = (await h.facade.orderOf({ source: order.source })).order!
    const sum = (await h.ledger(order.id)).reduce((a, c) => a + c, 0)
    assert.ok((status === 'paid' && sum === 2500) || (status === 'closed' && sum === 0), `${status} ${sum}`)
    assert.equal((await h.events(order.id)).includes('order_paid'), status === 'paid')
  }
  assert.deepEqual(await h.audit(), [])
})

test('the worker itself closes trades and sends refunds, through a channel that fails at first', {
  timeout: 30_000,
}, async () => {
  const late = await h.prepared()
  const paid = await h.paid()
  h.channel.misbehave('refund', 1, 'after')
  await close(late.order.source)
  await h.facade.refundOrder({ source: paid.order.source, reason: 'cancelled', requestedBy: 'system' })
  const worker = await startJobs(db, h.wired.tasks!, () => {})
  try {
    const done = async () =>
      (await h.payments(late.order.id))[0]!.state === 'closed' && (await h.refunds(paid.order.id))[0]!.state === 'done'
    while (!(await done())) await new Promise((r) => setTimeout(r, 100))
  } finally {
    await worker.stop()
  }
  assert.deepEqual(await h.ledger(paid.order.id), [2500, -2500])
})
