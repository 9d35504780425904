/**
 * Proof by histories: clients of small clinics against several API processes and a real PostgreSQL (fsync on), while nodes and database are killed
 * and wires cut; every history is checked by the linearizability checker, the ledger by its audit, every confirmed answer by its row.
 * `npm run histories -w bench`. HISTORIES, OPERATIONS (per history), CLINICS (at once), KILLS (for the times) change the size.
 * One table; the exit code is 1 when anything is lost, doubled, oversold or not linearizable, or the way back takes too long.
 */
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { kinds, openClinics } from '@jiuyi/e2e/src/histories/clinics.ts'
import { harms } from '@jiuyi/e2e/src/histories/faults.ts'
import type { Check } from '@jiuyi/e2e/src/histories/judge.ts'
import { act, troubles } from '@jiuyi/e2e/src/histories/record.ts'
import { type Round, runRound } from '@jiuyi/e2e/src/histories/run.ts'
import { startWorld, type World } from '@jiuyi/e2e/src/histories/world.ts'

const wanted = Number(process.env['HISTORIES'] ?? 500)
const operations = Number(process.env['OPERATIONS'] ?? 110)
const clinics = Number(process.env['CLINICS'] ?? 10)
const kills = Number(process.env['KILLS'] ?? 7)

const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1]!
const line = (...cells: (string | number)[]) =>
  console.log(cells.map((c, i) => (i ? String(c).padStart(11) : String(c).padEnd(46))).join(''))

/** Time to the first success after a kill: a few clients who keep booking, looking and giving back, nothing else going on. */
async function timeBack(world: World, what: 'node' | 'database'): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < kills; i++) {
    const [clinic] = await openClinics(world, 1, { patients: 4, capacity: [3, 3], kind: () => 'paid' })
    let stop = false
    let killedAt = Number.POSITIVE_INFINITY
    let back = Number.POSITIVE_INFINITY
    const acting = act(
      clinic!,
      world.places.map((p) => p.url),
      {
        operations: 100_000,
        phones: 1,
        thinkMs: 40,
        pulse: (called, returned) => {
          if (called >= killedAt) back = Math.min(back, returned)
        },
        stopped: () => stop,
      },
    )
    await sleep(600 + randomInt(400))
    killedAt = performance.now()
    if (what === 'database') {
      world.database.kill()
      await world.database.start()
    } else {
      const place = world.places[i % world.places.length]!
      await place.node.kill()
      await place.restart()
    }
    const until = performance.now() + 20_000
    while (back === Number.POSITIVE_INFINITY && performance.now() < until) await sleep(20)
    stop = true
    await acting
    times.push(back - killedAt)
  }
  return times
}

const began = performance.now()
const world = await startWorld()
const rounds: Round[] = []
const done = () => rounds.reduce((n, r) => n + r.histories, 0)
line('round', 'histories', 'operations', 'unknown', 'confirmed', 'faults', 'seconds')
for (let i = 0; done() < wanted; i++) {
  const round = await runRound(world, harms[i % harms.length]!, {
    clinics: Math.min(clinics, wanted - done()),
    operations,
    patients: 4,
    kind: (n) => kinds[n % kinds.length]!,
  })
  rounds.push(round)
  line(
    `${i + 1} ${round.harm}`,
    round.histories,
    round.operations,
    round.unknown,
    round.confirmed,
    round.faults.length,
    round.seconds.toFixed(1),
  )
  for (const f of round.faults.slice(0, 5)) console.log(`    ${f.check}: ${f.detail}`)
}
const afterNode = await timeBack(world, 'node')
const afterDatabase = await timeBack(world, 'database')
await world.stop()

const all = rounds.flatMap((r) => r.faults)
const of = (...checks: Check[]) => all.filter((f) => checks.includes(f.check)).length
const sum = (k: 'histories' | 'operations' | 'unknown' | 'confirmed') => rounds.reduce((n, r) => n + r[k], 0)
console.log(`\n${Math.round((performance.now() - began) / 1000)} s, ${world.places.length} API processes, fsync on`)
for (const [name, n] of [
  ['histories', sum('histories')],
  ['operations', sum('operations')],
  ['  of them with an unknown outcome', sum('unknown')],
  ['numbers confirmed', sum('confirmed')],
  ['lost', of('lost')],
  ['doubled', of('doubled')],
  ['oversold', of('oversold')],
  ['not linearizable (or undecided)', of('not linearizable', 'undecided')],
  ['faults of the ledger (audit numbers)', of('audit')],
] as const)
  line(name, n)
const seconds = (all: number[]) => `${(median(all) / 1000).toFixed(2)} / ${(Math.max(...all) / 1000).toFixed(2)} s`
line(`first success after kill -9 of a node, median / max of ${kills}`, seconds(afterNode))
line(`the same of the database`, seconds(afterDatabase))
console.log(`what clients saw go wrong: ${[...troubles].map(([k, n]) => `${k} ${n}×`).join(', ')}`)
const internal = [...troubles.keys()].filter((k) => k.startsWith('500'))
if (internal.length) console.log(`answers that must not be: ${internal.join(', ')}`)
const ok = !all.length && !internal.length && Math.max(...afterNode) <= 1_000 && Math.max(...afterDatabase) <= 4_000
console.log(ok ? 'all is well' : 'NOT all is well')
process.exit(ok ? 0 : 1)
