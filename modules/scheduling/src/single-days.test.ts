import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import { capacityOf } from './periods.ts'
import { aTimetable, days, halves, shares } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })
async function withOne(over: object = {}) {
  const t = await aTimetable(db)
  const want = {
    departmentId: t.cardiology,
    practitionerId: t.wang,
    feeLevel: 'chief',
    on: '2026-03-07',
    half: 'am',
    periods: halves.am,
    ...over,
  }
  const made = await t.ask('POST', '/staff/schedules', want)
  const change = (body: object, as: 'admin' | 'head' | 'neighbour' = 'admin') =>
    t.ask('PATCH', `/staff/schedules/${made.body.id}`, body, as)
  return { ...t, want, made, change, id: made.body.id as string }
}

test('a clinic on a single day is told at once and opens at once when the day is near', async () => {
  const t = await withOne()
  assert.deepEqual(
    [t.made.status, t.made.body.templateId, t.made.body.releaseAt, t.made.body.pools],
    [201, undefined, '2026-03-02T02:00:00.000Z', shares],
  )
  assert.deepEqual(
    (await t.told()).filter((e) => e.id === t.id).map((e) => e.revision),
    [1],
  )
  await t.plan()
  assert.deepEqual(days(await t.seen('2026-03-01', '2026-03-31')), ['2026-03-07'], 'the planner leaves it alone')
})

test('a clinic far ahead opens as a planned one would, or when it is told to', async () => {
  const far = await withOne({ on: '2026-05-02' })
  assert.equal(far.made.body.releaseAt, '2026-04-17T23:00:00.000Z')
  const told = await withOne({ on: '2026-05-02', releaseAt: '2026-04-30T20:00:00+08:00' })
  assert.equal(told.made.body.releaseAt, '2026-04-30T12:00:00.000Z')
  assert.equal((await withOne({ releaseAt: '2026-03-07T08:30:00+08:00' })).made.code, 'scheduling.valid_range')
})

test('a doctor is in one place a half-day, whoever adds it at the same time', async () => {
  const t = await aTimetable(db)
  const want = {
    departmentId: t.cardiology,
    practitionerId: t.wang,
    feeLevel: 'chief',
    on: '2026-03-07',
    half: 'am',
    periods: halves.am,
  }
  const both = await Promise.all([
    t.ask('POST', '/staff/schedules', want),
    t.ask('POST', '/staff/schedules', { ...want, departmentId: t.children }),
  ])
  const [won, lost] = both[0]!.status === 201 ? both : [both[1]!, both[0]!]
  assert.deepEqual(
    [won!.status, lost!.code, lost!.body.conflictsWith],
    [201, 'scheduling.schedule_overlap', [won!.body.id]],
  )
  await t.seeded([{ weekday: 6 }])
  assert.deepEqual(await t.plan(), { made: 1 }, 'the template gives way on the 7th and has the 14th')
})

test('capacity follows before and after release; the times of open numbers stay', async () => {
  const t = await withOne()
  const twice = halves.am.map((p) => ({ ...p, capacity: 10 }))
  const more = await t.change({ periods: twice, room: '12' })
  assert.deepEqual([more.status, capacityOf(more.body.periods), more.body.revision, more.body.room], [200, 20, 2, '12'])
  assert.equal(
    (await t.change({ periods: [{ from: '10:00', to: '10:30', capacity: 1 }] })).code,
    'scheduling.already_released',
  )
  assert.equal((await t.change({ periods: halves.am.slice(0, 1) })).code, 'scheduling.already_released')
  assert.equal((await t.change({ releaseAt: '2026-03-05T08:00:00+08:00' })).code, 'scheduling.already_released')
  const closed = await withOne({ on: '2026-05-02' })
  assert.equal(
    (
      await closed.change({
        periods: [{ from: '10:00', to: '10:30', capacity: 1 }],
        releaseAt: '2026-04-01T08:00:00+08:00',
      })
    ).status,
    200,
  )
})

