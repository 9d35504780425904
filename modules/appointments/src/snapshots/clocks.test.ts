import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { addDays, instantAt, localDate, localTime, newId, systemClock } from '@jiuyi/kernel'
import { type Queryable, sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { availabilityRoutes } from '../availability.ts'
import { setUp } from '../fixtures.ts'
import { forgetStockChanges } from './change-feed.ts'
import { createShelf } from './shelf.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, clock, schedule } = setUp(db)
type Strip = {
  serverTime: string
  staleSince?: string
  days: { on: string; state: string; left: number }[]
  schedules: { scheduleId: string; state: string; left: number; releaseAt: string }[]
}
const read = (body: Buffer): Strip => JSON.parse(body.toString())

for (const [zone, forward, back] of [
  ['Europe/Berlin', '2027-03-28', '2026-10-25'],
  ['America/New_York', '2027-03-14', '2026-11-01'],
] as const)
  test(`${zone}: on the days the clocks change, 07:00 is 07:00 and the strip has each day once`, async () => {
    const shelf = createShelf(db, clock, 'Asia/Shanghai')
    after(() => shelf.stop())
    for (const day of [forward, back]) {
      const releaseAt = instantAt(day, '07:00', zone)
      assert.equal(localTime(releaseAt, zone), '07:00')
      const hours =
        (instantAt(addDays(day, 1), '00:00', zone).getTime() - instantAt(day, '00:00', zone).getTime()) / 3_600_000
      assert.equal(hours, day === forward ? 23 : 25)
      const departmentId = newId()
      clock.set(releaseAt.getTime() - 1)
      await schedule([4], { departmentId, on: addDays(day, 13), timeZone: zone, releaseAt: releaseAt.toISOString() })
      await schedule([2], { departmentId, on: day, timeZone: zone, releaseAt: '2026-01-01T00:00:00Z', half: 'pm' })
      const seen = async () => read((await shelf.days('department', departmentId, undefined, 14)).body)
      const before = await seen()
      assert.deepEqual(
        before.days.map((d) => d.on),
        Array.from({ length: 14 }, (_, i) => addDays(day, i)),
      )
      assert.equal(before.days[13]!.state, 'not_released')
      assert.equal(before.days[0]!.state, 'available')
      clock.forward(1)
      assert.deepEqual([(await seen()).days[13]!.state, (await seen()).days[13]!.left], ['available', 4])
      // 08:00–08:30 of the day the clocks change closes at 08:00 of the wall's clock.
      clock.set(instantAt(day, '08:00', zone).getTime() - 1)
      assert.equal((await seen()).days[0]!.state, 'available')
      clock.set(instantAt(day, '08:00', zone))
      assert.equal((await seen()).days[0]!.state, 'closed')
      // The strip turns over at the hospital's midnight, not at the server's.
      clock.set(instantAt(addDays(day, 1), '00:00', zone).getTime() - 1)
      assert.equal((await seen()).days[0]!.on, day)
      clock.forward(1)
      assert.equal((await seen()).days[0]!.on, addDays(day, 1))
    }
    clock.set('2026-11-23T04:00:00Z')
  })

test('a wall clock of this machine that is hours wrong, or jumps, moves nothing: the time is the database’s', async (t) => {
  const shelf = createShelf(db, systemClock, 'Asia/Shanghai')
  const app = await testApp(db, [availabilityRoutes({ ...ctx, clock: systemClock }, 'Asia/Shanghai', shelf)])
  const { now } = await db.one<{ now: Date }>(sql`select clock_timestamp() as now`)
  const releaseAt = new Date(now.getTime() + 2_500)
  const on = addDays(localDate(now, 'Asia/Shanghai'), 2)
  const f = await schedule([3], { on, releaseAt: releaseAt.toISOString() })
  const real = Date.now
  const RealDate = Date
  const skew = (ms: number) => {
    globalThis.Date = class extends RealDate {
      constructor(...a: unknown[]) {
        super(...((a.length ? a : [real() + ms]) as [number]))
      }
      static override now() {
        return real() + ms
      }
    } as DateConstructor
  }
  t.after(() => {
    globalThis.Date = RealDate
  })
  const seen = async () => {
    const r = await app.inject(`/api/departments/${f.departmentId}/availability`)
    return { strip: r.json() as Strip, serverTime: RealDate.parse(r.headers['x-server-time'] as string) }
  }
  for (const hours of [5, -5, 0, 48]) {
    skew(hours * 3_600_000)
    const { strip, serverTime } = await seen()
    const { at } = await db.one<{ at: number }>(
      sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`,
    )
    assert.ok(Math.abs(serverTime - at) < 250, `the header is ${serverTime - at} ms off`)
    assert.equal(strip.schedules[0]!.state, 'not_released')
    assert.equal(strip.days[0]!.on, localDate(now, 'Asia/Shanghai'))
  }
  skew(-7_200_000)
  // Opens when the database's clock says so, on the dot.
  let opened = 0
  while (!opened) {
    const { strip, serverTime } = await seen()
    if (strip.schedules[0]!.state === 'available') opened = serverTime
    else {
      assert.ok(serverTime < releaseAt.getTime() + 5, 'still closed after the release')
      await sleep(5)
    }
  }
  assert.ok(
    opened >= releaseAt.getTime() - 5 && opened < releaseAt.getTime() + 150,
    `opened ${opened - releaseAt.getTime()} ms after the release`,
  )
})

test('the database is away: answers go on and say since when they are old; after a minute there is none; back again, they are fresh', async () => {
  let away = false
  let shift = 0
  const mono = () => performance.now() + shift
  const flaky: Queryable = {
    ...db,
    rows: (q) => (away ? Promise.reject(new Error('away')) : db.rows(q)),
    maybeOne: (q) => (away ? Promise.reject(new Error('away')) : db.maybeOne(q)),
    one: (q) => (away ? Promise.reject(new Error('away')) : db.one(q)),
  }
  const shelf = createShelf(flaky, clock, 'Asia/Shanghai', { mono })
  const app = await testApp(db, [availabilityRoutes(ctx, 'Asia/Shanghai', shelf)])
  const f = await schedule([3])
  const url = `/api/departments/${f.departmentId}/availability`
  const fresh = await app.inject(url)
  assert.equal(fresh.json().staleSince, undefined)
  away = true
  await sleep(700)
  assert.equal((await app.inject(url)).statusCode, 200)
  shift += 4_000
  const old = await app.inject({ url, headers: { 'if-none-match': fresh.headers['etag'] as string } })
  assert.equal(old.statusCode, 200, 'who had the fresh answer learns that it is old')
  assert.equal(old.json().schedules[0].left, 3)
  assert.ok(old.json().staleSince)
  const unknown = await app.inject(`/api/departments/${newId()}/availability`)
  assert.deepEqual(
    [unknown.statusCode, unknown.json().code, unknown.headers['retry-after']],
    [503, 'request.unavailable', '2'],
  )
  shift += 60_000
  assert.equal((await app.inject(url)).statusCode, 503)
  away = false
  await sleep(1_200)
  const back = await app.inject(url)
  assert.equal(back.statusCode, 200)
  assert.equal(back.json().staleSince, undefined)
})

test('a change that commits late, after later ones, is not missed', async () => {
  const shelf = createShelf(db, clock, 'Asia/Shanghai')
  after(() => shelf.stop())
  const slow = await schedule([9])
  const quick = await schedule([9])
  const left = async (f: { departmentId: string }) =>
    read((await shelf.days('department', f.departmentId, undefined, 14)).body).schedules[0]!.left
  assert.deepEqual([await left(slow), await left(quick)], [9, 9])
  const void_ = (f: { scheduleId: string }) => sql`
    update appointments.stock set state = 'stopped', version = version + 1 where schedule_id = ${f.scheduleId}`
  await db.tx(async (tx) => {
    await tx.rows(void_(slow))
    await db.rows(void_(quick)) // another connection: a later transaction, committed first
    for (let i = 0; i < 13; i++) {
      await sleep(100)
      await tx.rows(sql`select 1`) // an idle transaction would be ended
    }
    assert.deepEqual([await left(slow), await left(quick)], [9, 0])
  })
  await sleep(1_300)
  assert.equal(await left(slow), 0)
})

test('lines of changes are forgotten, and a process that slept through them starts afresh', async () => {
  let shift = 0
  const shelf = createShelf(db, clock, 'Asia/Shanghai', { mono: () => performance.now() + shift })
  after(() => shelf.stop())
  const f = await schedule([5])
  const left = async () => read((await shelf.days('department', f.departmentId, undefined, 14)).body).schedules[0]!.left
  assert.equal(await left(), 5)
  await db.rows(sql`update appointments.stock set pool_quota = '{2,0,0,0}' where schedule_id = ${f.scheduleId}`)
  await db.rows(sql`update appointments.stock_change set at = at - interval '10 minutes'`)
  await forgetStockChanges(db)
  assert.equal((await db.one<{ n: number }>(sql`select count(*) as n from appointments.stock_change`)).n, 0)
  shift += 120_000
  assert.equal(await left(), 2)
})

test('a server that was started anew has no lines of before: everything is read again', async () => {
  let started = 1
  const odd: Queryable = {
    ...db,
    one: async <T>(q: Parameters<typeof db.one>[0]) => {
      const l = await db.one<T>(q)
      return (l && typeof l === 'object' && 'started' in l ? { ...l, started, changes: [] } : l) as T
    },
  }
  const shelf = createShelf(odd, clock, 'Asia/Shanghai')
  after(() => shelf.stop())
  const f = await schedule([5])
  const left = async () => read((await shelf.days('department', f.departmentId, undefined, 14)).body).schedules[0]!.left
  assert.equal(await left(), 5)
  await db.rows(sql`update appointments.stock set pool_quota = '{1,0,0,0}' where schedule_id = ${f.scheduleId}`)
  await sleep(1_300)
  assert.equal(await left(), 5, 'without lines nothing is seen, which is what this test plants')
  started = 2
  await sleep(1_700)
  assert.equal(await left(), 1)
})
