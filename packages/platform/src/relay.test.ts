import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineEvent } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import { Type } from 'typebox'
import { type Flow, type Reader, relayAll, relayOnce, sql, startRelay } from './index.ts'

const db = await testDb()
const Thing = defineEvent('test.thing_happened.v1', Type.Object({ n: Type.Integer() }))
const emit = (key: string, n: number) => db.tx((tx) => tx.emit(Thing(key, { n })))
const collecting = (seen: number[], fail?: (n: number) => boolean): Flow => ({
  name: 'test.flow',
  on: Thing.event,
  react: async ({ n }: { n: number }) => {
    if (fail?.(n)) throw new Error('not now')
    seen.push(n)
  },
})

test('events of one key arrive in order, and a failing one holds back only its own key', async () => {
  const seen: number[] = []
  await emit('a', 1)
  await emit('a', 2)
  await emit('b', 3)
  await relayOnce(db, [collecting(seen, (n) => n === 1)])
  assert.deepEqual(seen, [3])
  await relayOnce(db, [collecting(seen)]) // still pausing
  assert.deepEqual(seen, [3])
  await db.rows(sql`update platform.outbox set next_try_at = now() - interval '1 second' where next_try_at is not null`)
  await relayAll(db, [collecting(seen)])
  assert.deepEqual(seen, [3, 1, 2])
})

test('an event that fails again and again is parked, and what follows it waits behind it', async () => {
  const seen: number[] = []
  await emit('p', 10)
  await emit('p', 11)
  for (let i = 0; i < 12; i++) {
    await db.rows(sql`update platform.outbox set next_try_at = null where delivered_at is null`)
    await relayOnce(db, [collecting(seen, (n) => n === 10)])
  }
  const parked = await db.one<{ n: number; attempts: number }>(
    sql`select count(*) as n, max(attempts) as attempts from platform.outbox where parked_at is not null`,
  )
  assert.deepEqual(parked, { n: 1, attempts: 12 })
  await relayAll(db, [collecting(seen)])
  assert.deepEqual(seen, [])
  await db.rows(sql`update platform.outbox set parked_at = null, next_try_at = null`)
  await relayAll(db, [collecting(seen)])
  assert.deepEqual(seen, [10, 11])
})

test('a reader sees each event once, even when it is delivered again', async () => {
  const seen: number[] = []
  const reader: Reader = {
    name: 'test.reader',
    on: Thing.event,
    project: async (_tx, d: { n: number }) => void seen.push(d.n),
  }
  await emit('r', 20)
  await relayAll(db, [reader])
  await db.rows(sql`update platform.outbox set delivered_at = null where key = 'r'`)
  await relayAll(db, [reader])
  assert.deepEqual(seen, [20])
})

test('a running relay delivers what another process committed, within a moment', async () => {
  const seen: number[] = []
  const relay = startRelay(db, [collecting(seen)], (e) => assert.fail(String(e)))
  await new Promise((r) => setTimeout(r, 100))
  await emit('live', 30)
  const until = Date.now() + 3000
  while (!seen.length && Date.now() < until) await new Promise((r) => setTimeout(r, 10))
  await relay.stop()
  assert.deepEqual(seen, [30])
})
