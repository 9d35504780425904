import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDb } from '@jiuyi/testkit'
import { aTimetable, days, halves } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })
/** Monday 28 September 2026, before the national holiday; a clinic every weekday, none at weekends. */
async function autumn() {
  const t = await aTimetable(db, '2026-09-28T02:00:00Z')
  await t.seeded([1, 2, 3, 4, 5].map((weekday) => ({ weekday, room: `${weekday}` })))
  const put = (on: string, body: object, as: 'admin' | 'head' | 'doctor' = 'admin') =>
    t.ask('PUT', `/staff/calendar-days/${on}`, body, as)
  return {
    ...t,
    put,
    remove: (on: string) => t.ask('DELETE', `/staff/calendar-days/${on}`),
    seenDays: async () => days(await t.seen('2026-09-28', '2026-10-31')),
  }
}
const off = { kind: 'holiday', name: '国庆节' }

test('the national week has no clinics, and the Saturday after it follows Wednesday', async () => {
  const t = await autumn()
  for (let day = 1; day <= 7; day++) assert.equal((await t.put(`2026-10-0${day}`, off)).status, 200)
  assert.deepEqual((await t.put('2026-10-10', { kind: 'workday', followsWeekday: 3, name: '国庆调休' })).body, {
    on: '2026-10-10',
    kind: 'workday',
    followsWeekday: 3,
    name: '国庆调休',
  })
  await t.plan()
  assert.deepEqual(await t.seenDays(), [
    '2026-09-29',
    '2026-09-30',
    '2026-10-08',
    '2026-10-09',
    '2026-10-10',
    '2026-10-12',
  ])
  assert.equal((await t.seen('2026-10-10', '2026-10-10'))[0]!.room, '3')
  assert.equal((await t.ask('GET', '/staff/calendar-days?from=2026-10-01&to=2026-10-31')).body.items.length, 8)
})

test('a holiday set after planning withdraws the day, taking it away brings the same schedules back', async () => {
  const t = await autumn()
  await t.plan()
  const single = (
    await t.ask('POST', '/staff/schedules', {
      departmentId: t.cardiology,
      practitionerId: t.li,
      feeLevel: 'chief',
      on: '2026-10-01',
      half: 'pm',
      periods: halves.pm,
    })
  ).body
  const before = await t.seen('2026-10-01', '2026-10-01')
  await t.put('2026-10-01', off)
  await t.plan()
  assert.deepEqual(
    (await t.seen('2026-10-01', '2026-10-01')).map((s) => [s.id, s.status, s.revision]),
    before.map((s) => [s.id, 'withdrawn', 2]),
  )
  assert.deepEqual((await t.told()).filter((e) => before.some((s) => s.id === e.scheduleId)).length, 2)
  assert.equal((await t.remove('2026-10-01')).status, 204)
  const back = await t.seen('2026-10-01', '2026-10-01')
  assert.deepEqual(
    back.map((s) => [s.id, s.status, s.revision]),
    before.map((s) => [s.id, 'planned', 3]),
  )
  assert.ok(
    back.some((s) => s.id === single.id),
    'the clinic of that day alone came back as well',
  )
})

test('what was taken back by hand stays away when the holiday goes', async () => {
  const t = await autumn()
  await t.plan()
  const [schedule] = await t.seen('2026-10-01', '2026-10-01')
  await t.ask('DELETE', `/staff/schedules/${schedule!.id}`)
  await t.put('2026-10-01', off)
  await t.remove('2026-10-01')
  await t.plan()
  assert.deepEqual(
    (await t.seen('2026-10-01', '2026-10-01')).map((s) => s.status),
    ['withdrawn'],
  )
})

test('a clinic opened on purpose on a holiday stays', async () => {
  const t = await autumn()
  await t.put('2026-10-01', off)
  await t.ask('POST', '/staff/schedules', {
    departmentId: t.cardiology,
    practitionerId: t.li,
    feeLevel: 'chief',
    on: '2026-10-01',
    half: 'pm',
    periods: halves.pm,
  })
  await t.plan()
  assert.deepEqual(
    (await t.seen('2026-10-01', '2026-10-01')).map((s) => [s.practitionerId, s.status]),
    [[t.li, 'planned']],
  )
})

