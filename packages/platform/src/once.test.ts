import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDb } from '@jiuyi/testkit'
import { idempotent, limitRate, openDb, prune, sql, startJobs, startTimers } from './index.ts'

const db = await testDb({ max: 20 })

test('the same key does the work once, however many ask at the same moment, and answers all alike', async () => {
  let work = 0
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      idempotent(db, { actorId: 'a', key: 'k1', body: { x: 1, y: 2 } }, async () => ({ n: ++work })),
    ),
  )
  assert.equal(work, 1)
  assert.deepEqual(new Set(answers.map((a) => a.n)), new Set([1]))
  assert.deepEqual(await idempotent(db, { actorId: 'a', key: 'k1', body: { y: 2, x: 1 } }, async () => ({ n: 9 })), {
    n: 1,
  })
})

test('the same key with another body is refused; another person’s same key is another matter', async () => {
  await assert.rejects(
    idempotent(db, { actorId: 'a', key: 'k1', body: { x: 2 } }, async () => 1),
    { code: 'request.idempotency_key_reused' },
  )
  assert.equal(await idempotent(db, { actorId: 'b', key: 'k1', body: { x: 2 } }, async () => 7), 7)
})

test('work that fails leaves the key free to try again', async () => {
  await assert.rejects(
    idempotent(db, { actorId: 'a', key: 'k2', body: {} }, async () => {
      throw new Error('no')
    }),
    /no/,
  )
  assert.equal(await idempotent(db, { actorId: 'a', key: 'k2', body: {} }, async () => 5), 5)
})

test('a limit counts across processes and says how long to wait', async () => {
  const other = openDb({ url: db.url, max: 4 })
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, (_, i) => limitRate(i % 2 ? db : other, 'phone:1', 6, 60)),
  )
  await other.close()
  const refused = tries.flatMap((t) => (t.status === 'rejected' ? [t.reason] : []))
  assert.equal(refused.length, 4)
  assert.equal(refused[0].code, 'request.too_many')
  assert.ok(refused[0].detail.retryAfter > 0 && refused[0].detail.retryAfter <= 60)
  await db.rows(sql`update platform.rate_window set window_end = now()`)
  await limitRate(db, 'phone:1', 6, 60)
  const kept = await db.rows<{ key: string }>(sql`select key from platform.rate_window`)
  assert.ok(
    kept.every((k) => !k.key.includes('phone')),
    'a limit’s key may hold a phone number and is kept hashed',
  )
})

test('a job exists only if its transaction does, is tried again after a failure, and its error holds no data', async () => {
  await assert.rejects(
    db.tx(async (tx) => {
      await tx.addJob('greet', { who: 'ghost' })
      throw new Error('undo')
    }),
  )
  await db.tx((tx) => tx.addJob('greet', { who: 'real' }))
  const seen: string[] = []
  let fail = true
  const jobs = await startJobs(
    db,
    {
      greet: async ({ who }: { who: string }) => {
        if (fail) {
          fail = false
          throw new Error('13812345678 does not answer')
        }
        seen.push(who)
      },
    },
    () => {},
  )
  const end = Date.now() + 8_000
  while (fail && Date.now() < end) await new Promise((r) => setTimeout(r, 20))
  await new Promise((r) => setTimeout(r, 100))
  const [row] = await db.rows<{ last_error: string | null }>(sql`select last_error from graphile_worker.jobs`)
  assert.ok(row && !row.last_error?.includes('138'), row?.last_error ?? 'no job')
  await db.rows(
    sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())`,
  )
  while (!seen.length && Date.now() < end) await new Promise((r) => setTimeout(r, 20))
  await jobs.stop()
  assert.deepEqual(seen, ['real'])
})

test('a timer runs in one process at a time and stops when asked', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const timer = {
    name: 'test',
    everySeconds: 0.02,
    run: async () => {
      most = Math.max(most, ++running)
      await new Promise((r) => setTimeout(r, 20))
      running--
      runs++
    },
  }
  const both = [startTimers(db, [timer], assert.fail), startTimers(db, [timer], assert.fail)]
  await new Promise((r) => setTimeout(r, 300))
  await Promise.all(both.map((b) => b.stop()))
  assert.equal(most, 1)
  assert.ok(runs >= 2)
})

test('housekeeping forgets what was delivered long ago and keeps the rest', async () => {
  const add = (key: string, delivered: string | null) =>
    db.rows(
      sql`insert into platform.outbox (id, name, key, data, delivered_at) values (gen_random_uuid(), 'test.x.v1', ${key}, '{}', ${delivered}::timestamptz)`,
    )
  await add('old', '2020-01-01')
  await add('new', new Date().toISOString())
  await add('waiting', null)
  await prune(db)
  assert.deepEqual(
    (await db.rows<{ key: string }>(sql`select key from platform.outbox order by key`)).map((r) => r.key),
    ['new', 'waiting'],
  )
})
