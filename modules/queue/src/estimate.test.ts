import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  estimateWaits,
  intervalsOf,
  learnPace,
  type Person,
  type Server,
  today,
  typical,
  type Visit,
} from './estimate.ts'

const minute = 60_000
const people = (n: number, more: Partial<Person> = {}): Person[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `p${i}`,
    practitionerId: 'd',
    lane: 'on_time',
    half: 0,
    serial: i + 10,
    missed: false,
    ...more,
  }))
const visits = (n: number, minutes: number): Visit[] =>
  Array.from({ length: n }, (_, i) => ({ calledAt: i * minutes * minute, finishedAt: (i + 0.9) * minutes * minute }))
const server = (more: Partial<Server> = {}): Server => ({
  id: 'd',
  pace: typical,
  today: visits(6, 7),
  begun: true,
  startsAt: 0,
  busySince: null,
  paused: false,
  ...more,
})
const now = 42 * minute
const middle = (s: Server, of = 5, line = people(6)) => estimateWaits(now, line, [s], []).get(`p${of}`)!

test('who stands further back waits longer, in a range that widens', () => {
  const waits = estimateWaits(now, people(12), [server()], [])
  const all = people(12).map((p) => waits.get(p.id)!)
  for (const [i, w] of all.entries()) {
    assert.ok(w.from <= w.middle && w.middle <= w.to)
    if (i) assert.ok(w.middle > all[i - 1]!.middle)
  }
  assert.ok(all[11]!.to - all[11]!.from > all[3]!.to - all[3]!.from)
})

test('a slow day, a pause, a long visit and a doctor who is late make it longer; a second doctor shorter', () => {
  const usual = middle(server()).middle
  assert.ok(middle(server({ today: visits(6, 14) })).middle > usual * 1.2)
  assert.ok(middle(server({ paused: true })).middle > usual + 3)
  assert.ok(middle(server({ busySince: now - minute })).middle > usual)
  assert.ok(middle(server({ begun: false, today: [], startsAt: now + 20 * minute })).middle > usual + 15)
  const any = people(6, { practitionerId: null })
  const two = estimateWaits(now, any, [server(), server({ id: 'e' })], []).get('p5')!
  assert.ok(two.middle < usual * 0.75)
})

test('a lower serial that is booked and not here yet counts, a higher one does not', () => {
  const expected = (serial: number) =>
    Array.from({ length: 5 }, () => ({
      practitionerId: 'd',
      half: 0,
      serial,
      startsAt: now + 10 * minute,
      endsAt: now + 40 * minute,
    }))
  const of = (serial: number) => estimateWaits(now, people(6), [server()], expected(serial)).get('p5')!.middle
  assert.ok(of(1) > of(99) + 8)
})

test('the pace is the doctor’s own, learned from the past and corrected by today; without any it is a typical clinic', () => {
  const fast = learnPace(Array.from({ length: 20 }, (_, d) => ({ startsAt: d, visits: visits(20, 4) })))
  assert.ok(Math.exp(fast.mean) < 4.8 && Math.exp(fast.mean) > 3.8)
  assert.deepEqual(learnPace([]), typical)
  const slowed = today(fast, visits(10, 10))
  assert.ok(slowed.mean > fast.mean && slowed.sd < fast.day)
  assert.deepEqual(
    intervalsOf([
      { calledAt: 0, finishedAt: 5 * minute },
      { calledAt: 6 * minute, finishedAt: 10 * minute },
      { calledAt: 60 * minute, finishedAt: 66 * minute },
    ]),
    [6, 4, 6],
    'a long pause between is nobody’s visit',
  )
})

test('the same question has the same answer, and nobody to call means no answer', () => {
  assert.deepEqual(estimateWaits(now, people(3), [server()], []), estimateWaits(now, people(3), [server()], []))
  assert.equal(estimateWaits(now, people(3), [], []).size, 0)
  assert.equal(estimateWaits(now, people(1, { practitionerId: 'other' }), [server()], []).size, 0)
})