test('what is taken back is told, frees the half-day, and is shown as withdrawn until something stands there', async () => {
  const t = await withOne()
  assert.equal((await t.ask('DELETE', `/staff/schedules/${t.id}`)).status, 204)
  assert.deepEqual(
    (await t.told()).filter((e) => e.scheduleId === t.id).map((e) => e.name),
    ['schedule_withdrawn'],
  )
  assert.deepEqual(
    (await t.seen('2026-03-07', '2026-03-07')).map((s) => s.status),
    ['withdrawn'],
  )
  assert.equal((await t.ask('DELETE', `/staff/schedules/${t.id}`)).code, 'scheduling.schedule_not_found')
  assert.equal((await t.change({ room: '1' })).code, 'scheduling.schedule_not_found')
  assert.equal((await t.ask('POST', '/staff/schedules', t.want)).status, 201)
  assert.deepEqual(
    (await t.seen('2026-03-07', '2026-03-07')).map((s) => s.status),
    ['planned'],
  )
  assert.equal((await t.facade.schedules({ ids: [t.id] })).schedules[0]!.status, 'withdrawn')
})

test('the past is closed: no clinic is made, changed or taken back once it is over', async () => {
  assert.equal((await withOne({ on: '2026-03-01' })).made.code, 'scheduling.in_the_past')
  assert.equal(
    (await withOne({ on: '2026-03-02' })).made.code,
    'scheduling.in_the_past',
    'this morning’s periods are over',
  )
  const t = await withOne()
  t.clock.set('2026-03-07T00:45:00Z')
  assert.equal((await t.change({ room: '9' })).status, 200, 'while it runs it can be changed')
  t.clock.set('2026-03-07T01:00:00Z')
  assert.equal((await t.change({ room: '9' })).code, 'scheduling.in_the_past')
  assert.equal((await t.ask('DELETE', `/staff/schedules/${t.id}`)).code, 'scheduling.in_the_past')
})

test('someone else’s clinic does not exist, and nonsense is refused', async () => {
  const t = await withOne()
  for (const as of ['head', 'neighbour'] as const) {
    assert.equal((await t.change({ room: '1' }, as)).code, 'scheduling.schedule_not_found')
    assert.equal(
      (await t.ask('DELETE', `/staff/schedules/${t.id}`, undefined, as)).code,
      'scheduling.schedule_not_found',
    )
    assert.equal(
      (await t.ask('POST', '/staff/schedules', { ...t.want, on: '2026-03-08' }, as)).code,
      'scheduling.not_your_department',
    )
  }
  assert.equal(
    (await t.ask('PATCH', `/staff/schedules/${newId()}`, { room: '1' })).code,
    'scheduling.schedule_not_found',
  )
  assert.equal((await t.change({ pools: { ...shares, desk: 0 } })).code, 'scheduling.pools_not_100')
  for (const bad of [
    { on: '2026-03-09' },
    { room: 'x\ny' },
    { room: 'x'.repeat(200) },
    { releaseAt: 'soon' },
    { periods: [] },
  ])
    assert.equal((await t.change(bad)).status, 400, JSON.stringify(bad))
  assert.equal((await t.change({ releaseAt: '2026-12-31T23:59:60Z' })).code, 'scheduling.valid_range')
  assert.equal(
    (await t.change({ releaseAt: '0001-01-01T00:00:00Z' })).body.releaseAt,
    '2026-03-02T02:00:00.000Z',
    'what is open stays open since it opened',
  )
  assert.equal((await withOne({ on: '2026-02-30' })).made.status, 400)
  for (const range of [
    'from=2026-03-02&to=2026-03-01',
    'from=0000-01-01&to=0000-01-02',
    'from=2026-01-01&to=2026-12-31',
  ])
    assert.equal((await t.ask('GET', `/staff/timetable?${range}`)).code, 'scheduling.valid_range')
})
