import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRushClock } from './rush-clock.ts'

test('the rush goes by the database’s time, however the node’s clock jumps', async () => {
  let steady = 1_000
  let wall = 5_000_000
  let database = 9_000_000
  const clock = createRushClock({ askDatabase: async () => database, steadyMs: () => steady, wallMs: () => wall })
  await clock.settled()
  assert.equal(clock.now(), 9_000_000)
  wall -= 3_600_000
  steady += 250
  assert.equal(clock.now(), 9_000_250)
  wall += 7_200_000
  steady += 250
  assert.equal(clock.now(), 9_000_500)
  // After a while the database is asked again, without anybody waiting for it.
  steady += 60_000
  database = 9_060_600
  clock.now()
  await new Promise((r) => setImmediate(r))
  assert.equal(clock.now(), 9_060_600)
})

test('a database that is away or slow leaves the clock as it was', async () => {
  let steady = 0
  let answer: () => Promise<number> = async () => 1_000_000
  const clock = createRushClock({ askDatabase: () => answer(), steadyMs: () => steady, wallMs: () => 0 })
  await clock.settled()
  steady = 40_000
  answer = () => Promise.reject(new Error('away'))
  clock.now()
  await new Promise((r) => setImmediate(r))
  assert.equal(clock.now(), 1_040_000)
  steady = 80_000
  answer = async () => {
    steady += 5_000
    return 7
  }
  clock.now()
  await new Promise((r) => setImmediate(r))
  assert.equal(clock.now(), 1_085_000)
})
