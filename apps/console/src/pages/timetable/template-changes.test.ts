import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, made } from './template-changes.ts'

const form = {
  departmentId: 'd',
  practitionerId: 'p',
  feeLevel: 'chief' as const,
  half: 'am' as const,
  weekdays: [3, 1],
  everyWeeks: 1,
  periods: [{ from: '08:00', to: '08:30', capacity: 5 }],
  pools: { online: 55, referral: 20, desk: 15, revisit: 10 },
  room: '3 诊室',
  validFrom: '2026-11-22',
  active: true,
}
test('two weekdays are two templates', () => {
  assert.deepEqual(
    made(form).map((c) => c.change.weekday),
    [1, 3],
  )
})
test('an update says only what it changes; no end is said with null', () => {
  const { weekdays: _, ...rest } = form
  const before = { ...rest, id: 't', hospitalId: 'h', campusId: 'c', weekday: 1, validTo: '2026-12-31' }
  assert.deepEqual(changed(before, { ...form, weekdays: [1], room: '5 诊室' }), {
    templateId: 't',
    change: { room: '5 诊室', validTo: null },
  })
})
