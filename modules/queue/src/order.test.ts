import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Lane, lanes, orderOf, type Waiting } from './order.ts'

const one = (id: string, lane: Lane, serial: number, more: Partial<Waiting> = {}): Waiting => ({
  id,
  lane,
  group: 0,
  half: 0,
  serial,
  at: serial,
  missedAt: null,
  behind: [],
  ...more,
})
const rule = { returnEvery: 3, sinceReturn: 1000 }
const anyone = fc.record({
  lane: fc.constantFrom(...lanes),
  group: fc.integer({ min: 0, max: 4 }),
  half: fc.integer({ min: 0, max: 2 }),
  serial: fc.integer({ min: 1, max: 60 }),
  at: fc.integer({ min: 0, max: 1000 }),
})
const crowd = fc
  .array(anyone, { maxLength: 40 })
  .map((list) =>
    list.map((e, i): Waiting => ({ ...e, id: `p${String(i).padStart(2, '0')}`, missedAt: null, behind: [] })),
  )
const rules = fc.record({ returnEvery: fc.integer({ min: 2, max: 6 }), sinceReturn: fc.integer({ min: 0, max: 9 }) })

test('emergency, priority groups, returning ones one in three, on time by serial, late ones', () => {
  const list = [
    one('late', 'late', 1),
    one('s9', 'on_time', 9),
    one('s2', 'on_time', 2),
    one('s5', 'on_time', 5),
    one('r1', 'return', 30, { at: 1 }),
    one('r2', 'return', 31, { at: 2 }),
    one('old', 'priority', 40, { group: 1 }),
    one('ill', 'priority', 41, { group: 0 }),
    one('now', 'emergency', 50),
    one('pm1', 'on_time', 1, { half: 1 }),
  ]
  assert.deepEqual(orderOf(list, rule), ['now', 'ill', 'old', 'r1', 's2', 's5', 'r2', 's9', 'pm1', 'late'])
  assert.deepEqual(
    orderOf(list, { returnEvery: 3, sinceReturn: 0 }).slice(3),
    ['s2', 's5', 'r1', 's9', 'pm1', 'r2', 'late'],
    'somebody who returned was called just now',
  )
})

test('everybody has one place, and the order does not depend on how they are listed', () =>
  fc.assert(
    fc.property(crowd, rules, fc.infiniteStream(fc.nat()), (list, r, noise) => {
      const order = orderOf(list, r)
      assert.deepEqual([...order].sort(), list.map((e) => e.id).sort())
      const shuffled = list.map((e) => ({ e, n: noise.next().value as number })).sort((a, b) => a.n - b.n)
      assert.deepEqual(orderOf(shuffled.map((x) => x.e), r), order) // biome-ignore format: one thought
    }),
  ))

test('no lane is passed by a lower one, and serials keep their order', () =>
  fc.assert(
    fc.property(crowd, rules, (list, r) => {
      const of = new Map(list.map((e) => [e.id, e]))
      const order = orderOf(list, r).map((id) => of.get(id)!)
      const rank = (e: Waiting) => (e.lane === 'emergency' ? 0 : e.lane === 'priority' ? 1 : 2)
      for (let i = 1; i < order.length; i++) assert.ok(rank(order[i - 1]!) <= rank(order[i]!))
      const regular = order.filter((e) => e.lane === 'on_time' || e.lane === 'late')
      for (let i = 1; i < regular.length; i++) {
        const [a, b] = [regular[i - 1]!, regular[i]!]
        assert.ok(!(a.lane === 'late' && b.lane === 'on_time'))
        if (a.lane === 'on_time' && b.lane === 'on_time')
          assert.ok(a.half < b.half || (a.half === b.half && a.serial <= b.serial))
      }
    }),
  ))

test('while both wait, exactly one in `returnEvery` is a returning patient', () =>
  fc.assert(
    fc.property(crowd, rules, (list, r) => {
      const of = new Map(list.map((e) => [e.id, e]))
      const order = orderOf(list, r)
        .map((id) => of.get(id)!)
        .filter((e) => rank3(e))
      let since = r.sinceReturn
      order.forEach((e, i) => {
        const rest = order.slice(i)
        const both = rest.some((x) => x.lane === 'return') && rest.some((x) => x.lane !== 'return')
        if (both) assert.equal(e.lane === 'return', since >= r.returnEvery - 1)
        since = e.lane === 'return' ? 0 : since + 1
      })
    }),
  ))
const rank3 = (e: Waiting) => e.lane !== 'emergency' && e.lane !== 'priority'

test('a missed call lets exactly the named ones pass, whoever comes or leaves meanwhile', () =>
  fc.assert(
    fc.property(crowd, fc.integer({ min: 1, max: 6 }), fc.nat(), fc.array(anyone, { maxLength: 8 }), (list, n, pick, more) => {
      const before = orderOf(list, rule)
      const behind = before.slice(0, n)
      const missed = one('x', lanes[pick % 5]!, 1, { missedAt: 5000, behind })
      const order = orderOf([...list, missed], rule)
      assert.equal(order.indexOf('x'), behind.length)
      assert.deepEqual(order.filter((id) => id !== 'x'), before, 'nobody else moves')
      const come = more.map((e, i): Waiting => ({ ...e, id: `q${i}`, missedAt: null, behind: [] }))
      const later = orderOf([...list, missed, ...come], rule)
      for (const id of behind) assert.ok(later.indexOf(id) < later.indexOf('x'))
      const gone = orderOf([...list.filter((e) => !behind.includes(e.id)), missed], rule)
      const higher = list.filter((e) => !behind.includes(e.id) && !rank3(e)).length
      assert.ok(gone.indexOf('x') <= higher, 'once they are gone only emergencies and priority groups come first')
    }),
  )) // biome-ignore format: one property

test('two who missed one after the other come back in the order in which they were called', () => {
  const list = ['a', 'b', 'c', 'd', 'e'].map((id, i) => one(id, 'on_time', i + 3))
  const x = one('x', 'on_time', 1, { missedAt: 10, behind: ['a', 'b', 'c'] })
  const y = one('y', 'on_time', 2, { missedAt: 20, behind: ['a', 'b', 'c'] })
  assert.deepEqual(orderOf([...list, y, x], rule), ['a', 'b', 'c', 'x', 'y', 'd', 'e'])
  const end = { ...y, behind: ['a', 'b', 'c', 'x', 'd', 'e'] }
  assert.deepEqual(orderOf([...list, end, x], rule), ['a', 'b', 'c', 'x', 'd', 'e', 'y'])
})
