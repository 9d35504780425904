import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import { aTimetable, days } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })
/** Wang's clinic on Wednesday 4 March, half past seven to nine; today is Monday 2 March, 10:00. */
async function withClinic(over: object = {}) {
  const t = await aTimetable(db)
  await t.seeded([{ weekday: 3 }])
  await t.plan()
  const [clinic] = await t.seen('2026-03-04', '2026-03-04')
  const asked = { hospitalId: t.hospitalId, by: 'staff:boss' }
  const suspend = (want: object = {}, more: object = {}) =>
    t.facade.suspend({
      ...asked,
      key: newId(),
      want: { schedules: [{ scheduleId: clinic!.id }], reason: '医生临时出差', move: true, ...want },
      ...more,
    })
  return { ...t, clinic: clinic!, asked, suspend, ...over }
}
const code = (c: string) => (e: { code?: string }) => e.code === `scheduling.${c}`

test('the answer is due the evening before, or two hours before the clinic when that evening is past, and half an hour at least', async () => {
  const t = await withClinic()
  const due = async () =>
    (await t.facade.planSuspension({ ...t.asked, scheduleIds: [t.clinic.id] })).schedules[0]!.answerBy
  assert.equal(await due(), '2026-03-03T10:00:00.000Z')
  t.clock.set('2026-03-03T11:00:00Z')
  assert.equal(await due(), '2026-03-03T22:00:00.000Z')
  t.clock.set('2026-03-04T00:10:00Z')
  assert.equal(await due(), '2026-03-04T00:40:00.000Z')
})

test('a time of one’s own is kept when it leaves half an hour and the clinic is not over by then', async () => {
  const t = await withClinic()
  const due = async (answerBy: string) =>
    (await t.facade.planSuspension({ ...t.asked, scheduleIds: [t.clinic.id], answerBy })).schedules[0]!.answerBy
  assert.equal(await due('2026-03-02T15:00:00+08:00'), '2026-03-02T07:00:00.000Z')
  for (const bad of ['2026-03-02T10:10:00+08:00', '2026-03-04T12:00:00+08:00'])
    await assert.rejects(due(bad), code('answer_time'))
})

test('only doctors of the department with the same rank who are free can stand in', async () => {
  const t = await withClinic()
  const free = async () =>
    (await t.facade.planSuspension({ ...t.asked, scheduleIds: [t.clinic.id] })).schedules[0]!.substitutes
  assert.deepEqual(await free(), [{ id: t.li }])
  const wrong = (substituteId: string) => t.suspend({ schedules: [{ scheduleId: t.clinic.id, substituteId }] })
  for (const id of [t.zhao, t.wang, newId()]) await assert.rejects(wrong(id), code('substitute_rank'))
  await t.seeded([{ weekday: 3, practitionerId: t.li, departmentId: t.cardiology }])
  await t.plan()
  assert.deepEqual(await free(), [])
  await assert.rejects(wrong(t.li), code('substitute_busy'))
})

test('suspending plans the substitute’s day whose numbers open when the answers are due; asked again with its key it answers the same', async () => {
  const t = await withClinic()
  const want = { schedules: [{ scheduleId: t.clinic.id, substituteId: t.li }] }
  const key = newId()
  const first = await t.suspend(want, { key })
  assert.deepEqual(await t.suspend(want, { key }), first)
  assert.deepEqual(first.offers, ['substitute', 'move', 'refund'])
  const seen = await t.seen('2026-03-04', '2026-03-04')
  assert.deepEqual(
    seen.map((s) => [s.practitionerId, s.status, s.suspensionId, s.substituteFor]).sort(),
    [
      [t.wang, 'suspended', first.suspensionId, undefined],
      [t.li, 'planned', undefined, t.clinic.id],
    ].sort(),
  )
  const substitute = seen.find((s) => s.practitionerId === t.li)!
  assert.deepEqual(
    [substitute.releaseAt, substitute.id],
    [first.schedules[0]!.answerBy, first.schedules[0]!.substitute!.scheduleId],
  )
  assert.equal((await t.told()).filter((e) => e.name === 'schedules_suspended').length, 1)
  await t.plan()
  assert.deepEqual(days(await t.seen('2026-03-04', '2026-03-04')).length, 2, 'the planner leaves a suspended day alone')
  const early = await t.ask('PATCH', `/staff/schedules/${substitute.id}`, { releaseAt: '2026-03-02T03:00:00Z' })
  assert.equal(early.code, 'scheduling.already_released')
})

