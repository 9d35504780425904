import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import { capacityOf } from './periods.ts'
import { aTimetable, days, halves } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })
const twice = halves.am.map((p) => ({ ...p, capacity: p.capacity * 2 }))
/** Wednesdays 4, 11 and 18 March; the numbers of the first two are open. */
async function wednesdays() {
  const t = await aTimetable(db)
  const { id } = (await t.ask('POST', '/staff/templates', t.template())).body as { id: string }
  t.clock.set('2026-03-03T17:00:00Z')
  await t.plan()
  const march = () => t.seen('2026-03-01', '2026-03-31')
  const [first, second, third] = await march()
  return {
    ...t,
    id,
    march,
    first: first!,
    second: second!,
    third: third!,
    apply: (scheduleId: string, scope: string, change: object, as: 'admin' | 'head' | 'neighbour' = 'admin') =>
      t.ask('POST', `/staff/schedules/${scheduleId}/changes`, { scope, change }, as),
    preview: (scheduleId: string, scope: 'this' | 'following' | 'all', change: object) =>
      t.facade.previewTemplateChange({ hospitalId: t.hospitalId, scheduleId, scope, change }),
  }
}
const facts = (all: { on: string; room: string; periods: never[] | { capacity: number }[] }[]) =>
  all.map((s) => [s.on, s.room, capacityOf(s.periods as never)])

test('this day only: the others stay, and later changes of the template pass it by', async () => {
  const t = await wednesdays()
  assert.equal((await t.apply(t.second.id, 'this', { room: '101' })).status, 200)
  assert.deepEqual(
    (await t.march()).map((s) => s.room),
    ['', '101', ''],
  )
})

test('this and the following: the template ends the day before, a new one goes on with the same clinics', async () => {
  const t = await wednesdays()
  const { body } = await t.apply(t.second.id, 'following', { room: '308', periods: twice })
  assert.deepEqual([body.template.validFrom, body.template.room], ['2026-03-11', '308'])
  const templates = (await t.ask('GET', '/staff/templates')).body.items as { id: string; validTo?: string }[]
  assert.equal(templates.find((x) => x.id === t.id)!.validTo, '2026-03-10')
  const after = await t.march()
  assert.deepEqual(facts(after), [
    ['2026-03-04', '', 10],
    ['2026-03-11', '308', 20],
    ['2026-03-18', '308', 20],
  ])
  assert.deepEqual(
    after.map((s) => s.id),
    [t.first.id, t.second.id, t.third.id],
    'patients find the same clinics',
  )
  await t.plan()
  assert.deepEqual(days(await t.march()), ['2026-03-04', '2026-03-11', '2026-03-18'])
  t.clock.set('2026-03-10T17:00:00Z')
  await t.plan()
  assert.deepEqual(facts(await t.march()).at(-1), ['2026-03-25', '308', 20], 'the planner goes on with the new one')
})

test('open numbers keep their times, a day changed by hand stays as it is', async () => {
  const t = await wednesdays()
  await t.apply(t.third.id, 'this', { room: '101' })
  const later = halves.am.map((p) => ({
    ...p,
    from: p.from.replace('08', '10'),
    to: p.to.replace('08', '10').replace('09', '11'),
  }))
  const seen = await t.preview(t.second.id, 'following', { periods: later, room: '9' })
  assert.deepEqual(
    seen.schedules.map((s) => [s.on, s.action, s.why]),
    [
      ['2026-03-04', 'unchanged', undefined],
      ['2026-03-11', 'changed', 'released'],
      ['2026-03-18', 'kept', 'edited'],
    ],
  )
  assert.deepEqual(
    (await t.march()).map((s) => s.room),
    ['', '', '101'],
    'a preview saves nothing',
  )
  await t.apply(t.second.id, 'following', { periods: later, room: '9' })
  assert.deepEqual(
    (await t.march()).map((s) => [s.room, s.periods[0]!.from]),
    [
      ['', '08:00'],
      ['9', '08:00'],
      ['101', '08:00'],
    ],
  )
})

test('all: the template itself changes; from the first day on, «following» is all', async () => {
  const t = await wednesdays()
  await t.apply(t.second.id, 'all', { room: '7' })
  assert.deepEqual(
    (await t.march()).map((s) => s.room),
    ['7', '7', '7'],
  )
  const u = await wednesdays()
  await u.apply(u.first.id, 'following', { room: '8' })
  assert.deepEqual(
    (await u.march()).map((s) => s.room),
    ['8', '8', '8'],
  )
})

test('taken back: this day, from this day on, all of them', async () => {
  const t = await wednesdays()
  const preview = await t.preview(t.second.id, 'following', { withdrawn: true })
  assert.deepEqual(
    preview.schedules.map((s) => s.action),
    ['unchanged', 'withdrawn', 'withdrawn'],
  )
  await t.apply(t.second.id, 'following', { withdrawn: true })
  assert.deepEqual(days(await t.march()), ['2026-03-04'])
  const u = await wednesdays()
  await u.apply(u.second.id, 'this', { withdrawn: true })
  assert.deepEqual(days(await u.march()), ['2026-03-04', '2026-03-18'])
  await u.apply(u.third.id, 'all', { withdrawn: true })
  assert.deepEqual(days(await u.march()), [])
})

