import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { addDays, instantAt, newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { availabilityRoutes } from '../availability.ts'
import { setUp } from '../fixtures.ts'
import { createShelf } from './shelf.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, clock, schedule, take, tomorrow, today } = setUp(db)
const zone = 'Asia/Shanghai'
const shelf = createShelf(db, clock, zone)
const app = await testApp(db, [availabilityRoutes(ctx, zone, shelf)])
/** Another process: its own memory, the same database. */
const other = createShelf(db, clock, zone)
after(() => other.stop())

type Strip = {
  serverTime: string
  staleSince?: string
  days: { on: string; state: string; left: number }[]
  schedules: { scheduleId: string; state: string; left: number; releaseAt: string; draw?: object; waiting?: number }[]
}
const ask = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: `/api${url}`, headers })
const strip = async (departmentId: string, query = ''): Promise<Strip> =>
  (await ask(`/departments/${departmentId}/availability${query}`)).json()
const of = async (f: { departmentId: string; scheduleId: string }) =>
  (await strip(f.departmentId)).schedules.find((s) => s.scheduleId === f.scheduleId)
const otherLeft = async (departmentId: string) =>
  (JSON.parse((await other.days('department', departmentId, undefined, 14)).body.toString()) as Strip).schedules[0]!
    .left

test('what one process changes, another shows within a second', async () => {
  const f = await schedule([50])
  assert.equal(await otherLeft(f.departmentId), 50)
  for (let n = 49; n > 46; n--) {
    await take(f)
    const changed = performance.now()
    while ((await otherLeft(f.departmentId)) !== n) {
      assert.ok(performance.now() - changed < 1_100, 'still the old number after a second')
      await sleep(10)
    }
  }
})

test('five hundred readers and a change every moment: no day is read more than once a second', async () => {
  const f = await schedule([400])
  await strip(f.departmentId)
  await sleep(1_050)
  const before = shelf.figures().reads
  const began = performance.now()
  let answers = 0
  let busy = true
  const changes = (async () => {
    while (busy) await take(f)
  })()
  await Promise.all(
    Array.from({ length: 500 }, async () => {
      for (let i = 0; i < 4; i++) {
        assert.equal((await ask(`/departments/${f.departmentId}/availability`)).statusCode, 200)
        answers++
      }
    }),
  )
  await sleep(Math.max(0, 2_500 - (performance.now() - began)))
  busy = false
  await changes
  const seconds = (performance.now() - began) / 1000
  const reads = shelf.figures().reads - before
  assert.equal(answers, 2000)
  assert.ok(reads >= 1 && reads <= Math.ceil(seconds) + 1, `${reads} readings of one day in ${seconds} s`)
})

test('five hundred readers of a department nobody asked for before share one reading of each day', async () => {
  const f = await schedule([3])
  const before = shelf.figures().reads
  const all = await Promise.all(Array.from({ length: 500 }, () => ask(`/departments/${f.departmentId}/availability`)))
  assert.ok(all.every((r) => r.statusCode === 200))
  // Fourteen days, and once more the one whose schedule was made a moment ago.
  const reads = shelf.figures().reads - before
  assert.ok(reads === 14 || reads === 15, `${reads} readings`)
})

