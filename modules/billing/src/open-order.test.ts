import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { openOrder } from './open-order.ts'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing' })
const h = await house(db)

test('twenty requests for one source open one order', async () => {
  const want = {
    source: `appointment:${newId()}`,
    hospitalId: h.hospitalId,
    patientId: newId(),
    title: '挂号费',
    amountFen: 1800,
  }
  const all = await Promise.all(Array.from({ length: 20 }, () => h.facade.openOrder(want)))
  assert.equal(new Set(all.map((a) => a.order.id)).size, 1)
  assert.equal((await h.facade.orderOf({ source: want.source })).order!.id, all[0]!.order.id)
})

test('an order number names the hospital’s day, not the server’s', async () => {
  h.clock.set('2026-03-02T23:59:00+08:00')
  assert.match((await h.open()).number, /^260302-\d{6}$/)
  h.clock.set('2026-03-03T00:01:00+08:00')
  assert.match((await h.open()).number, /^260303-\d{6}$/)
})

test('a number that is taken is drawn again, so two orders never share one', async () => {
  const draws = ['260303-000001', '260303-000001', '260303-000002']
  const want = () => ({
    source: `appointment:${newId()}`,
    hospitalId: h.hospitalId,
    patientId: newId(),
    title: '挂号费',
    amountFen: 1,
  })
  const draw = () => draws.shift()!
  const first = await openOrder(h.b, want(), draw)
  const second = await openOrder(h.b, want(), draw)
  assert.deepEqual([first.order.number, second.order.number], ['260303-000001', '260303-000002'])
})

test('the same number may be drawn in another hospital', async () => {
  const want = () => ({
    source: `appointment:${newId()}`,
    hospitalId: newId(),
    patientId: newId(),
    title: '挂号费',
    amountFen: 1,
  })
  await openOrder(h.b, want(), () => '260303-777777')
  assert.equal((await openOrder(h.b, want(), () => '260303-777777')).order.number, '260303-777777')
})

test('nothing to pay is paid from the start and said once', async () => {
  const order = await h.open({ amountFen: 0 })
  assert.equal(order.status, 'paid')
  assert.equal((await h.facade.openOrder({ ...order })).order.id, order.id)
  assert.deepEqual(await h.events(order.id), ['order_paid'])
  assert.deepEqual(await h.facade.refundOrder({ source: order.source, reason: 'cancelled', requestedBy: 'system' }), {
    refundFen: 0,
  })
  assert.equal((await h.facade.orderOf({ source: order.source })).order!.status, 'refunded')
  assert.deepEqual(await h.audit(), [])
})

test('orders of many sources come at once, unknown ones are left out', async () => {
  const [a, c] = [await h.open(), await h.open({ title: `<b>'; drop table x; --</b> 😀` })]
  const { orders } = await h.facade.ordersOf({ sources: [a.source, c.source, 'appointment:none'] })
  assert.deepEqual(orders.map((o) => o.id).sort(), [a.id, c.id].sort())
  assert.equal(orders.find((o) => o.id === c.id)!.title, `<b>'; drop table x; --</b> 😀`)
  assert.deepEqual(await h.facade.orderOf({ source: 'appointment:none' }), {})
})

test('the ledger takes no correction in place', async () => {
  const { order } = await h.paid()
  for (const change of [
    sql`update billing.money_entry set amount_fen = 1 where order_id = ${order.id}`,
    sql`delete from billing.money_entry where order_id = ${order.id}`,
  ])
    await assert.rejects(db.rows(change), /append-only/)
  await assert.rejects(db.rows(sql`truncate billing.money_entry`), /append-only|permission denied/)
})
