import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allFault, capacityOf, generatePeriods, periodFaults, poolsFit, readTime, usualPools } from './periods.ts'

test('a morning in half-hours of five numbers', () => {
  const made = generatePeriods({ from: '08:00', to: '12:00', minutes: 30, capacity: 5 })
  assert.equal(made.length, 8)
  assert.deepEqual(made[0], { from: '08:00', to: '08:30', capacity: 5 })
  assert.equal(made.at(-1)?.to, '12:00')
  assert.equal(capacityOf(made), 40)
  assert.equal(allFault(made, 'am'), undefined)
})
test('what does not fill a whole piece becomes none', () => {
  assert.deepEqual(
    generatePeriods({ from: '08:00', to: '09:10', minutes: 25, capacity: 1 }).map((p) => p.to),
    ['08:25', '08:50'],
  )
  assert.deepEqual(generatePeriods({ from: '08:00', to: '08:10', minutes: 15, capacity: 1 }), [])
})
test('a piece is never longer than 30 minutes and a clinic never more than 24 pieces', () => {
  assert.deepEqual(generatePeriods({ from: '08:00', to: '12:00', minutes: 31, capacity: 1 }), [])
  assert.deepEqual(generatePeriods({ from: '08:00', to: '12:00', minutes: 0, capacity: 1 }), [])
  assert.equal(generatePeriods({ from: '08:00', to: '12:00', minutes: 5, capacity: 1 }).length, 24)
})
test('each wrong period is named', () => {
  const p = (from: string, to: string, capacity = 1) => ({ from, to, capacity })
  assert.deepEqual(
    periodFaults(
      [
        p('08:00', '08:30'),
        p('08:20', '08:40'),
        p('09:00', '09:00'),
        p('09:00', '09:45'),
        p('12:45', '13:15'),
        p('8:00', '08:30'),
      ],
      'am',
    ),
    [undefined, 'overlap', 'order', 'too_long', 'outside', 'time'],
  )
  assert.deepEqual(periodFaults([p('14:00', '14:30', 201), p('14:30', '15:00', 1.5)], 'pm'), ['capacity', 'capacity'])
  assert.equal(allFault([], 'am'), 'none')
})
test('times are read the way people type them', () => {
  assert.deepEqual(['8', '830', '8:30', '0830', '08：30', '17.45'].map(readTime), [
    '08:00',
    '08:30',
    '08:30',
    '08:30',
    '08:30',
    '17:45',
  ])
  assert.deepEqual(['', '25:00', '8:75', 'abc', '12345'].map(readTime), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
test('shares of numbers are whole and make a hundred', () => {
  assert.ok(poolsFit(usualPools))
  assert.ok(!poolsFit({ ...usualPools, desk: 16 }))
  assert.ok(!poolsFit({ online: 110, referral: -10, desk: 0, revisit: 0 }))
  assert.ok(!poolsFit({ online: 55.5, referral: 19.5, desk: 15, revisit: 10 }))
})
