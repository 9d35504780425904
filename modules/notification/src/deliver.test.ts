import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql, startJobs } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { sweepDeliveries } from './deliver.ts'
import { setPreferences } from './preferences.ts'
import { addConsents } from './subscribe-consents.ts'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'notification', max: 12 })
const h = await house(db)
const noon = '2026-03-02T12:00:00+08:00'
/** An account that has agreed to `count` subscribe messages, here and at WeChat. */
const agreed = async (count = 1) => {
  const a = h.anAccount()
  for (let i = 0; i < count; i++) await addConsents(h.n, a.accountId, ['tpl-booked'])
  h.wechat.allow(a.openid, 'tpl-booked', count)
  return a
}

test('with a consent the message comes by WeChat, and no SMS is paid for', async () => {
  h.clock.set(noon)
  const a = await agreed()
  const before = h.sms.sent.length
  await h.tell([a.accountId])
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe sent'])
  assert.deepEqual(h.wechat.sent.at(-1), {
    openid: a.openid,
    templateId: 'tpl-booked',
    page: 'pages/messages/index',
    fields: { thing1: '李*红' },
  })
  assert.equal(h.sms.sent.length, before)
  assert.equal(await h.credits(a.accountId), 0)
})

test('without a consent, a template or WeChat the SMS goes instead', async () => {
  const none = h.anAccount()
  await h.tell([none.accountId])
  await h.runJobs(none.accountId)
  assert.deepEqual(await h.states(none.accountId), ['subscribe skipped no_consent', 'sms sent'])
  await h.tell([none.accountId], { template: 'payment_returned' })
  const stranger = h.anAccount({ openid: undefined })
  await h.tell([stranger.accountId])
  await h.runJobs(none.accountId)
  await h.runJobs(stranger.accountId)
  assert.ok((await h.states(none.accountId)).includes('subscribe skipped no_template'))
  assert.deepEqual(await h.states(stranger.accountId), ['subscribe skipped no_openid', 'sms sent'])
})

test('a message that has no SMS does not become one', async () => {
  const a = h.anAccount()
  await h.tell([a.accountId], { template: 'number_cancelled' })
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe skipped no_consent'])
})

test('five consents and twenty messages at once: five by WeChat, fifteen by SMS, none twice', async () => {
  const a = await agreed(5)
  const before = [h.wechat.sent.length, h.sms.sent.length] as const
  await Promise.all(Array.from({ length: 20 }, () => h.tell([a.accountId])))
  const ids = (await h.deliveries(a.accountId)).map((d) => d.id)
  await Promise.all([...ids, ...ids].map((id) => h.deliver(id)))
  await h.runJobs(a.accountId)
  assert.equal(h.wechat.sent.length - before[0], 5)
  assert.equal(h.sms.sent.length - before[1], 15)
  assert.equal(await h.credits(a.accountId), 0)
})

test('a try that failed for a while uses one consent in all', async () => {
  const a = await agreed(2)
  h.wechat.misbehave('unavailable', true)
  h.wechat.misbehave('rate_limited', true)
  await h.tell([a.accountId])
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe sent'])
  assert.equal((await h.deliveries(a.accountId))[0]!.attempts, 3)
  assert.equal(await h.credits(a.accountId), 1)
})

test('when WeChat says there is no consent, ours are forgotten and the SMS goes', async () => {
  const a = h.anAccount()
  for (let i = 0; i < 3; i++) await addConsents(h.n, a.accountId, ['tpl-booked'])
  await h.tell([a.accountId])
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe skipped no_consent', 'sms sent'])
  assert.equal(await h.credits(a.accountId), 0)
})

test('a message WeChat refuses costs no consent, and the SMS goes', async () => {
  const a = await agreed()
  h.wechat.misbehave('bad_fields', false)
  await h.tell([a.accountId])
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe failed bad_fields', 'sms sent'])
  assert.equal(await h.credits(a.accountId), 1)
})

test('WeChat away for long gives way to the SMS', async () => {
  const a = await agreed()
  for (let i = 0; i < 6; i++) h.wechat.misbehave('unavailable', true)
  await h.tell([a.accountId])
  for (let i = 0; i < 3; i++) await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe failed unavailable', 'sms sent'])
})

test('while the SMS provider is away the inbox has the message, and the SMS comes when it is back', async () => {
  const a = h.anAccount()
  h.sms.goDown()
  const before = h.sms.sent.length
  await h.tell([a.accountId])
  assert.equal((await db.rows(sql`select 1 from notification.message where account_id = ${a.accountId}`)).length, 1)
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe skipped no_consent', 'sms waiting unavailable'])
  h.sms.goDown(false)
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe skipped no_consent', 'sms sent'])
  assert.equal(h.sms.sent.length - before, 1)
})

test('a lost answer of the provider does not become a second SMS', async () => {
  const a = h.anAccount()
  const before = h.sms.sent.length
  h.sms.misbehave('unavailable', true, true)
  await h.tell([a.accountId])
  await h.runJobs(a.accountId)
  assert.equal(h.sms.sent.length - before, 1)
  assert.equal((await h.deliveries(a.accountId)).at(-1)!.state, 'sent')
})

