import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { type Answer, createBatcher } from './batcher.ts'
import { setUp } from './fixtures.ts'
import { type NumberRequest, takeNumbers } from './take-number.ts'

const held = (n: unknown): Answer => ({ outcome: 'held', appointmentId: String(n) })

test('a lone request goes at once; what arrives meanwhile becomes one batch, in order', async () => {
  const batches: number[][] = []
  const batcher = createBatcher<number>(async (batch) => {
    batches.push(batch)
    await new Promise((r) => setTimeout(r, 20))
    return batch.map(held)
  })
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => batcher.ask(n)))
  assert.deepEqual(batches, [[1], [2, 3, 4, 5]])
  assert.deepEqual(
    answers.map((a) => a.appointmentId),
    ['1', '2', '3', '4', '5'],
  )
})

test('a request that breaks the statement fails alone', async () => {
  const broken = Object.assign(new Error('bad'), { code: '22P02' })
  let first = true
  const batcher = createBatcher<number>(async (batch) => {
    if (first) {
      first = false
      await new Promise((r) => setTimeout(r, 10))
      return batch.map(held)
    }
    if (batch.includes(13)) throw broken
    return batch.map(held)
  })
  const all = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => batcher.ask(n)))
  assert.deepEqual(
    all.flatMap((r, n) => (r.status === 'rejected' ? [n] : [])),
    [13],
  )
})

test('when the database is away every request of the batch is told so, and the next batch is tried anew', async () => {
  let away = true
  const batcher = createBatcher<number>(async (batch) => {
    if (away) throw Object.assign(new Error('gone'), { code: '57P01' })
    return batch.map(held)
  })
  const all = await Promise.allSettled([1, 2, 3].map((n) => batcher.ask(n)))
  assert.ok(all.every((r) => r.status === 'rejected'))
  away = false
  assert.equal((await batcher.ask(4)).outcome, 'held')
})

test('the queue is bounded: who comes when it is full is told when to come again', async () => {
  const batcher = createBatcher<number>(
    async (batch) => {
      await new Promise((r) => setTimeout(r, 20))
      return batch.map(held)
    },
    { maxBatch: 2, maxWaiting: 3 },
  )
  const all = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => batcher.ask(n)))
  const refused = all.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []))
  assert.equal(refused.length, 4)
  assert.deepEqual([refused[0].status, refused[0].detail.retryAfter], [503, 1])
})

test('whoever is told to ask again is asked again, and not for ever', async () => {
  let turns = 0
  const batcher = createBatcher<number>(async (batch) =>
    batch.map((n) =>
      n === 1 && ++turns < 4
        ? { outcome: 'again', appointmentId: null }
        : n === 2
          ? { outcome: 'again', appointmentId: null }
          : held(n),
    ),
  )
  assert.equal((await batcher.ask(1)).outcome, 'held')
  await assert.rejects(batcher.ask(2), { code: 'request.unavailable' })
})

test('five hundred patients, many of them tapping twice, over real numbers: exactly what there is, and far fewer commits than requests', async () => {
  const db = await testDb({ as: 'appointments' })
  const { clock, schedule, request } = setUp(db)
  const f = await schedule([60, 60])
  let commits = 0
  const batcher = createBatcher<NumberRequest>((batch) => {
    commits++
    return takeNumbers(db, clock, batch)
  })
  const wishes = Array.from({ length: 500 }, (_, i) => request(f, { periodNo: i % 2, patientId: newId() }))
  const answers = await Promise.all([...wishes, ...wishes.slice(0, 100)].map((w) => batcher.ask(w)))
  assert.equal(new Set(answers.filter((a) => a.outcome === 'held').map((a) => a.appointmentId)).size, 120)
  assert.ok(answers.slice(500).every((a, i) => a.appointmentId === answers[i]!.appointmentId))
  assert.ok(commits < 40, `${commits} commits`)
  assert.deepEqual(await auditNumbers(db), [])
})
