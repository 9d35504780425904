import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { auditNumbers } from '@jiuyi/appointments/module'
import { startLocalPostgres } from '@jiuyi/local-postgres'
import pg from 'pg'
import { take, until } from './src/booking.ts'
import { aCrowd, as, type Person } from './src/crowd.ts'
import { type Opened, openSchedule, rowsOf } from './src/faults/clinic.ts'
import { startWorld, type World } from './src/histories/world.ts'
import { codeOf } from './src/people.ts'

// What befalls the database itself, or the clock of a node. Each test has a world of its own.

type Confirmed = Map<string, { patientId: string; serial: number }>

/** Everybody asks until there is an answer or time is over; what was confirmed is remembered. */
async function crowd(world: World, slot: Opened, people: Person[], confirmed: Confirmed, stop: () => boolean) {
  const codes = new Set<string>()
  await Promise.all(
    people.map(async (p, i) => {
      const key = newIdempotencyKey()
      await sleep(i * 60)
      for (let n = i; !stop(); n++) {
        const a = await take(as(p, world.places[n % world.places.length]!.url), slot, p.patientId, key)
        if (a.data) {
          confirmed.set(a.data.id, { patientId: p.patientId, serial: a.data.serial })
          return
        }
        codes.add(`${a.response.status} ${a.error.code}`)
        await sleep(150)
      }
    }),
  )
  return codes
}

async function nothingLost(world: World, slot: Opened, confirmed: Confirmed) {
  const rows = new Map((await rowsOf(world, slot)).map((r) => [r.id, r]))
  for (const [id, was] of confirmed) {
    assert.equal(rows.get(id)?.patientId, was.patientId, `${id} was confirmed and is gone`)
    assert.equal(rows.get(id)?.serial, was.serial)
  }
  assert.equal(new Set([...rows.values()].map((r) => r.serial)).size, rows.size)
  assert.deepEqual(await auditNumbers(world.house.db), [])
}

test('the database fails over: what was confirmed is on the standby, which takes over, and the crowd goes on', async () => {
  const world = await startWorld({ settings: { wal_level: 'replica', max_wal_senders: '4', hot_standby: 'on' } })
  const standbyDir = mkdtempSync(join(tmpdir(), 'jiuyi-standby-'))
  const { dataDir, port } = world.database
  const admin = new pg.Client({
    connectionString: Object.assign(new URL(world.house.db.url), { port: String(port) }).href,
  })
  admin.on('error', () => {})
  await admin.connect()
  // A base backup by copying, between the two calls that make a copy of a running server whole.
  await admin.query(`select pg_backup_start('standby', true)`)
  cpSync(dataDir, standbyDir, { recursive: true, filter: (f) => !/postmaster\.(pid|opts)$|pg_wal\/./.test(f) })
  const cluster = join(standbyDir, 'cluster')
  mkdirSync(join(cluster, 'pg_wal'), { recursive: true })
  const { labelfile } = (await admin.query('select labelfile from pg_backup_stop(false)')).rows[0]
  writeFileSync(join(cluster, 'backup_label'), labelfile)
  writeFileSync(join(cluster, 'standby.signal'), '')
  const { username, password } = new URL(world.house.db.url)
  const conninfo = `host=127.0.0.1 port=${port} user=${username} password=${password} application_name=standby`
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres:postgres', standbyDir])
  execFileSync('chmod', ['-R', 'go-rwx', cluster])
  const { freePort } = await import('./src/stage.ts')
  const standby = await startLocalPostgres({
    dataDir: standbyDir,
    port: await freePort(),
    settings: { primary_conninfo: conninfo, log_min_messages: 'fatal', hot_standby: 'on' },
  })
  try {
    await admin.query(`alter system set synchronous_standby_names = 'standby'`)
    await admin.query('select pg_reload_conf()')
    await until(
      'the standby is in step',
      async () => (await admin.query(`select 1 from pg_stat_replication where sync_state = 'sync'`)).rowCount,
    )
    const [people, slot] = [await aCrowd(world, 60), await openSchedule(world, 60)]
    const confirmed: Confirmed = new Map()
    let over = false
    const rush = crowd(world, slot, people, confirmed, () => over)
    await until('the rush is on', () => confirmed.size >= 10)
    world.database.kill()
    const at = performance.now()
    const before = confirmed.size
    const c = new pg.Client({ connectionString: standby.url })
    await c.connect()
    await c.query('select pg_promote(true, 30)')
    await c.end()
    world.switchTo(standby.port)
    await until('it goes on', () => confirmed.size > before, 20)
    const back = performance.now() - at
    await until('all are served', () => confirmed.size === people.length, 40)
    over = true
    const codes = await rush
    await nothingLost(world, slot, confirmed)
    assert.ok(back < 15_000, `${back} ms`)
    for (const code of codes) assert.match(code, /^(503 request\.unavailable|0 client\.offline)$/)
  } finally {
    await admin.end().catch(() => {})
    await world.stop()
    await standby.stop()
    rmSync(standbyDir, { recursive: true, force: true })
  }
})