test('a number the provider refuses is not tried again', async () => {
  const a = h.anAccount()
  h.sms.misbehave('invalid_phone', false)
  await h.tell([a.accountId])
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe skipped no_consent', 'sms failed invalid_phone'])
  const noPhone = h.anAccount({ phone: undefined })
  await h.tell([noPhone.accountId])
  await h.runJobs(noPhone.accountId)
  assert.equal((await h.states(noPhone.accountId))[1], 'sms skipped no_phone')
})

test('what somebody has switched off is not sent', async () => {
  const both = { subscribe: true, sms: true }
  const noWechat = await agreed()
  await setPreferences(h.n, noWechat.accountId, {
    booking: { subscribe: false, sms: true },
    money: both,
    service: both,
  })
  const nothing = await agreed()
  await setPreferences(h.n, nothing.accountId, {
    booking: { subscribe: false, sms: false },
    money: both,
    service: both,
  })
  await h.tell([noWechat.accountId, nothing.accountId])
  await h.tell([nothing.accountId], { template: 'payment_returned' })
  for (const a of [noWechat, nothing]) await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(noWechat.accountId), ['subscribe skipped not_wanted', 'sms sent'])
  assert.deepEqual((await h.states(nothing.accountId)).sort(), [
    'sms sent',
    'sms skipped not_wanted',
    'subscribe skipped no_template',
    'subscribe skipped not_wanted',
  ])
  assert.equal(await h.credits(noWechat.accountId), 1)
})

test('at night an SMS waits for seven in the morning, unless it is about the next hours', async () => {
  h.clock.set('2026-03-02T23:30:00+08:00')
  const [calm, urgent] = [h.anAccount(), h.anAccount()]
  await h.tell([calm.accountId], { concernsAt: '2026-03-05T08:00:00+08:00' })
  await h.tell([urgent.accountId], { concernsAt: '2026-03-03T08:00:00+08:00' })
  for (const a of [calm, urgent]) await h.runJobs(a.accountId)
  assert.equal((await h.states(urgent.accountId))[1], 'sms sent')
  const waiting = (await h.deliveries(calm.accountId))[1]!
  assert.deepEqual(
    [waiting.state, waiting.nextAt.toISOString(), waiting.attempts],
    ['waiting', '2026-03-02T23:00:00.000Z', 0],
  )
  h.clock.set('2026-03-03T06:59:59+08:00')
  await h.runJobs(calm.accountId)
  assert.equal((await h.states(calm.accountId))[1], 'sms waiting')
  h.clock.set('2026-03-03T07:00:00+08:00')
  await h.runJobs(calm.accountId)
  assert.equal((await h.states(calm.accountId))[1], 'sms sent')
})

test('what comes too late is not sent any more', async () => {
  h.clock.set(noon)
  const [old, over] = [h.anAccount(), h.anAccount()]
  h.sms.goDown()
  await h.tell([old.accountId])
  await h.tell([over.accountId], { concernsAt: '2026-03-02T13:00:00+08:00' })
  for (const a of [old, over]) await h.runJobs(a.accountId)
  h.sms.goDown(false)
  h.clock.set('2026-03-02T14:00:00+08:00')
  await h.runJobs(over.accountId)
  h.clock.set('2026-03-03T14:00:00+08:00')
  await h.runJobs(old.accountId)
  for (const a of [old, over]) assert.equal((await h.states(a.accountId))[1], 'sms failed too_late')
})

test('who dies while sending gives way, and the sweep finds what no job looks after', async () => {
  h.clock.set(noon)
  const a = h.anAccount()
  await h.tell([a.accountId], { template: 'number_booked' })
  const [d] = await h.deliveries(a.accountId)
  await db.rows(
    sql`update notification.delivery set leased_until = ${new Date(h.clock().getTime() + 120_000)} where id = ${d!.id}`,
  )
  await h.runJobs(a.accountId)
  assert.deepEqual(await h.states(a.accountId), ['subscribe waiting'])
  h.clock.forward(121_000)
  assert.ok((await sweepDeliveries(h.n)) >= 1)
  assert.equal(await sweepDeliveries(h.n), 0, 'not twice in a minute')
  await h.runJobs(a.accountId)
  assert.equal((await h.states(a.accountId))[1], 'sms sent')
})

test('the log of deliveries keeps no phone number and nothing a provider said', async () => {
  const rows = await db.rows<{ row: string }>(sql`select d::text as row from notification.delivery d`)
  assert.ok(rows.length > 10)
  assert.ok(rows.every((r) => !r.row.includes('13812345678')))
  assert.ok(rows.some((r) => r.row.includes('*******5678')))
  const jobs = await db.rows<{ row: string }>(sql`select payload::text as row from graphile_worker._private_jobs`)
  assert.ok(jobs.length > 0 && jobs.every((j) => !j.row.includes('13812345678')))
})

test('the worker itself sends, tries again, and falls back to the SMS', { timeout: 30_000 }, async () => {
  const a = h.anAccount()
  h.sms.misbehave('unavailable', true)
  await h.tell([a.accountId])
  const failures: unknown[] = []
  const worker = await startJobs(db, h.wired.tasks!, (_, e) => failures.push(e))
  try {
    while ((await h.states(a.accountId))[1] !== 'sms sent') await new Promise((r) => setTimeout(r, 100))
  } finally {
    await worker.stop()
  }
  assert.ok(failures.length >= 1)
})