test('who has the answer already gets 304, until something moves; compressed or not', async () => {
  const f = await schedule([5], {
    periods: Array.from({ length: 8 }, (_, i) => ({ from: `0${i}:00`, to: `0${i}:30`, capacity: 1 })),
    pools: { online: 8, referral: 0, desk: 0, revisit: 0 },
  })
  for (let i = 0; i < 4; i++) await schedule([5], { departmentId: f.departmentId })
  const url = `/departments/${f.departmentId}/availability`
  const plain = await ask(url)
  const etag = plain.headers['etag'] as string
  assert.match(etag, /^"[\w-]{20}"$/)
  assert.equal(plain.headers['cache-control'], 'public, max-age=1')
  const again = await ask(url, { 'if-none-match': etag })
  assert.deepEqual([again.statusCode, again.body, again.headers['etag']], [304, '', etag])
  assert.ok(again.headers['x-server-time'], 'the clock comes with every answer')
  const squeezed = await ask(url, { 'accept-encoding': 'gzip, br' })
  assert.equal(squeezed.headers['content-encoding'], 'gzip')
  assert.notEqual(squeezed.headers['etag'], etag)
  assert.equal(gunzipSync(squeezed.rawPayload).toString(), plain.body)
  assert.equal(
    (await ask(url, { 'if-none-match': `W/${squeezed.headers['etag']}, "x"`, 'accept-encoding': 'gzip' })).statusCode,
    304,
  )
  const elsewhere = await other.days('department', f.departmentId, undefined, 14)
  assert.equal(elsewhere.etag, etag, 'every process gives the same tag to the same content')
  await take(f)
  await sleep(1_150)
  const moved = await ask(url, { 'if-none-match': etag })
  assert.equal(moved.statusCode, 200)
  assert.notEqual(moved.headers['etag'], etag)
})

test('a number is open at the very second of its release, without a job and without the database', async () => {
  const releaseAt = new Date(clock().getTime() + 60_000).toISOString()
  const f = await schedule([4], { releaseAt })
  assert.equal((await of(f))?.state, 'not_released')
  const reads = shelf.figures().reads
  clock.forward(59_999)
  assert.equal((await of(f))?.state, 'not_released')
  clock.forward(1)
  assert.deepEqual([(await of(f))?.state, (await of(f))?.left], ['available', 4])
  const periods = (await ask(`/schedules/${f.scheduleId}/periods`)).json()
  assert.deepEqual(
    periods.periods.map((p: { state: string }) => p.state),
    ['available'],
  )
  assert.equal(shelf.figures().reads, reads, 'the clock alone asks nothing of the database')
  clock.forward(-60_000)
})

test('a pool flows at its hour, and a period closes half an hour before its end', async () => {
  const f = await schedule([2, 2], { pools: { online: 1, referral: 3, desk: 0, revisit: 0 } })
  assert.equal((await of(f))?.left, 1)
  clock.set(instantAt(today, '18:00', zone))
  assert.equal((await of(f))?.left, 4)
  clock.set(instantAt(tomorrow, '08:00', zone)) // 08:00–08:30 closes at 08:00
  assert.equal((await of(f))?.left, 2)
  clock.set(instantAt(tomorrow, '08:30', zone))
  assert.equal((await of(f))?.state, 'closed')
  clock.set('2026-11-23T04:00:00Z')
})

test('while somebody waits nothing is left online; by draw, wishes are collected instead of numbers', async () => {
  const waiting = await schedule([3])
  const drawn = await schedule([3])
  await db.rows(
    sql`update appointments.stock set line = 2, version = version + 1 where schedule_id = ${waiting.scheduleId}`,
  )
  await db.rows(
    sql`update appointments.stock set allotment = 'draw', version = version + 1 where schedule_id = ${drawn.scheduleId}`,
  )
  const w = await of(waiting)
  assert.deepEqual([w?.state, w?.left, w?.waiting], ['full', 0, 2])
  const d = await of(drawn)
  assert.deepEqual([d?.state, d?.left], ['by_draw', 0])
  assert.deepEqual(d?.draw, { opensAt: '2026-11-10T23:00:00.000Z', closesAt: '2026-11-10T23:30:00.000Z' })
  await db.rows(
    sql`update appointments.stock set drawn_at = now(), version = version + 1 where schedule_id = ${drawn.scheduleId}`,
  )
  await sleep(1_150)
  assert.deepEqual(
    [(await of(drawn))?.state, (await of(drawn))?.left, (await of(drawn))?.draw],
    ['available', 3, undefined],
  )
})

