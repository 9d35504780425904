import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsPath, layersOf, marks, niceTop, recentRate, tableRows } from './curve.ts'

const curve = {
  from: '2026-11-24T22:59:55Z',
  stepSeconds: 1,
  taken: [0, 0, 0, 0, 0, 9, 4, 0],
  refused: [0, 0, 0, 0, 0, 30, 2, 1],
  departments: [{ departmentId: 'a', taken: [0, 0, 0, 0, 0, 5, 4, 0] }],
}

test('the layers add up to the whole: what no named department took is of the others', () => {
  const layers = layersOf(curve)
  assert.deepEqual(
    layers.map((l) => [l.id, l.counts[5]]),
    [
      ['a', 5],
      ['others', 4],
    ],
  )
  assert.deepEqual(
    layersOf({ ...curve, departments: [{ departmentId: 'a', taken: curve.taken }] }).map((l) => l.id),
    ['a'],
  )
})

test('the scale ends on a round figure above the highest bar', () => {
  assert.deepEqual([0, 3, 9, 23, 180, 501].map(niceTop), [4, 4, 10, 50, 200, 1000])
})

test('bars stand only where something was taken', () => {
  assert.equal(barsPath([0, 0], [0, 0], 100, 50, 10), '')
  assert.equal(barsPath([0, 0], [5, 10], 100, 50, 10).match(/M/g)?.length, 2)
})

test('the table says what the curve shows, and leaves out the empty steps', () => {
  const rows = tableRows(curve)
  assert.deepEqual(
    rows.map((r) => [r.at.toISOString(), r.taken, r.refused]),
    [
      ['2026-11-24T23:00:00.000Z', 9, 30],
      ['2026-11-24T23:00:01.000Z', 4, 2],
      ['2026-11-24T23:00:02.000Z', 0, 1],
    ],
  )
})

test('marks lie on round instants within the window', () => {
  const all = marks({ ...curve, taken: new Array(180).fill(0) })
  assert.equal(all[0]!.at.toISOString(), '2026-11-24T23:00:00.000Z')
  assert.ok(all.length >= 5 && all.every((m) => m.share >= 0 && m.share <= 1))
})

test('the rate of the last ten seconds counts only seconds that have passed', () => {
  assert.equal(recentRate(curve, Date.parse('2026-11-24T23:00:02Z')), 1.9)
  assert.equal(recentRate(curve, Date.parse('2026-11-24T22:59:55Z')), 0)
})
