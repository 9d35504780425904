import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { house, words } from './testing/house.ts'

const db = await testDb({ as: 'notification', max: 12 })
const h = await house(db)

test('twenty tellings of one thing to three people are three messages, and one SMS each', async () => {
  const people = [h.anAccount(), h.anAccount(), h.anAccount()].map((a) => a.accountId)
  const want = { key: 'number_booked:1', template: 'number_booked' as const, params: words }
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) => h.facade.tell({ ...want, accountIds: i % 2 ? people : people.toReversed() })),
  )
  assert.equal(
    all.reduce((a, r) => a + r.messages, 0),
    3,
  )
  for (const accountId of people) {
    await h.runJobs(accountId)
    await h.runJobs(accountId)
    assert.equal((await h.deliveries(accountId)).filter((d) => d.state === 'sent').length, 1)
  }
  assert.equal(h.sms.sent.length, 3)
})

test('somebody named twice is told once; nobody to tell is no error', async () => {
  const { accountId } = h.anAccount()
  assert.deepEqual(await h.tell([accountId, accountId]), { messages: 1 })
  assert.deepEqual(await h.tell([]), { messages: 0 })
})

test('a message with a missing word is not told at all', async () => {
  const { accountId } = h.anAccount()
  await assert.rejects(
    h.facade.tell({ key: 'k', accountIds: [accountId], template: 'number_booked', params: { patient: '李*红' } }),
    /needs the word hospital/,
  )
  assert.deepEqual(await db.rows(sql`select 1 from notification.message where account_id = ${accountId}`), [])
})

test('only the words a message needs are kept', async () => {
  const { accountId } = h.anAccount()
  await h.tell([accountId], { template: 'refund_done' })
  const { params } = await db.one<{ params: object }>(
    sql`select params from notification.message where account_id = ${accountId}`,
  )
  assert.deepEqual(params, { amount: '15.00', patient: '李*红' })
})

test('a message that only belongs in the inbox is sent nowhere', async () => {
  const { accountId } = h.anAccount()
  await h.tell([accountId], { template: 'hold_expired' })
  assert.deepEqual(await h.deliveries(accountId), [])
})

test('strange words are kept as they are', async () => {
  const { accountId } = h.anAccount()
  const patient = `<script>'; drop table notification.message; -- 😀${'长'.repeat(200)}`
  await h.facade.tell({
    key: newId(),
    accountIds: [accountId],
    template: 'refund_done',
    params: { amount: '1', patient },
  })
  const { params } = await db.one<{ params: { patient: string } }>(
    sql`select params from notification.message where account_id = ${accountId}`,
  )
  assert.equal(params.patient, patient)
})