test('whoever took a place while the holiday lasted keeps it, the others do not come back beside them', async () => {
  const t = await autumn()
  await t.plan()
  const clinic = {
    departmentId: t.cardiology,
    practitionerId: t.li,
    feeLevel: 'chief',
    on: '2026-10-01',
    half: 'pm',
    periods: halves.pm,
  }
  const first = (await t.ask('POST', '/staff/schedules', clinic)).body
  await t.put('2026-10-01', off)
  const second = (await t.ask('POST', '/staff/schedules', clinic)).body
  const instead = (
    await t.ask('POST', '/staff/schedules', { ...clinic, practitionerId: t.wang, half: 'am', periods: halves.am })
  ).body
  await t.put('2026-10-01', { ...off, name: '国庆' })
  const live = async () =>
    (await t.seen('2026-10-01', '2026-10-01'))
      .filter((s) => s.status === 'planned')
      .map((s) => s.id)
      .sort()
  assert.deepEqual(await live(), [second.id, instead.id].sort(), 'a new name for the holiday leaves them alone')
  for (let round = 0; round < 2; round++) {
    assert.equal((await t.remove('2026-10-01')).status, 204)
    assert.deepEqual(await live(), [second.id, instead.id].sort())
    await t.put('2026-10-01', off)
    assert.deepEqual(await live(), [])
  }
  assert.equal((await t.facade.schedules({ ids: [first.id] })).schedules[0]!.status, 'withdrawn')
})

test('a holiday far ahead plans nothing before its time', async () => {
  const t = await autumn()
  await t.put('2026-12-30', { kind: 'workday', followsWeekday: 1, name: '调休' })
  await t.remove('2026-12-30')
  assert.deepEqual(days(await t.seen('2026-12-01', '2026-12-31')), [])
})

test('two people setting one day leave one entry and one set of schedules', async () => {
  const t = await autumn()
  await t.plan()
  await Promise.all([
    t.put('2026-10-10', { kind: 'workday', followsWeekday: 1, name: '甲' }),
    t.put('2026-10-10', { kind: 'workday', followsWeekday: 2, name: '乙' }),
    t.plan(),
  ])
  const { items } = (await t.ask('GET', '/staff/calendar-days?from=2026-10-10&to=2026-10-10')).body
  const live = (await t.seen('2026-10-10', '2026-10-10')).filter((s) => s.status === 'planned')
  assert.deepEqual([items.length, live.map((s) => s.room)], [1, [String(items[0].followsWeekday)]])
})

test('a holiday today leaves the clinic that has begun and withdraws the one that has not', async () => {
  const t = await autumn()
  await t.seeded([{ weekday: 2, half: 'pm', periods: halves.pm }])
  await t.plan()
  t.clock.set('2026-09-29T01:00:00Z')
  await t.put('2026-09-29', { kind: 'holiday', name: '台风停诊' })
  assert.deepEqual(
    (await t.seen('2026-09-29', '2026-09-29')).map((s) => [s.half, s.status]),
    [
      ['am', 'planned'],
      ['pm', 'withdrawn'],
    ],
  )
})

test('the calendar is for the whole hospital: heads and doctors read it, days gone by stay', async () => {
  const t = await autumn()
  for (const as of ['head', 'doctor'] as const) {
    assert.equal((await t.put('2026-10-01', off, as)).status, 403)
    assert.equal((await t.ask('GET', '/staff/calendar-days?from=2026-10-01&to=2026-10-31', undefined, as)).status, 200)
  }
  assert.equal((await t.put('2026-09-27', off)).code, 'scheduling.in_the_past')
  assert.equal((await t.remove('2026-10-05')).code, 'scheduling.calendar_day_not_found')
  assert.equal((await t.put('2026-10-10', { kind: 'workday', name: '调休' })).code, 'scheduling.weekday_needed')
  for (const bad of [
    { kind: 'party', name: 'x' },
    { kind: 'holiday', name: ' ' },
    { kind: 'holiday', name: '节'.repeat(200) },
    { kind: 'workday', followsWeekday: 9, name: 'x' },
  ])
    assert.equal((await t.put('2026-10-10', bad)).status, 400)
  assert.equal((await t.put('2026-02-30', off)).status, 400)
})
