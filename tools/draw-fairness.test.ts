import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { chiSquareP, fairness } from '../bench/src/draw-fairness.ts'

/** Seeds and ids from a counter, so that the test is the same every time. `skew`: some ids begin with characters of somebody's choice. */
function counted(skew = false) {
  let n = 0
  const bytes = () => createHash('sha256').update(`draw ${n++}`).digest()
  return {
    seed: bytes,
    id: () => {
      const h = bytes().toString('hex')
      return `${skew && n % 10 < 2 ? '0000' : h.slice(0, 4)}${h.slice(4, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`
    },
  }
}

test('the chi-square table of every textbook', () => {
  assert.ok(Math.abs(chiSquareP(30.144, 19) - 0.05) < 0.0005)
  assert.ok(Math.abs(chiSquareP(10.117, 19) - 0.95) < 0.0005)
  assert.ok(Math.abs(chiSquareP(43.82, 19) - 0.001) < 0.0001)
})

test('1,500 draws with fixed seeds: neither the place nor the time of a wish is an advantage', () => {
  const f = fairness(1_500, {}, counted())
  assert.ok(f.p > 0.01, `p = ${f.p}`)
})

test('ids of which somebody has chosen a part win no more often', () => {
  const f = fairness(1_500, {}, counted(true))
  assert.ok(f.p > 0.01, `p = ${f.p}`)
})
