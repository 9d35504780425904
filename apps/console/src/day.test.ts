import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, clockOf, dayOf, isDay, mondayOf, week, weekday } from './day.ts'

test('the hospital day turns over at its own midnight', () => {
  assert.equal(dayOf(new Date('2026-03-01T15:59:59Z'), 'Asia/Shanghai'), '2026-03-01')
  assert.equal(dayOf(new Date('2026-03-01T16:00:00Z'), 'Asia/Shanghai'), '2026-03-02')
})
test('a week begins on Monday, also across a year', () => {
  assert.equal(mondayOf('2027-01-03'), '2026-12-28')
  assert.equal(week('2026-12-28').at(-1), '2027-01-03')
  assert.equal(weekday('2026-11-22'), 7)
  assert.equal(addDays('2028-02-28', 1), '2028-02-29')
})
test('only days that the calendar has are days', () => {
  assert.equal(isDay('2026-02-30'), false)
  assert.equal(isDay('2026-2-3'), false)
  assert.equal(isDay('2026-02-28'), true)
})
test('a countdown rounds up and stops at nothing', () => {
  assert.equal(clockOf(899_100), '15:00')
  assert.equal(clockOf(-5), '00:00')
})
