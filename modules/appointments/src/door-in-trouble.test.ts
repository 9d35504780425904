/** What a patient is told when the database is slow, locked or gone in the middle of a rush, and what a retry with the same key then finds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { openDb, sql } from '@jiuyi/platform'
import { moduleRole, testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import type { StockFacts } from './contract.ts'
import { fakeIdentity, setUp } from './fixtures.ts'
import { createTaker, takeNumberRoute } from './take-number.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, schedule } = setUp(db)
const token = 'patient-token-0000000001'
const account = { kind: 'account' as const, accountId: newId(), groupId: newId(), sessionId: newId() }
const identity = fakeIdentity()
/** Two processes: each its own connections, batches and memory. */
const node = async () => {
  const own = openDb({ url: db.url, max: 4, role: moduleRole('appointments') })
  const app = await testApp(db, [takeNumberRoute(createTaker({ ...ctx, db: own }), identity)], { [token]: account })
  const take = async (f: StockFacts, want: { key?: string; patientId?: string; feeFen?: number } = {}) => {
    const res = await app.inject({
      method: 'POST',
      url: '/api/appointments',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': want.key ?? newId() },
      payload: {
        scheduleId: f.scheduleId,
        periodNo: 0,
        patientId: want.patientId ?? newId(),
        feeFen: want.feeFen ?? f.feeFen,
      },
    })
    return { status: res.statusCode, body: res.json(), retryAfter: res.headers['retry-after'] }
  }
  return { own, take }
}
const [a, b] = [await node(), await node()]
test.after(() => Promise.all([a.own.close(), b.own.close()]))

test('a schedule that somebody keeps locked answers 503 and when to come again; another schedule is not held up; afterwards the same key works', async () => {
  const [f, other] = [await schedule([5]), await schedule([5])]
  const key = newId()
  const patientId = newId()
  let stuck: ReturnType<typeof a.take> | undefined
  await db
    .tx(async (tx) => {
      await tx.rows(sql`select 1 from appointments.stock where schedule_id = ${f.scheduleId} for update`)
      stuck = a.take(f, { key, patientId })
      assert.equal((await a.take(other)).status, 201)
      // The lock is waited for five seconds at most; the open transaction is kept busy so that the server does not end it first.
      for (let i = 0; i < 6; i++) await tx.rows(sql`select pg_sleep(1)`)
    })
    .catch(() => {})
  const refused = await stuck!
  assert.equal(refused.status, 503)
  assert.equal(refused.body.code, 'request.unavailable')
  assert.ok(Number(refused.retryAfter) >= 1)
  assert.equal((await b.take(f, { key, patientId })).status, 201)
})

test('connections that die while a batch is decided: 503, nothing half done, and the retry on another node gets one number', async () => {
  const f = await schedule([50])
  const people = Array.from({ length: 20 }, () => ({ key: newId(), patientId: newId() }))
  const first = Promise.all(people.map((p) => a.take(f, p)))
  const admin = openDb({ url: db.url, max: 1 })
  for (let i = 0; i < 5; i++)
    await admin.rows(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%take_numbers%' and pid <> pg_backend_pid()`,
    )
  await admin.close()
  const answers = await first
  assert.ok(
    answers.every((r) => r.status === 201 || r.status === 503),
    JSON.stringify(answers.map((r) => r.status)),
  )
  const again = await Promise.all(people.map((p) => b.take(f, p)))
  assert.ok(again.every((r) => r.status === 201))
  // Whoever was told a number keeps that one.
  for (const [i, r] of answers.entries()) if (r.status === 201) assert.equal(again[i]!.body.id, r.body.id)
  assert.equal(new Set(again.map((r) => r.body.id)).size, 20)
})

test('the same key on the other node gives the same appointment; with another body it is refused there too', async () => {
  const f = await schedule([5])
  const want = { key: newId(), patientId: newId() }
  const both = await Promise.all([a.take(f, want), b.take(f, want)])
  assert.deepEqual(
    both.map((r) => r.status),
    [201, 201],
  )
  assert.equal(both[0]!.body.id, both[1]!.body.id)
  assert.equal((await b.take(f, { ...want, patientId: newId() })).body.code, 'appointments.idempotency_key_reused')
  assert.deepEqual(await auditNumbers(db), [])
})
