import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import type { ChannelNotification } from './contract.ts'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing', max: 12 })
const h = await house(db)
const app = await testApp(db, h.wired.routes!)
const post = (body: unknown, signature = 'good') =>
  app.inject({
    method: 'POST',
    url: '/api/partners/wechat-pay/notifications',
    headers: { 'wechatpay-signature': signature, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  })
const payment = (trade: object): ChannelNotification => ({ id: newId(), kind: 'payment', trade: trade as never })

test('a signed notification confirms; the same one ten times more changes nothing', async () => {
  const { order, no } = await h.prepared()
  const news = payment(h.channel.pay(no))
  const all = await Promise.all(Array.from({ length: 10 }, () => post(news)))
  assert.deepEqual([...new Set(all.map((r) => r.statusCode))], [204])
  assert.deepEqual(await h.events(order.id), ['order_paid'])
  assert.deepEqual(await h.ledger(order.id), [2500])
  assert.equal((await db.rows(sql`select 1 from billing.channel_notification where id = ${news.id}`)).length, 1)
})

test('a forged or stale notification confirms nothing and is answered as WeChat Pay expects', async () => {
  const { order, no } = await h.prepared()
  const trade = h.channel.pay(no)
  for (const signature of ['forged', 'old', '']) {
    const res = await post(payment(trade), signature)
    assert.equal(res.statusCode, 401)
    assert.deepEqual(res.json(), { code: 'FAIL', message: 'bad signature' })
  }
  assert.deepEqual(await h.events(order.id), [])
  assert.equal((await h.facade.orderOf({ source: order.source })).order!.status, 'open')
})

test('a trade we do not know yet is asked for again, and counts when it comes again', async () => {
  const news = payment({ outTradeNo: 'f'.repeat(32), state: 'SUCCESS', amountFen: 1, transactionId: '1' })
  for (let i = 0; i < 2; i++) {
    const res = await post(news)
    assert.equal(res.statusCode, 404)
    assert.equal(res.json().code, 'FAIL')
  }
  assert.deepEqual(await db.rows(sql`select 1 from billing.channel_notification where id = ${news.id}`), [])
})

test('news of a refund finishes it, once', async () => {
  const { order } = await h.paid()
  h.channel.refundsBecome('PROCESSING')
  await h.facade.refundOrder({ source: order.source, reason: 'cancelled', requestedBy: 'system' })
  await h.runJobs()
  h.channel.refundsBecome('SUCCESS')
  const [r] = await h.refunds(order.id)
  const refund = { ...h.channel.refunds.get(r!.outRefundNo)!, state: 'SUCCESS' as const }
  const all = await Promise.all(
    [1, 2, 3].map(() => post({ id: newId(), kind: 'refund', refund } satisfies ChannelNotification)),
  )
  assert.deepEqual(
    all.map((a) => a.statusCode),
    [204, 204, 204],
  )
  assert.deepEqual(await h.events(order.id), ['order_paid', 'order_refunded'])
  assert.deepEqual(await h.ledger(order.id), [2500, -2500])
})

test('a body that is no JSON is refused before anybody believes it', async () => {
  const res = await app.inject({
    method: 'POST',
    url: '/api/partners/wechat-pay/notifications',
    headers: { 'wechatpay-signature': 'good', 'content-type': 'application/json' },
    payload: '{',
  })
  assert.equal(res.statusCode, 400)
})

test('notification, query, page and closing all at once end in one true story', async () => {
  for (let i = 0; i < 6; i++) {
    const { order, no } = await h.prepared()
    const news = payment(h.channel.pay(no))
    await Promise.allSettled([
      post(news),
      post(news),
      post({ ...news, id: newId() }),
      h.facade.checkPayment({ orderId: order.id }),
      h.start(order.id, 'openid-2'),
      h.facade.closeOrder({ source: order.source, reason: 'hold_expired' }),
    ])
    await h.runJobs()
    await h.runJobs()
    const events = await h.events(order.id)
    assert.equal(events.length, 1)
    assert.equal(
      (await h.ledger(order.id)).reduce((a, c) => a + c, 0),
      events[0] === 'order_paid' ? 2500 : 0,
    )
  }
  assert.deepEqual(await h.audit(), [])
})
