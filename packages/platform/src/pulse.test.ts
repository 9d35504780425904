import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { testDb } from '@jiuyi/testkit'
import { openDb, sql } from './index.ts'

const db = await testDb()
const target = new URL(db.url)

/** A wire to the database that can go dead: nothing passes, nobody is told. */
let dead = false
const sockets = new Set<Socket>()
const wire = createServer((near) => {
  sockets.add(near)
  const far = connect(Number(target.port), target.hostname)
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on('error', () => {})
    from.on('data', (d) => void (dead || to.write(d)))
    from.on('close', () => dead || to.destroy())
  }
})
await new Promise<void>((up) => void wire.listen(0, '127.0.0.1', up))
const through = openDb({
  url: Object.assign(new URL(db.url), { port: String((wire.address() as { port: number }).port) }).href,
})
through.watch()
after(async () => {
  await through.close()
  for (const s of sockets) s.destroy()
  wire.close()
})

const took = async (work: () => Promise<unknown>) => {
  const at = performance.now()
  const code = await work().then(
    () => 'ok',
    (e: { code?: string; message: string }) => e.code ?? e.message,
  )
  return { code, ms: performance.now() - at }
}

test('a dead wire is noticed in seconds, then refused at once, and all is well again when it lives', async () => {
  assert.equal((await took(() => through.rows(sql`select 1`))).code, 'ok')
  await sleep(1_200) // the pulse has its connection
  dead = true
  const caught = await took(() => through.rows(sql`select 2`))
  assert.notEqual(caught.code, 'ok')
  assert.ok(caught.ms < 6_000, `${caught.ms}`)
  for (const work of [
    () => through.rows(sql`select 3`),
    () => through.tx(async () => {}),
    () => through.exclusively('x', async () => {}),
  ]) {
    const next = await took(work)
    assert.equal(next.code, '08006')
    assert.ok(next.ms < 300, `${next.ms}`)
  }
  dead = false
  for (const s of sockets) s.destroy()
  const until = performance.now() + 10_000
  while ((await took(() => through.rows(sql`select 4`))).code !== 'ok') {
    assert.ok(performance.now() < until, 'does not come back')
    await sleep(100)
  }
})

test('a statement that takes long is not silence', async () => {
  assert.equal((await took(() => through.rows(sql`select pg_sleep(5)`))).code, 'ok')
})
