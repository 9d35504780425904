import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'billing' })
const h = await house(db)
const staff = (hospitalId: string, permissions: string[]) => ({
  kind: 'staff' as const,
  staffId: newId(),
  groupId: newId(),
  hospitalId,
  sessionId: newId(),
  roles: [],
  permissions,
  departmentIds: [],
})
const tokens = {
  cashier: 'cashier-token-000000000',
  stranger: 'stranger-token-00000000',
  doctor: 'doctor-token-0000000000',
}
const app = await testApp(db, h.wired.routes!, {
  [tokens.cashier]: staff(h.hospitalId, ['payment.read']),
  [tokens.stranger]: staff(newId(), ['payment.read']),
  [tokens.doctor]: staff(h.hospitalId, []),
})
const get = (query = '', token = tokens.cashier) =>
  app.inject({ url: `/api/staff/orders${query}`, headers: { authorization: `Bearer ${token}` } })

test('staff see the orders of their own hospital only, and only with the permission', async () => {
  const order = await h.open()
  assert.equal((await get(`?q=${order.number}`)).json().items[0].id, order.id)
  assert.deepEqual((await get('', tokens.stranger)).json(), { items: [] })
  assert.equal((await get('', tokens.doctor)).statusCode, 403)
  assert.equal((await app.inject('/api/staff/orders')).statusCode, 401)
})

test('a day is the hospital’s day, and a number is found by its last six digits too', async () => {
  h.clock.set('2026-03-05T00:30:00+08:00')
  const order = await h.open()
  assert.deepEqual(
    (await get('?on=2026-03-05')).json().items.map((o: { id: string }) => o.id),
    [order.id],
  )
  assert.ok(!(await get('?on=2026-03-04')).json().items.some((o: { id: string }) => o.id === order.id))
  assert.equal((await get(`?q=${order.number.slice(7)}`)).json().items[0].id, order.id)
})

test('the list pages without losing or repeating an order', async () => {
  h.clock.set('2026-04-01T09:00:00+08:00')
  const made = []
  for (let i = 0; i < 60; i++) made.push((await h.open()).id)
  const first = (await get('?on=2026-04-01')).json()
  const second = (await get(`?on=2026-04-01&cursor=${first.next}`)).json()
  assert.deepEqual([first.items.length, second.items.length, second.next], [50, 10, undefined])
  assert.deepEqual([...first.items, ...second.items].map((o) => o.id).sort(), made.sort())
})

test('what needs a person can be listed, and only staff see why', async () => {
  const { order, no } = await h.prepared()
  h.channel.pay(no, { amountFen: 1 })
  const shown = (await h.facade.checkPayment({ orderId: order.id })).order
  assert.equal('attention' in shown, false)
  const { items } = (await get('?attention=true')).json()
  assert.deepEqual(
    items.map((o: { id: string; attention: string }) => [o.id, o.attention]),
    [[order.id, 'amount_mismatch']],
  )
})

test('impossible filters are refused, odd ones find nothing', async () => {
  for (const q of ['?on=2026-02-30', '?status=stolen', '?cursor=1', `?q=${'9'.repeat(200)}`])
    assert.equal((await get(q)).statusCode, 400, q)
  for (const q of [encodeURIComponent("%'; drop table"), '%25%25', '_', encodeURIComponent('😀')])
    assert.deepEqual((await get(`?q=${q}`)).json(), { items: [] }, q)
  assert.ok((await db.rows(sql`select 1 from billing.charge_order limit 1`)).length)
})
