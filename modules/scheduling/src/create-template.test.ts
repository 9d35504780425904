import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import type { NewTemplate } from './contract.ts'
import { aTimetable, days, halves, shares } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })
const add = (
  t: Awaited<ReturnType<typeof aTimetable>>,
  over: Partial<NewTemplate> = {},
  as: 'admin' | 'head' | 'doctor' | 'neighbour' = 'admin',
) => t.ask('POST', '/staff/templates', t.template(over), as)

test('a template plans its clinics at once, with the hospital’s shares when none are given', async () => {
  const t = await aTimetable(db)
  const { status, body } = await add(t, { periods: [...halves.am].reverse(), room: ' 305 ' })
  assert.deepEqual(
    [status, body.campusId, body.pools, body.everyWeeks, body.room, body.periods],
    [201, t.campusId, shares, 1, '305', halves.am],
  )
  const seen = await t.seen('2026-03-01', '2026-04-30')
  assert.deepEqual(
    seen.map((s) => [s.on, s.templateId, s.practitionerId, s.feeLevel]),
    [
      ['2026-03-04', body.id, t.wang, 'chief'],
      ['2026-03-11', body.id, t.wang, 'chief'],
    ],
  )
})

test('one doctor is asked for once a half-day: same week, later start, other department, open end', async () => {
  const t = await aTimetable(db)
  const first = (await add(t, { validTo: '2026-06-30' })).body
  for (const over of [
    {},
    { departmentId: t.children },
    { validFrom: '2026-06-24' },
    { everyWeeks: 5 },
    { periods: [{ from: '11:00', to: '11:30', capacity: 1 }] },
  ]) {
    const refused = await add(t, over)
    assert.deepEqual(
      [refused.status, refused.code, refused.body.conflictsWith],
      [409, 'scheduling.template_overlap', [first.id]],
      JSON.stringify(over),
    )
  }
  for (const over of [
    { weekday: 4 },
    { half: 'pm' as const, periods: halves.pm },
    { validFrom: '2026-07-01' },
    { practitionerId: t.li },
  ])
    assert.equal((await add(t, over)).status, 201, JSON.stringify(over))
})

test('cycles that never fall on one day stand beside each other, those that do once in a year do not', async () => {
  const t = await aTimetable(db)
  assert.equal((await add(t, { everyWeeks: 2 })).status, 201)
  assert.equal((await add(t, { everyWeeks: 2, validFrom: '2026-03-09' })).status, 201, 'odd weeks')
  assert.equal((await add(t, { everyWeeks: 4, validFrom: '2026-03-16' })).code, 'scheduling.template_overlap')
  const u = await aTimetable(db)
  assert.equal((await add(u, { everyWeeks: 7 })).status, 201)
  // 7 and 8 weeks, one week apart, meet for the first time after 48 or 49 weeks: allowed before that, refused with it.
  assert.equal((await add(u, { everyWeeks: 8, validFrom: '2026-03-09', validTo: '2027-01-10' })).status, 201)
  assert.equal(
    (await add(u, { everyWeeks: 8, validFrom: '2026-03-09', validTo: '2027-12-31' })).code,
    'scheduling.template_overlap',
  )
})

test('of two people who add the same template at once one succeeds', async () => {
  const t = await aTimetable(db)
  for (const over of [
    {},
    { practitionerId: undefined, room: '1' } as unknown as Partial<NewTemplate>,
    { weekday: 5, departmentId: t.children },
  ]) {
    const both = await Promise.all([add(t, over), add(t, over), add(t, over)])
    assert.deepEqual(
      both.map((r) => r.code ?? r.status).sort(),
      [201, 'scheduling.template_overlap', 'scheduling.template_overlap'].sort(),
    )
  }
})

test('ordinary clinics without a named doctor stand side by side in different rooms', async () => {
  const t = await aTimetable(db)
  const { practitionerId: _, ...clinic } = t.template()
  for (const room of ['1', '2'])
    assert.equal((await t.ask('POST', '/staff/templates', { ...clinic, room })).status, 201)
  assert.equal((await t.ask('POST', '/staff/templates', { ...clinic, room: '2' })).code, 'scheduling.template_overlap')
  assert.equal((await t.seen('2026-03-04', '2026-03-04')).length, 2)
})

