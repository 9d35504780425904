import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import { capacityOf } from './periods.ts'
import { aTimetable, days, halves } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })
/** One Wednesday template: 4 and 11 March, both open, and the 18th, which opens on the 4th at seven. */
async function wednesdays() {
  const t = await aTimetable(db)
  const { id } = (await t.ask('POST', '/staff/templates', t.template())).body as { id: string }
  t.clock.set('2026-03-03T17:00:00Z') // one in the morning of the 4th
  await t.plan()
  return {
    ...t,
    id,
    change: (change: object, as: 'admin' | 'head' | 'neighbour' = 'admin') =>
      t.ask('PATCH', `/staff/templates/${id}`, change, as),
    march: () => t.seen('2026-03-01', '2026-03-31'),
  }
}
const twice = halves.am.map((p) => ({ ...p, capacity: p.capacity * 2 }))
const later = halves.am.map((p) => ({
  ...p,
  from: p.from.replace('08', '10'),
  to: p.to.replace('08', '10').replace('09', '11'),
}))

test('more numbers, another room: every coming clinic follows and is told with a higher revision', async () => {
  const t = await wednesdays()
  assert.equal((await t.change({ periods: twice, room: '308' })).status, 200)
  const seen = await t.march()
  assert.deepEqual(
    seen.map((s) => [s.on, capacityOf(s.periods), s.room, s.revision]),
    [
      ['2026-03-04', 20, '308', 2],
      ['2026-03-11', 20, '308', 2],
      ['2026-03-18', 20, '308', 2],
    ],
  )
  assert.deepEqual((await t.told()).filter((e) => e.revision === 2 && seen.some((s) => s.id === e.id)).length, 3)
  await t.change({ periods: twice, room: '308' })
  assert.deepEqual(
    (await t.march()).map((s) => s.revision),
    [2, 2, 2],
    'saving the same again changes nothing',
  )
})

test('times move only where no number is open yet; a period added at the end passes everywhere', async () => {
  const t = await wednesdays()
  await t.change({ periods: later })
  assert.deepEqual(
    (await t.march()).map((s) => s.periods[0]!.from),
    ['08:00', '08:00', '10:30'].map((x) => x.replace('10:30', '10:00')),
  )
  await t.plan()
  assert.deepEqual(
    (await t.march()).map((s) => s.revision),
    [1, 1, 2],
    'the planner keeps to that',
  )
  const u = await wednesdays()
  await u.change({ periods: [...halves.am, { from: '09:00', to: '09:30', capacity: 3 }] })
  assert.deepEqual(
    (await u.march()).map((s) => s.periods.length),
    [3, 3, 3],
  )
})

test('another weekday withdraws the old days and plans the new ones; back again revives the same schedules', async () => {
  const t = await wednesdays()
  const before = await t.march()
  await t.change({ weekday: 4 })
  assert.deepEqual(days(await t.march()), ['2026-03-05', '2026-03-12'])
  await t.change({ weekday: 3 })
  const after = await t.march()
  assert.deepEqual(
    after.map((s) => [s.id, s.on, s.revision]),
    before.map((s) => [s.id, s.on, 3]),
  )
  const names = (await t.told()).filter((e) => (e.id ?? e.scheduleId) === before[0]!.id).map((e) => e.name)
  assert.deepEqual(names, ['schedule_planned', 'schedule_withdrawn', 'schedule_planned'])
})

test('ending a template withdraws what lies behind its last day; pausing withdraws all that has not begun', async () => {
  const t = await wednesdays()
  assert.equal((await t.change({ validTo: '2026-03-11' })).body.validTo, '2026-03-11')
  assert.deepEqual(days(await t.march()), ['2026-03-04', '2026-03-11'])
  t.clock.set('2026-03-04T01:00:00Z') // nine there: today's clinic is running
  await t.change({ active: false })
  assert.deepEqual(days(await t.march()), ['2026-03-04'])
  assert.equal((await t.change({ active: true, validTo: null })).body.validTo, undefined)
  assert.deepEqual(days(await t.march()), ['2026-03-04', '2026-03-11', '2026-03-18'])
})

test('a day that was changed by hand keeps its changes, one taken back by hand stays away', async () => {
  const t = await wednesdays()
  const [first, second] = await t.march()
  await t.ask('PATCH', `/staff/schedules/${first!.id}`, { room: '101' })
  await t.ask('DELETE', `/staff/schedules/${second!.id}`)
  await t.change({ room: '999', periods: twice })
  await t.plan()
  assert.deepEqual(
    (await t.march()).map((s) => [s.on, s.room, s.status]),
    [
      ['2026-03-04', '101', 'planned'],
      ['2026-03-11', '', 'withdrawn'],
      ['2026-03-18', '999', 'planned'],
    ],
  )
})

test('a change that would put a doctor in two places is refused and leaves everything as it was', async () => {
  const t = await wednesdays()
  assert.equal(
    (
      await t.ask(
        'POST',
        '/staff/templates',
        t.template({ weekday: 5, departmentId: t.children, validFrom: '2026-03-05' }),
      )
    ).status,
    201,
  )
  assert.equal((await t.change({ weekday: 5 })).code, 'scheduling.template_overlap')
  assert.deepEqual(
    days(await t.march()).filter((d) => d === '2026-03-04'),
    ['2026-03-04'],
  )
  await t.change({ active: false })
  const taker = await t.ask(
    'POST',
    '/staff/templates',
    t.template({ departmentId: t.children, validFrom: '2026-03-05' }),
  )
  assert.equal(taker.status, 201)
  assert.equal((await t.change({ active: true })).code, 'scheduling.template_overlap')
})

test('two changes at once are both made, one after the other', async () => {
  const t = await wednesdays()
  const both = await Promise.all([t.change({ room: '1' }), t.change({ periods: twice })])
  assert.deepEqual(
    both.map((r) => r.status),
    [200, 200],
  )
  assert.deepEqual(
    (await t.march()).map((s) => [s.room, capacityOf(s.periods)]),
    Array(3).fill(['1', 20]),
  )
})

test('a template of another department or hospital does not exist', async () => {
  const t = await wednesdays()
  assert.equal((await t.change({ room: '1' }, 'head')).code, 'scheduling.template_not_found')
  assert.equal((await t.change({ room: '1' }, 'neighbour')).code, 'scheduling.template_not_found')
  assert.equal(
    (await t.ask('PATCH', `/staff/templates/${newId()}`, { room: '1' })).code,
    'scheduling.template_not_found',
  )
  assert.equal((await t.change({ half: 'pm' })).status, 400)
  assert.equal((await t.change({ validTo: '0001-01-01' })).code, 'scheduling.valid_range')
  assert.equal((await t.change({ validFrom: '2026-03-01' })).code, 'scheduling.in_the_past')
})
