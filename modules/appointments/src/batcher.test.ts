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

/** A batcher over a slow pretend database: what it was asked, batch by batch. */
function slowDatabase(options: Parameters<typeof createBatcher<string>>[1] = {}, ms = 20) {
  const batches: string[][] = []
  const batcher = createBatcher<string>(async (batch) => {
    batches.push(batch)
    await new Promise((r) => setTimeout(r, ms))
    return batch.map(held)
  }, options)
  return { batches, batcher }
}

test('who was sent to the waiting room keeps the place of their arrival', async () => {
  const { batches, batcher } = slowDatabase()
  const now = Date.now()
  await Promise.all([
    batcher.ask('first'),
    batcher.ask('now'),
    batcher.ask('came second', { arrivedAt: now - 2_000 }),
    batcher.ask('came first', { arrivedAt: now - 9_000 }),
    batcher.ask('claims the future', { arrivedAt: now + 9_000 }),
  ])
  assert.deepEqual(batches, [['first'], ['came first', 'came second', 'now', 'claims the future']])
})

test('the slow lane steps back for those who came at the same time, and is never forgotten', async () => {
  const { batches, batcher } = slowDatabase({ maxBatch: 4, slowStepsBackMs: 10, slowWaitsMs: 60 })
  const slow = Promise.all(['s1', 's2', 's3'].map((r) => batcher.ask(r, { lane: 'slow' })))
  let stop = false
  // Four people at any time, each asking again when answered: no batch ever has room left.
  const crowd = Array.from({ length: 8 }, async (_, i) => {
    for (let n = 0; !stop; n++) await batcher.ask(`n${i}-${n}`)
  })
  await slow
  stop = true
  await Promise.all(crowd)
  const order = batches.flat()
  assert.ok(order.indexOf('s1') >= 8, 'the crowd of the same moment goes first')
  assert.deepEqual(
    order.filter((r) => r.startsWith('s')),
    ['s1', 's2', 's3'],
  )
  assert.ok(
    batches.every((b) => b.filter((r) => r.startsWith('s')).length <= 1),
    'at most a quarter of a batch',
  )
})

test('a lone slow request is served although nobody else comes', async () => {
  const { batcher } = slowDatabase({ slowStepsBackMs: 40 })
  const began = performance.now()
  assert.equal((await batcher.ask('s', { lane: 'slow' })).outcome, 'held')
  assert.ok(performance.now() - began >= 39)
})

test('a rush for one schedule does not delay another', async () => {
  const { batches, batcher } = slowDatabase({ groupOf: (r) => r[0]!, maxBatch: 2 }, 30)
  const rush = Promise.all(Array.from({ length: 9 }, (_, i) => batcher.ask(`a${i}`)))
  const began = performance.now()
  await batcher.ask('b')
  assert.ok(performance.now() - began < 55, `${performance.now() - began} ms`)
  await rush
  assert.deepEqual(batches[1], ['b'])
  assert.deepEqual(
    batches.flat().filter((r) => r !== 'b'),
    Array.from({ length: 9 }, (_, i) => `a${i}`),
  )
})

test('one schedule cannot fill the whole queue; the time to come again is what the queue needs at the rate that was seen', async () => {
  const { batcher } = slowDatabase({ groupOf: (r) => r[0]!, maxWaiting: 400, maxBatch: 20 }, 100)
  await Promise.all(Array.from({ length: 200 }, (_, i) => batcher.ask(`a${i}`)))
  const rate = batcher.ratePerSecond()
  assert.ok(rate > 60 && rate < 400, `${rate}/s`)
  const rush = Array.from({ length: 340 }, (_, i) => batcher.ask(`a${i}`))
  const quiet = batcher.ask('b')
  const ends = await Promise.allSettled(rush)
  const refused = ends.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []))
  // One went at once, 300 may wait.
  assert.equal(refused.length, 39)
  assert.ok(refused.every((e) => e.status === 503 && e.detail.retryAfter >= 1 && e.detail.retryAfter <= 6))
  assert.equal((await quiet).outcome, 'held')
})

test('a deadlock is tried again; a statement that takes too long is nobody’s fault and not tried one by one', async () => {
  let tries = 0
  const deadlocked = createBatcher<number>(async (batch) => {
    if (++tries < 3) throw Object.assign(new Error('deadlock'), { code: '40P01' })
    return batch.map(held)
  })
  assert.equal((await deadlocked.ask(1)).outcome, 'held')
  let asked = 0
  const late = createBatcher<number>(async () => {
    asked++
    throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })
  })
  const all = await Promise.allSettled([1, 2, 3, 4].map((n) => late.ask(n)))
  assert.ok(all.every((r) => r.status === 'rejected' && r.reason.code === '57014'))
  assert.equal(asked, 2)
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
