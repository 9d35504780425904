import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { kinds } from './src/histories/clinics.ts'
import { harms } from './src/histories/faults.ts'
import type { Check } from './src/histories/judge.ts'
import { planted } from './src/histories/planted.ts'
import { troubles } from './src/histories/record.ts'
import { runRound } from './src/histories/run.ts'
import { startWorld } from './src/histories/world.ts'

// The long run with every harm and its figures: `npm run histories -w bench`. This one shows in a minute that it still holds.
const world = await startWorld()
after(() => world.stop())
const size = { clinics: 5, operations: 60, patients: 4, kind: (i: number) => kinds[i % kinds.length]! }
const harm = (name: string) => harms.find((h) => h.name === name)!

for (const name of [
  'kill -9 of a node',
  'kill -9 of the database',
  'a dead wire to the database',
  'answers of the database cut off',
])
  test(`histories under ${name}: nothing lost, doubled or oversold, every answer has its place in one order`, async () => {
    troubles.clear()
    const round = await runRound(world, harm(name), size)
    assert.deepEqual(round.faults, [])
    assert.ok(round.operations >= 300 && round.confirmed > 10, JSON.stringify(round))
    // Whatever broke, clients heard "try again" or nothing: never that the server is at fault.
    assert.deepEqual(
      [...troubles.keys()].filter((t) => t.startsWith('5') && !t.startsWith('503 request.unavailable')),
      [],
    )
  })

/** Lets the wrong engine run until it is found, a few rounds at most: a race need not happen in the first one. */
const found = async (what: keyof typeof planted, by: Check[]) => {
  const remove = await planted[what].plant(world.house.db)
  const checks = new Set<Check>()
  try {
    for (let i = 0; i < 4 && !by.every((c) => checks.has(c)); i++) {
      // A wrong engine may leave a client asking for ever.
      const options = { clinics: 2, operations: 50, patients: 6, kind: () => 'paid' as const, deadlineMs: 30_000 }
      for (const f of (await runRound(world, harm('none'), options)).faults) checks.add(f.check)
    }
  } finally {
    await remove()
  }
  for (const c of by) assert.ok(checks.has(c), `not found as ${c}, but as: ${[...checks].join(', ') || 'nothing'}`)
}

test('planted: a skipped check of what is left is found as an oversold clinic and as an order that cannot be', () =>
  found('skippedCheck', ['oversold', 'not linearizable']))

test('planted: a lost idempotency key is found by the answers to retries', () => found('lostKey', ['not linearizable']))

test('planted: reading and writing in two steps is found by the order of answers and by the audit', () =>
  found('readModifyWrite', ['not linearizable', 'audit']))
