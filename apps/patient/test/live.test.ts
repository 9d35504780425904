import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createServerClock, timeOf } from '../src/app-state/server-clock.ts'
import { afterRelease, paceOf, pauseFor } from '../src/booking/pace.ts'

const at = Date.parse('2026-11-25T23:00:00Z')
const hour = 3_600_000

test('a phone that is hours wrong tells the server’s time, never a moment ahead of it', () => {
  for (const wrong of [-5 * hour, -90_000, 0, 42_000, 7 * hour]) {
    const clock = createServerClock(0)
    const phone = (server: number) => server + wrong
    // Asked every few seconds; the way back takes 30 to 400 ms, and now and then a cache kept the answer for a second.
    for (let i = 0; i < 20; i++) {
      const made = at + i * 5000
      const back = 30 + ((i * 137) % 370)
      clock.heard(made - (i % 3 === 2 ? 1000 : 0), phone(made - 200), phone(made + back))
      const now = made + back + 10
      const told = phone(now) + clock.offsetMs()
      assert.ok(told <= now, 'ahead of the server')
      if (i > 4) assert.ok(now - told < 120, `${now - told} ms behind`)
    }
  }
})

test('a phone whose clock is put right, or wrong, while the page is open finds its way again', () => {
  const clock = createServerClock(0)
  clock.heard(at, at - 100, at + 100)
  clock.heard(at + 5000, at + 5000 + 2 * hour - 100, at + 5000 + 2 * hour + 100) // put forward two hours
  assert.ok(Math.abs(clock.offsetMs() + 2 * hour) < 200)
  clock.heard(at + 9000, at + 9000 - hour - 100, at + 9000 - hour + 100) // and back
  assert.ok(Math.abs(clock.offsetMs() - hour) < 200)
})

test('an offset of last time gives way to the first answer; a slow answer does not spoil a good one', () => {
  const clock = createServerClock(6 * hour)
  clock.heard(at, at - 50, at + 50)
  assert.equal(clock.offsetMs(), -50)
  clock.heard(at + 1000, at + 900, at + 15_000) // fourteen seconds on the way
  assert.equal(clock.offsetMs(), -50)
})

test('the header to the millisecond is preferred to the one of whole seconds', () => {
  const date = 'Wed, 25 Nov 2026 23:00:00 GMT'
  assert.equal(timeOf({ date, 'x-server-time': '2026-11-25T23:00:00.740Z' }), at + 740)
  assert.equal(timeOf({ date }), at)
  assert.equal(timeOf({ date: 'yesterday' }), undefined)
})

test('phones ask gently: often only around a release, rarely when cut off, and never all at once', () => {
  const session = (state: 'not_released' | 'available' | 'full', minutes: number) => ({
    state,
    releaseAt: new Date(at + minutes * 60_000).toISOString(),
  })
  assert.equal(paceOf([session('available', -600)], at), 20_000)
  assert.equal(paceOf([session('not_released', 600)], at), 5_000)
  assert.equal(paceOf([session('full', -2)], at), 5_000)
  assert.equal(paceOf([session('not_released', 0)], at), 1_500)
  assert.equal(pauseFor(5_000, 0, 0.5), 5_000)
  assert.equal(pauseFor(5_000, 3, 0.5), 40_000)
  assert.ok(pauseFor(20_000, 30, 1) <= 72_000)
  const moments = Array.from({ length: 1000 }, (_, i) => afterRelease(i / 1000))
  assert.ok(Math.max(...moments) <= 1000 && new Set(moments).size > 900)
})
