import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { seed } from './seed.ts'
import { aTimetable, days, halves } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })

test('the coming fourteen days are planned once, however often the planner runs', async () => {
  const t = await aTimetable(db)
  await t.seeded([{ weekday: 3 }, { weekday: 1, half: 'pm', periods: halves.pm }])
  assert.deepEqual(await t.plan(), { made: 5 })
  assert.deepEqual(await t.plan(), { made: 0 })
  const seen = await t.seen('2026-03-01', '2026-04-30')
  assert.deepEqual(days(seen), ['2026-03-02', '2026-03-04', '2026-03-09', '2026-03-11', '2026-03-16'])
  const told = (await t.told()).filter((e) => seen.some((s) => s.id === e.id))
  assert.deepEqual(
    told.map((e) => [e.name, e.revision]),
    Array(5).fill(['schedule_planned', 1]),
  )
})

test('two planners at the same moment make each schedule once', async () => {
  const t = await aTimetable(db)
  await t.seeded(Array.from({ length: 7 }, (_, i) => ({ weekday: i + 1 })))
  const both = await Promise.all([t.plan(), t.plan(), t.plan()])
  assert.equal(
    both.reduce((sum, r) => sum + r.made, 0),
    14,
  )
  const seen = await t.seen('2026-03-01', '2026-04-30')
  assert.equal(new Set(days(seen)).size, 14)
  assert.equal((await t.told()).filter((e) => seen.some((s) => s.id === e.id)).length, 14)
})

test('numbers of a day already near open at once; each night a new day appears that opens at seven', async () => {
  const t = await aTimetable(db)
  await t.seeded(Array.from({ length: 7 }, (_, i) => ({ weekday: i + 1 })))
  await t.plan()
  const first = await t.seen('2026-03-01', '2026-04-30')
  assert.deepEqual(new Set(first.map((s) => s.releaseAt)), new Set(['2026-03-02T02:00:00.000Z']))
  t.clock.set('2026-03-02T16:05:00Z') // five past midnight on the 3rd, there
  assert.deepEqual(await t.plan(), { made: 1 })
  const [newest] = await t.seen('2026-03-17', '2026-03-17')
  assert.equal(newest!.releaseAt, '2026-03-02T23:00:00.000Z')
})

test('a clinic that has already begun today is not made, one of this afternoon is', async () => {
  const t = await aTimetable(db)
  await t.seeded([{ weekday: 1 }, { weekday: 1, half: 'pm', periods: halves.pm }])
  await t.plan()
  assert.deepEqual(
    (await t.seen('2026-03-02', '2026-03-02')).map((s) => s.half),
    ['pm'],
  )
})

test('an n-week cycle counts from the week of its first day and keeps its step over the turn of the year', async () => {
  const t = await aTimetable(db)
  await t.seeded([
    { weekday: 5, everyWeeks: 2, validFrom: '2026-12-16', validTo: '2027-01-29' },
    { weekday: 2, everyWeeks: 3, validFrom: '2026-12-16' },
  ])
  await seed.planRange(t.ctx, t.hospitalId, '2026-12-01', '2027-02-10')
  const seen = await t.seen('2026-12-01', '2027-02-10')
  const on = (weekday: number) => days(seen).filter((d) => new Date(`${d}T00:00:00Z`).getUTCDay() === weekday)
  assert.deepEqual(on(5), ['2026-12-18', '2027-01-01', '2027-01-15', '2027-01-29'])
  // The first Tuesday of that week lies before the first day, so it starts a cycle later.
  assert.deepEqual(on(2), ['2027-01-05', '2027-01-26'])
})

test('where the clock is put forward at night, numbers still open at seven by the hospital’s clock', async () => {
  const t = await aTimetable(db, '2026-03-27T12:00:00Z', 'Europe/Berlin')
  await t.seeded(Array.from({ length: 7 }, (_, i) => ({ weekday: i + 1 })))
  await t.plan()
  t.clock.set('2026-03-28T23:30:00Z') // half past midnight on the 29th, clocks change at two
  await t.plan()
  const [newest] = await t.seen('2026-04-12', '2026-04-12')
  assert.equal(newest!.releaseAt, '2026-03-29T05:00:00.000Z')
})

test('a past month can be built as if it had been planned in time, and is built once', async () => {
  const t = await aTimetable(db)
  await t.seeded([{ weekday: 3 }])
  assert.deepEqual(await seed.planRange(t.ctx, t.hospitalId, '2026-02-01', '2026-03-16'), { made: 6 })
  assert.deepEqual(await seed.planRange(t.ctx, t.hospitalId, '2026-02-01', '2026-03-16'), { made: 0 })
  assert.deepEqual(await t.plan(), { made: 0 })
  const [first] = await t.seen('2026-02-04', '2026-02-04')
  assert.equal(first!.releaseAt, '2026-01-20T23:00:00.000Z')
})

test('the hospital’s own policy says how far ahead and at what time', async () => {
  const t = await aTimetable(db)
  await db.rows(
    sql`insert into scheduling.policy (hospital_id, valid_from, plan_days, release_time) values (${t.hospitalId}, '2026-03-01', 7, '08:30')`,
  )
  await t.seeded(Array.from({ length: 7 }, (_, i) => ({ weekday: i + 1 })))
  assert.deepEqual(await t.plan(), { made: 7 })
  t.clock.set('2026-03-02T16:05:00Z')
  await t.plan()
  assert.equal((await t.seen('2026-03-10', '2026-03-10'))[0]!.releaseAt, '2026-03-03T00:30:00.000Z')
})

test('no new clinics are planned for a doctor who left or a closed department; those that stand are left to people', async () => {
  const t = await aTimetable(db)
  await t.seeded([{ weekday: 3 }, { weekday: 4, practitionerId: t.li }])
  await t.plan()
  await t.seeded([
    { weekday: 5, practitionerId: t.zhao },
    { weekday: 5, practitionerId: t.li, departmentId: t.children },
    { weekday: 5, departmentId: newId() },
  ])
  assert.deepEqual(await t.plan(), { made: 0 })
  const [wang] = (await t.directory.practitioners({ ids: [t.wang] })).practitioners
  wang!.active = false
  t.clock.set('2026-03-03T17:00:00Z')
  await t.plan()
  assert.deepEqual(days(await t.seen('2026-03-01', '2026-03-31')), [
    '2026-03-04',
    '2026-03-05',
    '2026-03-11',
    '2026-03-12',
  ])
})

test('the timer plans every hospital', async () => {
  const t = await aTimetable(db)
  await t.seeded([{ weekday: 3 }])
  await t.timers[0]!.run()
  assert.equal((await t.seen('2026-03-01', '2026-04-30')).length, 2)
  assert.equal(t.timers[0]!.everySeconds, 600)
})

test('other modules read schedules by id and by fee', async () => {
  const t = await aTimetable(db)
  await t.seeded([{ weekday: 3 }, { weekday: 4, feeLevel: 'ordinary' }])
  await t.plan()
  const all = await t.seen('2026-03-01', '2026-04-30')
  assert.deepEqual((await t.facade.schedules({ ids: [all[0]!.id] })).schedules, [all[0]])
  const { schedules } = await t.facade.schedulesByFee({
    campusId: t.campusId,
    feeLevel: 'ordinary',
    from: '2026-03-06',
  })
  assert.deepEqual(days(schedules), ['2026-03-12'])
})