test('a clinic needs an open department with clinics and a doctor who works in it', async () => {
  const t = await aTimetable(db)
  for (const [over, code] of [
    [{ departmentId: t.children, practitionerId: t.li }, 'practitioner_not_in_department'],
    [{ practitionerId: t.zhao }, 'practitioner_not_in_department'],
    [{ practitionerId: newId() }, 'practitioner_not_in_department'],
    [{ departmentId: t.ward }, 'department_without_clinics'],
    [{ departmentId: newId() }, 'not_your_department'],
    [{ departmentId: t.foreign }, 'not_your_department'],
  ] as const)
    assert.equal((await add(t, over)).code, `scheduling.${code}`)
})

test('a department head plans for their department only, a doctor not at all, another hospital never', async () => {
  const t = await aTimetable(db)
  assert.equal((await add(t, { departmentId: t.children }, 'head')).status, 201)
  assert.equal((await add(t, {}, 'head')).code, 'scheduling.not_your_department')
  assert.equal((await add(t, {}, 'doctor')).status, 403)
  assert.equal((await add(t, {}, 'neighbour')).code, 'scheduling.not_your_department')
  await add(t, { weekday: 2 })
  assert.deepEqual(
    (await t.ask('GET', '/staff/templates', undefined, 'head')).body.items.map(
      (x: { departmentId: string }) => x.departmentId,
    ),
    [t.children],
  )
  assert.deepEqual(
    (await t.ask('GET', '/staff/timetable?from=2026-03-01&to=2026-03-31', undefined, 'head')).body.schedules.length,
    2,
  )
  assert.equal((await t.ask('GET', '/staff/templates', undefined, 'neighbour')).body.items.length, 0)
})

test('periods are at most half an hour, in their half-day, and none lies over another', async () => {
  const t = await aTimetable(db)
  const p = (from: string, to: string, capacity = 1) => ({ from, to, capacity })
  for (const [periods, code] of [
    [[p('08:00', '08:31')], 'period_too_long'],
    [[p('08:30', '08:00')], 'valid_range'],
    [[p('08:00', '08:00')], 'valid_range'],
    [[p('05:45', '06:15')], 'period_outside_half'],
    [[p('12:45', '13:15')], 'period_outside_half'],
    [[p('08:00', '08:30'), p('08:15', '08:45')], 'periods_overlap'],
    [[p('08:00', '08:30'), p('08:00', '08:30')], 'periods_overlap'],
  ] as const)
    assert.equal((await add(t, { periods: [...periods] })).code, `scheduling.${code}`, JSON.stringify(periods))
  for (const periods of [
    [],
    [p('8:00', '08:30')],
    [p('24:00', '24:30')],
    [p('08:00', '08:30', -1)],
    [p('08:00', '08:30', 1e9)],
  ])
    assert.equal((await add(t, { periods })).status, 400)
})

test('shares that are not a hundred, days that are none, and starts in the past are refused', async () => {
  const t = await aTimetable(db)
  assert.equal((await add(t, { pools: { ...shares, online: 56 } })).code, 'scheduling.pools_not_100')
  assert.equal((await add(t, { validFrom: '2026-03-01' })).code, 'scheduling.in_the_past')
  assert.equal((await add(t, { validFrom: '9999-01-01' })).code, 'scheduling.in_the_past')
  assert.equal((await add(t, { validTo: '2026-03-01' })).code, 'scheduling.valid_range')
  for (const bad of [
    { validFrom: '2026-02-30' },
    { weekday: 8 },
    { everyWeeks: 0 },
    { half: 'noon' },
    { room: '室'.repeat(200) },
    { feeLevel: 'free' },
    { surprise: true },
  ])
    assert.equal((await add(t, bad as Partial<NewTemplate>)).status, 400, JSON.stringify(bad))
  assert.deepEqual(days(await t.seen('2026-03-01', '2026-04-30')), [])
  assert.equal((await add(t, { room: `😀<b>'; drop table` })).body.room, `😀<b>'; drop table`)
})