test('twenty managers suspending one day at the same moment: one of them does', async () => {
  const t = await withClinic()
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => t.suspend()))
  assert.equal(all.filter((r) => r.status === 'fulfilled').length, 1)
  for (const r of all) if (r.status === 'rejected') assert.equal(r.reason.code, 'scheduling.already_suspended')
})

test('a department head suspends the own departments only; another hospital’s day does not exist', async () => {
  const t = await withClinic()
  await assert.rejects(t.suspend({}, { onlyDepartments: [t.children] }), code('schedule_not_found'))
  await assert.rejects(t.suspend({}, { hospitalId: t.neighbourId }), code('schedule_not_found'))
  const { suspensionId } = await t.suspend({}, { onlyDepartments: [t.cardiology] })
  const lifting = { ...t.asked, suspensionId, onlyDepartments: [t.children] }
  await assert.rejects(t.facade.checkLifting(lifting), code('suspension_not_found'))
  await assert.rejects(t.suspend({}, { suspensionId: newId() }), code('already_suspended'))
})

test('a day that is over is not suspended', async () => {
  const t = await withClinic()
  t.clock.set('2026-03-04T01:00:00Z')
  await assert.rejects(t.suspend(), code('in_the_past'))
})

test('lifting brings the day back and takes the substitute’s away, once; not when the doctor is in another clinic by then', async () => {
  const t = await withClinic()
  const { suspensionId } = await t.suspend({ schedules: [{ scheduleId: t.clinic.id, substituteId: t.li }] })
  const lifting = { ...t.asked, suspensionId }
  await t.facade.checkLifting(lifting)
  assert.deepEqual(await t.facade.liftSuspension(lifting), { lifted: true })
  assert.deepEqual(await t.facade.liftSuspension(lifting), { lifted: false })
  const seen = await t.seen('2026-03-04', '2026-03-04')
  assert.deepEqual(
    seen.map((s) => [s.practitionerId, s.status]),
    [
      [t.wang, 'planned'],
      [t.li, 'withdrawn'],
    ],
  )
  const again = await t.suspend()
  const elsewhere = {
    departmentId: t.children,
    practitionerId: t.wang,
    feeLevel: 'chief',
    on: '2026-03-04',
    half: 'am',
    periods: [{ from: '08:00', to: '08:30', capacity: 3 }],
  }
  assert.equal((await t.ask('POST', '/staff/schedules', elsewhere)).status, 201)
  await assert.rejects(
    t.facade.checkLifting({ ...t.asked, suspensionId: again.suspensionId }),
    code('schedule_overlap'),
  )
})

test('days can be added to a suspension; a suspended day is neither changed nor taken back by hand', async () => {
  const t = await withClinic()
  await t.seeded([{ weekday: 4 }])
  await t.plan()
  const [thursday] = await t.seen('2026-03-05', '2026-03-05')
  const first = await t.suspend()
  const more = await t.suspend(
    { schedules: [{ scheduleId: thursday!.id, substituteId: t.li }] },
    { suspensionId: first.suspensionId },
  )
  assert.deepEqual(
    [more.suspensionId, more.offers, more.schedules.length],
    [first.suspensionId, ['substitute', 'move', 'refund'], 1],
  )
  assert.equal((await t.ask('DELETE', `/staff/schedules/${t.clinic.id}`)).code, 'scheduling.schedule_not_found')
})
