import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'notification', max: 12 })
const h = await house(db)
const [me, other] = [h.anAccount(), h.anAccount()]
const [hospitalId, elsewhere] = [newId(), newId()]
const account = (accountId: string) => ({ kind: 'account' as const, accountId, groupId: newId(), sessionId: newId() })
const staff = (id: string, permissions: string[]) => ({
  kind: 'staff' as const,
  staffId: newId(),
  groupId: newId(),
  hospitalId: id,
  sessionId: newId(),
  roles: [],
  permissions,
  departmentIds: [],
})
const app = await testApp(db, h.wired.routes!, {
  'token-of-me-0000000000': account(me.accountId),
  'token-of-other-0000000': account(other.accountId),
  'token-of-manager-00000': staff(hospitalId, ['message.read']),
  'token-of-elsewhere-000': staff(elsewhere, ['message.read']),
  'token-of-doctor-000000': staff(hospitalId, []),
})
type Method = 'GET' | 'PUT' | 'POST'
const call = (who: string, method: Method, url: string, body?: object, language = 'zh-CN') =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer token-of-${who}`, 'accept-language': language },
    ...(body ? { payload: body } : {}),
  })
const [ME, OTHER, MANAGER, ELSEWHERE, DOCTOR] = [
  'me-0000000000',
  'other-0000000',
  'manager-00000',
  'elsewhere-000',
  'doctor-000000',
] as const

test('people read their own messages, newest first, in their language', async () => {
  await h.tell([me.accountId, other.accountId], { template: 'number_booked' })
  h.clock.forward(1000)
  await h.tell([me.accountId], { template: 'refund_done' })
  const { items } = (await call(ME, 'GET', '/messages')).json()
  assert.deepEqual(
    items.map((m: { title: string }) => m.title),
    ['refund_done.zh-CN', 'number_booked.zh-CN'],
  )
  assert.deepEqual([items[0].category, items[1].category, items[1].link], ['money', 'booking', 'appointment:1'])
  assert.equal((await call(ME, 'GET', '/messages', undefined, 'en')).json().items[0].title, 'refund_done.en')
  assert.equal((await call(OTHER, 'GET', '/messages')).json().items.length, 1)
})

test('reading counts down what is unread, and only one’s own can be read', async () => {
  assert.deepEqual((await call(ME, 'GET', '/messages/unread')).json(), { unread: 2 })
  const { items } = (await call(ME, 'GET', '/messages')).json()
  const theft = await call(OTHER, 'PUT', `/messages/${items[0].id}/reading`)
  assert.deepEqual([theft.statusCode, theft.json().code], [404, 'notification.message_not_found'])
  assert.equal((await call(ME, 'PUT', `/messages/${items[0].id}/reading`)).statusCode, 204)
  const readAt = (await call(ME, 'GET', '/messages')).json().items[0].readAt
  h.clock.forward(60_000)
  await call(ME, 'PUT', `/messages/${items[0].id}/reading`)
  assert.equal((await call(ME, 'GET', '/messages')).json().items[0].readAt, readAt)
  assert.deepEqual((await call(ME, 'GET', '/messages/unread')).json(), { unread: 1 })
  assert.equal((await call(ME, 'POST', '/messages/reading')).statusCode, 204)
  assert.deepEqual((await call(ME, 'GET', '/messages/unread')).json(), { unread: 0 })
  assert.deepEqual((await call(OTHER, 'GET', '/messages/unread')).json(), { unread: 1 })
  assert.equal((await call(ME, 'PUT', '/messages/not-an-id/reading')).statusCode, 400)
  assert.equal((await app.inject('/api/messages')).statusCode, 401)
})

test('a long inbox pages without losing or repeating a message', async () => {
  const long = h.anAccount()
  for (let i = 0; i < 45; i++) {
    h.clock.forward(1)
    await h.tell([long.accountId], { template: 'refund_done' })
  }
  const { listMessages } = await import('./list-messages.ts')
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await listMessages(h.n, long.accountId, 'zh-CN', cursor)
    seen.push(...page.items.map((m) => m.id))
    cursor = page.next
  }
  assert.equal(new Set(seen).size, 45)
  assert.deepEqual(seen, seen.toSorted().reverse())
})

test('everything is wanted until somebody chooses, and the choice is kept whole', async () => {
  const all = { subscribe: true, sms: true }
  assert.deepEqual((await call(ME, 'GET', '/notification-preferences')).json(), {
    booking: all,
    money: all,
    service: all,
  })
  const want = { booking: { subscribe: true, sms: false }, money: all, service: { subscribe: false, sms: false } }
  const set = await Promise.all([1, 2, 3].map(() => call(ME, 'PUT', '/notification-preferences', want)))
  assert.ok(set.every((r) => r.statusCode === 200))
  assert.deepEqual((await call(ME, 'GET', '/notification-preferences')).json(), want)
  assert.deepEqual((await call(OTHER, 'GET', '/notification-preferences')).json().booking, all)
  for (const bad of [{ booking: all }, { ...want, money: { subscribe: 'yes', sms: true } }, { ...want, inbox: false }])
    assert.equal((await call(ME, 'PUT', '/notification-preferences', bad)).statusCode, 400)
})

test('a consent counts once for each time it was given, also when given at the same moment', async () => {
  const { items } = (await call(ME, 'GET', '/subscribe-templates')).json()
  assert.deepEqual(items, [
    { templateId: 'tpl-booked', name: 'number_booked' },
    { templateId: 'tpl-cancelled', name: 'number_cancelled' },
  ])
  const give = (templateIds: string[]) => call(ME, 'POST', '/subscribe-consents', { templateIds })
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      give(i % 2 ? ['tpl-booked', 'tpl-cancelled'] : ['tpl-cancelled', 'tpl-booked', 'tpl-booked', 'not-ours']),
    ),
  )
  assert.ok(all.every((r) => r.statusCode === 204))
  assert.deepEqual(
    [
      await h.credits(me.accountId),
      await h.credits(me.accountId, 'tpl-cancelled'),
      await h.credits(me.accountId, 'not-ours'),
    ],
    [10, 10, 0],
  )
  assert.equal((await give(Array.from({ length: 21 }, () => 'x'))).statusCode, 400)
})

test('staff see how their hospital’s messages went out, never to whom', async () => {
  const { accountId } = h.anAccount()
  await h.tell([accountId], { hospitalId })
  h.clock.set('2026-03-02T12:00:00+08:00')
  await h.runJobs(accountId)
  const { items } = (await call(MANAGER, 'GET', '/staff/deliveries?state=sent')).json()
  assert.equal(items.length, 1)
  assert.deepEqual(Object.keys(items[0]).sort(), ['at', 'attempts', 'channel', 'id', 'state', 'template'])
  assert.equal((await call(ELSEWHERE, 'GET', '/staff/deliveries?state=sent')).json().items.length, 0)
  assert.equal((await call(DOCTOR, 'GET', '/staff/deliveries')).statusCode, 403)
  assert.equal((await call(ME, 'GET', '/staff/deliveries')).statusCode, 401)
  assert.equal((await call(MANAGER, 'GET', '/staff/deliveries?state=lost')).statusCode, 400)
})

test('who asked for a receipt learns once that the message was opened; reading all at once is no receipt', async () => {
  const reader = h.anAccount()
  const { markAllRead, markRead } = await import('./read-messages.ts')
  const receipts = async () =>
    (
      await db.rows<{ data: { link?: string } }>(
        sql`select data from platform.outbox where name = 'notification.message_read.v1' and data ->> 'accountId' = ${reader.accountId}`,
      )
    ).map((e) => e.data.link)
  await h.tell([reader.accountId], { template: 'clinic_suspended', key: 'a' })
  await h.tell([reader.accountId], { template: 'refund_done', key: 'b' })
  const { listMessages } = await import('./list-messages.ts')
  const { items } = await listMessages(h.n, reader.accountId, 'zh-CN')
  await Promise.all(items.flatMap((m) => [1, 2, 3].map(() => markRead(h.n, reader.accountId, m.id))))
  assert.equal((await receipts()).length, 1)
  await h.tell([reader.accountId], { template: 'clinic_suspended', key: 'c' })
  await markAllRead(h.n, reader.accountId)
  assert.equal((await receipts()).length, 1)
})