test('a release moved earlier or later while people look at the page reaches them', async () => {
  const at = (minutes: number) => new Date(clock().getTime() + minutes * 60_000).toISOString()
  const f = await schedule([3], { releaseAt: at(60) })
  assert.equal((await of(f))?.releaseAt, at(60))
  for (const [minutes, revision] of [
    [5, 2],
    [90, 3],
  ] as const) {
    await schedule([3], { ...f, releaseAt: at(minutes), revision })
    await sleep(1_150)
    assert.equal((await of(f))?.releaseAt, at(minutes))
    assert.equal((await ask(`/schedules/${f.scheduleId}/periods`)).json().schedule.releaseAt, at(minutes))
  }
})

test('a new rule of the hospital moves what is shown', async () => {
  const f = await schedule([1])
  clock.set(instantAt(tomorrow, '07:45', zone)) // the only period ends at 08:30
  assert.equal((await of(f))?.state, 'available')
  await db.rows(
    sql`insert into appointments.policy (hospital_id, valid_from, bookable_until_minutes) values (${f.hospitalId}, ${clock()}, 60)`,
  )
  await sleep(1_150)
  assert.equal((await of(f))?.state, 'closed')
  await db.rows(sql`delete from appointments.policy where hospital_id = ${f.hospitalId} and valid_from > '-infinity'`)
  clock.set('2026-11-23T04:00:00Z')
})

test('a rule that is already written comes into force by the clock', async () => {
  const hospitalId = newId()
  const f = await schedule([1], { hospitalId })
  const from = instantAt(tomorrow, '07:40', zone)
  await db.rows(
    sql`insert into appointments.policy (hospital_id, valid_from, bookable_until_minutes) values (${hospitalId}, ${from}, 60)`,
  )
  clock.set(from.getTime() - 1)
  assert.equal((await of(f))?.state, 'available')
  clock.set(from)
  await of(f)
  await sleep(1_150)
  assert.equal((await of(f))?.state, 'closed')
  clock.set('2026-11-23T04:00:00Z')
})

test('a substitution moves the day of both doctors', async () => {
  const f = await schedule([2])
  const substitute = newId()
  const seen = async (id: string) => (await ask(`/practitioners/${id}/availability`)).json().schedules.length
  assert.deepEqual([await seen(f.practitionerId!), await seen(substitute)], [1, 0])
  await db.rows(sql`update appointments.stock set practitioner_id = ${substitute} where schedule_id = ${f.scheduleId}`)
  await sleep(1_150)
  assert.deepEqual([await seen(f.practitionerId!), await seen(substitute)], [0, 1])
})

test('a schedule that comes into a department nobody worked in before appears there', async () => {
  const departmentId = newId()
  assert.deepEqual((await strip(departmentId)).schedules, [])
  await schedule([2], { departmentId })
  await sleep(1_150)
  assert.equal((await strip(departmentId)).schedules.length, 1)
})

test('the past and far days answer, too, and what is kept stays within its bound', async () => {
  const small = createShelf(db, clock, zone, { maxBytes: 60_000 })
  after(() => small.stop())
  const f = await schedule([2])
  for (let i = 0; i < 60; i++) {
    await small.days('department', newId(), undefined, 14)
    await small.days('department', f.departmentId, addDays(today, i * 20 - 400), 14)
  }
  assert.ok(small.figures().bytes <= 60_000, `${small.figures().bytes} bytes`)
  assert.ok(small.figures().bytes >= 0)
  for (const bad of ['from=2026-02-30', 'days=15', 'days=0', 'from=x', "from=' or 1=1"])
    assert.equal((await ask(`/departments/${f.departmentId}/availability?${bad}`)).statusCode, 400, bad)
  assert.equal((await ask(`/departments/x/availability`)).statusCode, 400)
  assert.deepEqual(
    (await strip(newId(), '?days=2')).days.map((d) => d.state),
    ['closed', 'closed'],
  )
})