const mayMount = process.getuid?.() === 0 && process.platform === 'linux'

test('the disk is full: bookings get 503, nothing confirmed is lost, and it goes on when there is room again', {
  skip: !mayMount && 'needs root on Linux: the database gets a small disk of its own (tmpfs)',
}, async (t) => {
  const disk = mkdtempSync(join(tmpdir(), 'jiuyi-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=360m,mode=0711', 'tmpfs', disk], { stdio: 'pipe' })
  } catch (e) {
    rmSync(disk, { recursive: true, force: true })
    t.skip(`no small disk could be made here: ${(e as Error).message.split('\n')[0]}`)
    return
  }
  const world = await startWorld({
    dataDir: join(disk, 'data'),
    settings: { max_wal_size: '64MB', min_wal_size: '32MB', wal_recycle: 'off' },
  })
  try {
    const [people, slot] = [await aCrowd(world, 40), await openSchedule(world, 40)]
    const confirmed: Confirmed = new Map()
    let over = false
    const rush = crowd(world, slot, people, confirmed, () => over)
    await until('the rush is on', () => confirmed.size >= 8)
    const filler = join(disk, 'filler')
    const { bsize, bavail } = statfsSync(disk)
    try {
      writeFileSync(filler, Buffer.alloc(Math.max(0, bsize * bavail)))
    } catch {
      // Full to the last block is what was wanted.
    }
    // What is written next needs room that is not there: a new piece of the log, or a longer table.
    await world.house.db.pool.query('select pg_switch_wal()').catch(() => {})
    const full = confirmed.size
    await sleep(2_500)
    const stalled = confirmed.size
    rmSync(filler)
    if (!world.database.isUp()) await world.database.start()
    await until('it goes on', () => confirmed.size > stalled || confirmed.size === people.length, 30)
    await until('all are served', () => confirmed.size === people.length, 60)
    over = true
    const codes = await rush
    assert.ok(stalled - full < 20, `the disk was not full: ${stalled - full} more were confirmed`)
    assert.ok(
      [...codes].some((c) => c.startsWith('503')),
      [...codes].join(),
    )
    for (const code of codes) assert.match(code, /^(503 request\.unavailable|0 client\.offline)$/)
    await nothingLost(world, slot, confirmed)
  } finally {
    await world.stop()
    execFileSync('umount', ['-l', disk])
    if (existsSync(disk)) rmSync(disk, { recursive: true, force: true })
  }
})

test('nodes whose clocks are days off: nothing opens early or late, a hold ends when the database says', async () => {
  const day = 86_400_000
  const preload = pathToFileURL(resolve(import.meta.dirname, 'src/faults/skewed-clock.ts')).href
  const world = await startWorld({
    nodeEnv: (no) => ({ NODE_OPTIONS: `--import=${preload}`, CLOCK_SKEW_MS: String(no ? -day : day) }),
  })
  try {
    const people = await aCrowd(world, 6)
    const [closed, open] = [
      await openSchedule(world, 4, new Date(Date.now() + 3_600_000)),
      await openSchedule(world, 4, new Date(Date.now() - 3_600_000)),
    ]
    for (const [i, place] of world.places.entries()) {
      const [p, q] = [people[i * 2]!, people[i * 2 + 1]!]
      const early = await take(as(p, place.url), closed, p.patientId)
      assert.equal(codeOf(early), 'appointments.not_released', `node ${i}`)
      const held = await take(as(q, place.url), open, q.patientId)
      assert.ok(held.data, `node ${i}: ${JSON.stringify(held.error)}`)
      const minutes = (new Date(held.data.holdUntil!).getTime() - Date.now()) / 60_000
      assert.ok(minutes > 14 && minutes < 15.5, `node ${i}: held for ${minutes} minutes`)
    }
    // It opens when the database's clock says so, on both.
    await closed.open({ releaseAt: new Date(Date.now() - 1_000), revision: 2 })
    for (const [i, place] of world.places.entries()) {
      const p = people[i * 2]!
      assert.ok((await take(as(p, place.url), closed, p.patientId)).data, `node ${i}`)
    }
    assert.deepEqual(await auditNumbers(world.house.db), [])
  } finally {
    await world.stop()
  }
})
