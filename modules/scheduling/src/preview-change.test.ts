import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import type { ScheduleEffect, TimetableChange } from './contract.ts'
import { aTimetable, halves } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })
async function wednesdays() {
  const t = await aTimetable(db)
  const { id } = (await t.ask('POST', '/staff/templates', t.template())).body as { id: string }
  t.clock.set('2026-03-03T17:00:00Z') // one in the morning of the 4th: the 18th opens at seven
  await t.plan()
  const [first] = await t.seen('2026-03-04', '2026-03-04')
  const preview = async (
    change: TimetableChange,
    target: { templateId?: string; scheduleId?: string; departmentIds?: string[] } = { templateId: id },
  ) => (await t.facade.previewTemplateChange({ hospitalId: t.hospitalId, ...target, change })).schedules
  return { ...t, id, first: first!, preview }
}
const brief = (effects: ScheduleEffect[]) =>
  effects.map((e) => [e.on, e.action, e.why, e.capacityBefore, e.capacityAfter])
const code = (want: string) => (e: unknown) => e instanceof Refusal && e.code === want

test('a preview says what saving would do, day by day, and does none of it', async () => {
  const t = await wednesdays()
  const outbox = () => db.one<{ n: number }>(sql`select count(*)::int as n from platform.outbox`)
  const before = [await t.seen('2026-03-01', '2026-03-31'), await outbox()]
  const twice = halves.am.map((p) => ({ ...p, capacity: 10 }))
  assert.deepEqual(brief(await t.preview({ periods: twice })), [
    ['2026-03-04', 'changed', undefined, 10, 20],
    ['2026-03-11', 'changed', undefined, 10, 20],
    ['2026-03-18', 'changed', undefined, 10, 20],
  ])
  assert.deepEqual(
    brief(await t.preview({ weekday: 4 })).map(([on, action]) => [on, action]),
    [
      ['2026-03-04', 'withdrawn'],
      ['2026-03-05', 'made'],
      ['2026-03-11', 'withdrawn'],
      ['2026-03-12', 'made'],
      ['2026-03-18', 'withdrawn'],
    ],
  )
  assert.deepEqual(
    brief(await t.preview({ validTo: '2026-03-11' })).map(([, action]) => action),
    ['unchanged', 'unchanged', 'withdrawn'],
  )
  assert.deepEqual([await t.seen('2026-03-01', '2026-03-31'), await outbox()], before)
})

test('days whose numbers are open, or that were changed by hand, are said to be kept and why', async () => {
  const t = await wednesdays()
  await t.ask('PATCH', `/staff/schedules/${t.first.id}`, { room: '7' })
  const moved = halves.am.map((p) => ({
    ...p,
    from: p.from.replace('08', '10'),
    to: p.to.replace('08', '10').replace('09', '11'),
  }))
  assert.deepEqual(
    brief(await t.preview({ periods: moved })).map(([on, action, why]) => [on, action, why]),
    [
      ['2026-03-04', 'kept', 'edited'],
      ['2026-03-11', 'kept', 'released'],
      ['2026-03-18', 'changed', undefined],
    ],
  )
})

test('one day, a new single day and a new template are previewed by the same rules as saving', async () => {
  const t = await wednesdays()
  const one = { scheduleId: t.first.id }
  assert.deepEqual(brief(await t.preview({ withdrawn: true }, one)), [
    ['2026-03-04', 'withdrawn', undefined, 10, undefined],
  ])
  assert.deepEqual(brief(await t.preview({ periods: halves.am.map((p) => ({ ...p, capacity: 1 })) }, one)), [
    ['2026-03-04', 'changed', undefined, 10, 2],
  ])
  const clinic = {
    departmentId: t.cardiology,
    practitionerId: t.wang,
    feeLevel: 'chief' as const,
    half: 'am' as const,
    periods: halves.am,
  }
  assert.deepEqual(brief(await t.preview({ ...clinic, on: '2026-03-07' }, {})), [
    ['2026-03-07', 'made', undefined, undefined, 10],
  ])
  const [made] = await t.preview({ ...clinic, weekday: 6, validFrom: '2026-03-05' }, {})
  assert.deepEqual([made!.on, made!.action, made!.scheduleId], ['2026-03-07', 'made', undefined])
  await assert.rejects(
    t.preview({ ...clinic, weekday: 3, validFrom: '2026-03-05' }, {}),
    code('scheduling.template_overlap'),
  )
  await assert.rejects(t.preview({ ...clinic, on: '2026-03-04' }, {}), code('scheduling.schedule_overlap'))
  await assert.rejects(t.preview({ ...clinic, weekday: 3 }, {}), code('request.invalid'))
  await assert.rejects(t.preview({ weekday: 3 }, {}), code('request.invalid'))
})

test('a department head previews their own department only', async () => {
  const t = await wednesdays()
  await assert.rejects(
    t.preview({ room: '1' }, { templateId: t.id, departmentIds: [t.children] }),
    code('scheduling.template_not_found'),
  )
  await assert.rejects(
    t.preview({ withdrawn: true }, { scheduleId: t.first.id, departmentIds: [t.children] }),
    code('scheduling.schedule_not_found'),
  )
  await assert.rejects(
    t.facade.previewTemplateChange({ hospitalId: t.neighbourId, templateId: t.id, change: { room: '1' } }),
    code('scheduling.template_not_found'),
  )
})
