import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGroupWriter, createLoader } from './loader.ts'

const pause = (ms = 5) => new Promise((r) => setTimeout(r, ms))

test('what is asked while a query is in flight shares the next one; the same key is asked once', async () => {
  const queries: string[][] = []
  const loader = createLoader<string, string>(
    (k) => k,
    async (keys) => {
      queries.push(keys)
      await pause()
      return keys.map((k) => (k === 'nobody' ? undefined : k.toUpperCase()))
    },
  )
  const keys = ['a', 'b', 'c', 'c', 'nobody', 'a']
  assert.deepEqual(await Promise.all(keys.map((k) => loader.load(k))), ['A', 'B', 'C', 'C', undefined, 'A'])
  assert.deepEqual(queries, [['a'], ['b'], ['c', 'nobody', 'a']])
})

test('what was found is kept for its time, what was not found never, and nothing is kept past its number', async () => {
  let now = new Date('2026-11-25T00:00:00Z')
  let asked = 0
  const loader = createLoader<string, string>(
    (k) => k,
    async (keys) => {
      asked += keys.length
      return keys.map((k) => (k.startsWith('no') ? undefined : k))
    },
    { keepMs: 3_000, maxKept: 2, clock: () => now },
  )
  for (const k of ['a', 'a', 'no', 'no']) await loader.load(k)
  assert.equal(asked, 3)
  now = new Date(now.getTime() + 3_000)
  await loader.load('a')
  assert.equal(asked, 4)
  for (const k of ['b', 'c', 'd']) await loader.load(k)
  assert.equal(loader.size(), 2)
})

test('forgetting counts at once, and a query that was under way is not kept', async () => {
  let rights = 'may'
  const loader = createLoader<string, string>(
    (k) => k,
    async (keys) => {
      const seen = rights
      await pause()
      return keys.map((k) => `${k} ${seen}`)
    },
    { keepMs: 60_000, about: (v) => v.split(' ')[0]! },
  )
  assert.equal(await loader.load('a'), 'a may')
  const underWay = loader.load('b')
  rights = 'may not'
  loader.forget('a')
  loader.forget('b')
  assert.equal(await underWay, 'b may')
  assert.equal(await loader.load('b'), 'b may not')
  assert.equal(await loader.load('a'), 'a may not')
})

test('when the query fails all who shared it are told, and the next is asked anew', async () => {
  let away = true
  const loader = createLoader<number, number>(String, async (keys) => {
    if (away) throw new Error('away')
    return keys
  })
  const all = await Promise.allSettled([1, 2, 3].map((k) => loader.load(k)))
  assert.ok(all.every((r) => r.status === 'rejected'))
  away = false
  assert.equal(await loader.load(1), 1)
})

test('rows of many requests are written together, and each hears whether its own is durable', async () => {
  const commits: number[][] = []
  const write = createGroupWriter<number>(async (rows) => {
    await pause()
    if (rows.includes(13)) throw new Error('disk full')
    commits.push(rows)
  })
  const one = (n: number) => new Promise<unknown>((done) => write(n, done))
  const first = await Promise.all([1, 2, 3].map(one))
  assert.deepEqual(first, [undefined, undefined, undefined])
  assert.deepEqual(commits, [[1], [2, 3]])
  assert.match(String(await one(13)), /disk full/)
  assert.equal(await one(4), undefined)
})
