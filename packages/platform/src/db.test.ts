import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineEvent } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import { Type } from 'typebox'
import { migrate, openDb, sql } from './index.ts'

const db = await testDb()
const Thing = defineEvent('test.thing_happened.v1', Type.Object({ n: Type.Integer() }))

test('when the connection dies inside a transaction nothing of it survives', async () => {
  await db.rows(sql`create table t (who text)`)
  await assert.rejects(
    db.tx(async (tx) => {
      const me = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await tx.rows(sql`insert into t values ('first')`)
      await db.rows(sql`select pg_terminate_backend(${me.pid})`)
      await new Promise((r) => setTimeout(r, 100))
      await tx.rows(sql`insert into t values ('second')`)
    }),
  )
  assert.deepEqual(await db.rows(sql`select who from t`), [])
})

test('an event is there only if its rows are', async () => {
  await assert.rejects(
    db.tx(async (tx) => {
      await tx.emit(Thing('a', { n: 1 }))
      throw new Error('changed my mind')
    }),
  )
  assert.deepEqual(await db.rows(sql`select 1 from platform.outbox`), [])
})

test('only one runs of those that must run alone', async () => {
  const seen: number[] = []
  const slow = (n: number) =>
    db.exclusively('test.alone', async () => {
      seen.push(n)
      // Until the other was told that it is not its turn, however long a busy machine takes to connect it.
      await Promise.race([other, new Promise((r) => setTimeout(r, 10_000))])
      return n
    })
  let told = () => {}
  const other = new Promise<void>((r) => {
    told = r
  })
  const both = [slow(1), slow(2)].map((one) => one.finally(told))
  assert.equal((await Promise.all(both)).filter((x) => x === undefined).length, 1)
  assert.equal(seen.length, 1)
  assert.equal(await slow(3), 3)
})

test('a process that vanished in mid-transaction does not hold its row locks for hours', async () => {
  const row = await db.one<{ v: string }>(sql`select current_setting('idle_in_transaction_session_timeout') as v`)
  assert.equal(row.v, '2s')
})

test('a second start migrates nothing, and an edited migration is refused', async () => {
  assert.equal(await migrate(db.url, []), 0)
  await db.rows(
    sql`update platform.migration set hash = 'other' where module = 'platform' and name = '0001_platform.sql'`,
  )
  await assert.rejects(migrate(db.url, []), /was changed after it ran/)
})

test('a module’s role cannot reach another module’s tables', async () => {
  await db.rows(
    sql`do $$ begin create role jiuyi_module_appointments nologin; exception when duplicate_object then null; end $$`,
  )
  await db.rows(sql`create schema elsewhere`)
  await db.rows(sql`create table elsewhere.secret (x int)`)
  const as = openDb({ url: db.url, role: 'jiuyi_module_appointments', max: 1 })
  try {
    await assert.rejects(as.rows(sql`select x from elsewhere.secret`), { code: '42501' })
  } finally {
    await as.close()
  }
})