test('holidays and swapped working days hold in previews and in what follows', async () => {
  const t = await wednesdays()
  // Wednesday 18 March is off, Saturday 14 March works as a Wednesday.
  await t.ask('PUT', '/staff/calendar-days/2026-03-18', { kind: 'holiday', name: '放假' })
  await t.ask('PUT', '/staff/calendar-days/2026-03-14', { kind: 'workday', followsWeekday: 3, name: '调休上班' })
  assert.deepEqual(days(await t.march()), ['2026-03-04', '2026-03-11', '2026-03-14'])
  const { schedules } = await t.preview(t.second.id, 'following', { room: '308' })
  assert.deepEqual(
    schedules.map((s) => [s.on, s.action]),
    [
      ['2026-03-04', 'unchanged'],
      ['2026-03-11', 'changed'],
      ['2026-03-14', 'changed'],
    ],
  )
  const swapped = (await t.march()).find((s) => s.on === '2026-03-14')!
  await t.apply(swapped.id, 'following', { room: '5' })
  assert.deepEqual(
    (await t.march()).filter((s) => s.status === 'planned').map((s) => [s.on, s.room]),
    [
      ['2026-03-04', ''],
      ['2026-03-11', ''],
      ['2026-03-14', '5'],
    ],
  )
})

test('a course finds its clinics: planned, still to be planned, off, none', async () => {
  const t = await wednesdays()
  await t.ask('PUT', '/staff/calendar-days/2026-03-25', { kind: 'holiday', name: '放假' })
  await t.ask('DELETE', `/staff/schedules/${t.third.id}`)
  const asked = ['2026-03-11', '2026-03-18', '2026-03-25', '2026-04-01', '2026-04-02']
  const { days: found } = await t.facade.clinicDays({ hospitalId: t.hospitalId, scheduleId: t.first.id, days: asked })
  assert.deepEqual(
    found.map((d) => d.state),
    ['planned', 'none', 'holiday', 'would', 'none'],
  )
  const would = found.find((d) => d.state === 'would')!
  const want = { hospitalId: t.hospitalId, days: [{ on: would.on, templateId: would.templateId! }] }
  const { schedules } = await t.facade.planDays(want)
  assert.deepEqual(
    schedules.map((s) => [s.on, s.releaseAt]),
    [['2026-04-01', '2026-03-17T23:00:00.000Z']],
    'it opens when it always would',
  )
  assert.deepEqual(
    (await t.facade.planDays(want)).schedules.map((s) => s.id),
    schedules.map((s) => s.id),
  )
  const other = await t.facade.clinicDays({ hospitalId: t.neighbourId, scheduleId: t.first.id, days: asked })
  assert.deepEqual(other.days, [])
})

test('two clinics in one room at one time are warned of before saving', async () => {
  const t = await wednesdays()
  await t.ask(
    'POST',
    '/staff/templates',
    t.template({ departmentId: t.cardiology, practitionerId: t.li, room: '305', validFrom: '2026-03-05' }),
  )
  const { roomClashes } = await t.preview(t.second.id, 'all', { room: '305' })
  assert.deepEqual([...new Set(roomClashes.map((c) => c.practitionerId))], [t.li])
  assert.equal((await t.preview(t.second.id, 'all', { room: '306' })).roomClashes.length, 0)
  await t.apply(t.second.id, 'this', { room: '305' })
  const following = await t.preview(t.third.id, 'following', { room: '306' })
  assert.equal(following.roomClashes.length, 0, 'a day that stays as it is, is not held against the change')
})

test('resources of a template reach its days and what is told', async () => {
  const t = await wednesdays()
  const resources = [newId(), newId()]
  await t.apply(t.second.id, 'following', { resources })
  const seen = await t.march()
  assert.deepEqual(
    seen.map((s) => s.resources),
    [undefined, resources, resources],
  )
  await t.apply(t.third.id, 'this', { resources: [] })
  assert.deepEqual(
    (await t.march()).map((s) => s.resources),
    [undefined, resources, undefined],
  )
})

test('other departments and hospitals find nothing, nonsense is refused', async () => {
  const t = await wednesdays()
  assert.equal((await t.apply(t.second.id, 'all', { room: '1' }, 'head')).code, 'scheduling.schedule_not_found')
  assert.equal((await t.apply(t.second.id, 'all', { room: '1' }, 'neighbour')).code, 'scheduling.schedule_not_found')
  assert.equal((await t.apply(newId(), 'all', { room: '1' })).status, 404)
  assert.equal((await t.apply(t.second.id, 'some', { room: '1' })).status, 400)
  for (const change of [{ room: 'a\u0000' }, { room: '王'.repeat(200) }, { resources: ["x'; --"] }, { half: 'pm' }])
    assert.equal((await t.apply(t.second.id, 'all', change)).status, 400)
  const single = await t.ask('POST', '/staff/schedules', {
    departmentId: t.cardiology,
    practitionerId: t.li,
    feeLevel: 'chief',
    on: '2026-03-12',
    half: 'pm',
    periods: halves.pm,
  })
  assert.equal((await t.apply(single.body.id, 'all', { room: '1' })).code, 'scheduling.not_of_a_template')
})
