import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, newId } from '@jiuyi/kernel'
import { openDb, sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { setUp } from './fixtures.ts'
import { takeNumbers } from './take-number.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { clock, schedule, request, take, serialOf, tomorrow, hospitalId } = setUp(db)

test('the first patient gets number 1, held for 15 minutes, and the hold is announced', async () => {
  const f = await schedule([10])
  const got = await take(f)
  assert.equal(got.outcome, 'held')
  assert.equal(await serialOf(got.appointmentId), 1)
  const event = await db.one<{ data: { feeFen: number; holdUntil: string } }>(
    sql`select data from platform.outbox where key = ${got.appointmentId}`,
  )
  assert.equal(event.data.feeFen, 2500)
  assert.equal(new Date(event.data.holdUntil).getTime() - clock().getTime(), 15 * 60_000)
})

test('in elder mode the hold lasts 30 minutes', async () => {
  const { appointmentId } = await take(await schedule([1]), { elder: true })
  const row = await db.one<{ holdUntil: Date }>(
    sql`select hold_until as "holdUntil" from appointments.appointment where id = ${appointmentId}`,
  )
  assert.equal(row.holdUntil.getTime() - clock().getTime(), 30 * 60_000)
})

test('a free number is booked at once', async () => {
  const f = await schedule([1], { feeFen: 0 })
  assert.equal((await take(f)).outcome, 'booked')
})

test('serials follow the periods: the first number of the second half hour comes after all of the first', async () => {
  const f = await schedule([3, 3])
  assert.equal(await serialOf((await take(f, { periodNo: 1 })).appointmentId), 4)
  assert.equal(await serialOf((await take(f, { periodNo: 0 })).appointmentId), 1)
})

test('a hundred patients racing for ten numbers on many connections get ten numbers', async () => {
  const f = await schedule([10])
  const all = await Promise.all(Array.from({ length: 100 }, () => take(f)))
  const held = all.filter((a) => a.outcome === 'held')
  assert.equal(held.length, 10)
  assert.deepEqual(
    (await Promise.all(held.map((a) => serialOf(a.appointmentId)))).sort((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  )
  assert.ok(all.every((a) => ['held', 'sold_out', 'period_full'].includes(a.outcome)))
})

test('a batch is decided in the order it was asked, each with its own answer', async () => {
  const f = await schedule([2, 1])
  const answers = await takeNumbers(db, clock, [
    request(f),
    request(f, { feeFen: 1 }),
    request(f),
    request(f),
    request(f, { periodNo: 1 }),
    request(f, { scheduleId: newId() }),
    request(f, { periodNo: 9 }),
  ])
  assert.deepEqual(
    answers.map((a) => a.outcome),
    ['held', 'fee_changed', 'held', 'period_full', 'held', 'schedule_not_found', 'schedule_not_found'],
  )
})

test('two wishes of one patient in one batch: the second is asked again, and then refused', async () => {
  const f = await schedule([5])
  const patientId = newId()
  const answers = await takeNumbers(db, clock, [request(f, { patientId }), request(f, { patientId })])
  assert.deepEqual(
    answers.map((a) => a.outcome),
    ['held', 'again'],
  )
  assert.equal((await take(f, { patientId })).outcome, 'already_booked')
})

test('the same key gives the same appointment, at once and later; with another body it is refused', async () => {
  const f = await schedule([5])
  const want = request(f)
  const answers = await Promise.all(Array.from({ length: 8 }, () => takeNumbers(db, clock, [want])))
  const ids = new Set(answers.map(([a]) => a!.appointmentId))
  assert.equal(ids.size, 1)
  assert.equal(answers.filter(([a]) => a!.outcome === 'held').length, 1)
  assert.deepEqual(
    (await takeNumbers(db, clock, [{ ...want, bodyHash: 'other' }]))[0]!.outcome,
    'idempotency_key_reused',
  )
})

test('limits count for the person: one a department and day, two a day, four open, none that overlap', async () => {
  const patientId = newId()
  const a = await schedule([5])
  const half = (from: string, to: string) => ({
    periods: [{ from, to, capacity: 5 }],
    pools: { online: 5, referral: 0, desk: 0, revisit: 0 },
  })
  assert.equal((await take(a, { patientId })).outcome, 'held')
  assert.equal(
    (await take(await schedule([5], { departmentId: a.departmentId, ...half('10:00', '10:30') }), { patientId }))
      .outcome,
    'limit_department_day',
  )
  assert.equal((await take(await schedule([5]), { patientId })).outcome, 'overlapping')
  assert.equal((await take(await schedule([5], half('10:00', '10:30')), { patientId })).outcome, 'held')
  assert.equal((await take(await schedule([5], half('11:00', '11:30')), { patientId })).outcome, 'limit_day')
  assert.equal((await take(await schedule([5], { on: addDays(tomorrow, 1) }), { patientId })).outcome, 'held')
  assert.equal((await take(await schedule([5], { on: addDays(tomorrow, 2) }), { patientId })).outcome, 'held')
  assert.equal((await take(await schedule([5], { on: addDays(tomorrow, 3) }), { patientId })).outcome, 'limit_open')
})

test('one person asking for many schedules at the same moment still gets no more than the rules allow', async () => {
  const patientId = newId()
  const schedules = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      schedule([5], {
        periods: [
          { from: `${String(8 + i).padStart(2, '0')}:00`, to: `${String(8 + i).padStart(2, '0')}:30`, capacity: 5 },
        ],
      }),
    ),
  )
  const answers = await Promise.all(schedules.map((f) => take(f, { patientId })))
  assert.equal(answers.filter((a) => a.outcome === 'held').length, 2)
})

test('numbers open by the clock, and same-day ones close half an hour before their period ends', async () => {
  const f = await schedule([5], { releaseAt: '2026-11-23T23:00:00Z' })
  assert.equal((await take(f)).outcome, 'not_released')
  clock.set('2026-11-23T23:00:00Z')
  assert.equal((await take(f)).outcome, 'held')
  clock.set('2026-11-23T23:59:59Z') // 07:59:59, the period is 08:00–08:30
  assert.equal((await take(f)).outcome, 'held')
  clock.set('2026-11-24T00:00:00Z')
  assert.equal((await take(f)).outcome, 'closed')
  clock.set('2026-11-23T04:00:00Z')
})

test('pools keep their share, and what is left of them flows to the online pool when their time comes', async () => {
  const f = await schedule([4], { pools: { online: 2, referral: 1, desk: 1, revisit: 0 } })
  assert.deepEqual(
    [(await take(f)).outcome, (await take(f)).outcome, (await take(f)).outcome],
    ['held', 'held', 'sold_out'],
  )
  assert.equal((await take(f, { pool: 'desk' })).outcome, 'held')
  assert.equal((await take(f, { pool: 'desk' })).outcome, 'sold_out')
  clock.set('2026-11-23T10:00:00Z') // the day before at 18:00
  assert.equal((await take(f, { pool: 'referral' })).outcome, 'sold_out')
  assert.equal((await take(f)).outcome, 'held')
  assert.equal((await take(f)).outcome, 'sold_out')
  clock.set('2026-11-23T04:00:00Z')
})

test('a batch with a request that breaks the database’s rules leaves no trace of any', async () => {
  const f = await schedule([5])
  await assert.rejects(takeNumbers(db, clock, [request(f), request(f, { patientId: 'not-a-uuid' })]))
  const left = await db.one<{ opened: number[] }>(
    sql`select opened from appointments.stock where hospital_id = ${hospitalId} and schedule_id = ${f.scheduleId}`,
  )
  assert.deepEqual(left.opened, [0])
})

test('a connection that dies in mid-decision takes nothing', async () => {
  const f = await schedule([3])
  const other = openDb({ url: db.url, role: 'jiuyi_module_appointments', max: 1 })
  const owner = openDb({ url: db.url, max: 1 })
  const dying = other.tx(async (tx) => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await takeNumbers({ ...other, rows: tx.rows } as never, clock, [request(f)])
    await owner.rows(sql`select pg_terminate_backend(${pid})`)
    await new Promise((r) => setTimeout(r, 50))
    await tx.rows(sql`select 1`)
  })
  await assert.rejects(dying)
  await Promise.all([other.close(), owner.close()])
  assert.deepEqual((await Promise.all([take(f), take(f), take(f), take(f)])).map((a) => a.outcome).sort(), [
    'held',
    'held',
    'held',
    'sold_out',
  ])
})

test('after all of this the ledger keeps its invariants', async () => assert.deepEqual(await auditNumbers(db), []))
