/**
 * Bookings a second over HTTP, durable, with every check on, beside pgbench doing one booking per transaction on the same server and beside an
 * empty POST behind the same door. One run, interleaved, medians. `npm run hot-schedule -w bench`; `ROUNDS`, `SECONDS`, `ONLY='HTTP, hot|empty'`, `PROFILE=1`.
 */

import { auditNumbers } from '@jiuyi/appointments/bench'
import { seenJustNow } from './rush/people.ts'
import { findPgbench, pgbench, preparePgbench } from './rush/pgbench.ts'
import { layersOf, newestProfile } from './rush/profile.ts'
import {
  clear,
  cpuOf,
  type Load,
  openMany,
  openSchedule,
  runLoad,
  type Seen,
  setStage,
  startApi,
} from './rush/stage.ts'

const rounds = Number(process.env['ROUNDS'] ?? 3)
const seconds = Number(process.env['SECONDS'] ?? 3)
const count = Number(process.env['BOOKINGS'] ?? 12_000)
const connections = Number(process.env['CONNECTIONS'] ?? 128)
const only = process.env['ONLY']?.split('|')
const profile = Boolean(process.env['PROFILE'])

findPgbench()
const stage = await setStage(count)
const scripts = await preparePgbench(stage.db, stage.folder)
const api = await startApi(stage, {}, profile ? ['--cpu-prof', `--cpu-prof-dir=${stage.folder}`] : [])
const second = profile ? api : await startApi(stage)
const load = (more: Partial<Load>): Load => ({
  ports: [api.port],
  path: '/api/appointments',
  connections,
  count,
  firstPerson: 0,
  schedules: [],
  ...more,
})
const shares: Record<string, string> = {}

async function http(name: string, what: Load): Promise<number> {
  await seenJustNow(stage.db)
  const cpu = () => [cpuOf(api.child.pid!), cpuOf(stage.postgres.pid)] as const
  const before = cpu()
  const seen: Seen = await runLoad(what)
  const after = cpu()
  if (Object.keys(seen.statuses).join() !== '201') throw new Error(`${name}: ${JSON.stringify(seen.statuses)}`)
  const µs = (s: number) => `${Math.round((s / what.count) * 1e6)} µs`
  shares[name] =
    `node ${µs(after[0] - before[0])}, postgres ${µs(after[1] - before[1])}, load ${µs(seen.cpuSeconds)} of CPU a request; p50 ${seen.p50} ms, p99 ${seen.p99} ms`
  return seen.perSecond
}

const variants: Record<string, () => Promise<number>> = {
  'pgbench, hot, 16 clients': () => pgbench(stage, scripts.hot, 16, seconds),
  'pgbench, hot, 1 client': () => pgbench(stage, scripts.hot, 1, seconds),
  'pgbench, hot, 4 clients': () => pgbench(stage, scripts.hot, 4, seconds),
  'pgbench, 10,000 rows, 16 clients': () => pgbench(stage, scripts.spread, 16, seconds),
  'HTTP, empty POST': () =>
    http('HTTP, empty POST', load({ path: '/api/bench/empty', schedules: ['01900000-0000-7000-8000-0000000000bb'] })),
  'HTTP, hot': async () => {
    await clear(stage.db)
    return http('HTTP, hot', load({ schedules: [await openSchedule(stage.db, 1_000_000)] }))
  },
  'HTTP, hot, two processes': async () => {
    await clear(stage.db)
    return http(
      'HTTP, hot, two processes',
      load({ ports: [api.port, second.port], schedules: [await openSchedule(stage.db, 1_000_000)] }),
    )
  },
  'HTTP, 10,000 schedules': async () => {
    await clear(stage.db)
    return http('HTTP, 10,000 schedules', load({ schedules: await openMany(stage.db, 10_000, 1_000) }))
  },
  'HTTP, one caller': async () => {
    await clear(stage.db)
    return http(
      'HTTP, one caller',
      load({ connections: 1, count: Math.min(count, 1_500), schedules: [await openSchedule(stage.db, 1_000_000)] }),
    )
  },
  'HTTP, one caller, empty POST': () =>
    http(
      'HTTP, one caller, empty POST',
      load({
        connections: 1,
        count: Math.min(count, 1_500),
        path: '/api/bench/empty',
        schedules: ['01900000-0000-7000-8000-0000000000bb'],
      }),
    ),
}
const chosen = Object.entries(variants).filter(([name]) => !only || only.some((o) => name.includes(o)))
const seen: Record<string, number[]> = Object.fromEntries(chosen.map(([name]) => [name, []]))
for (let round = 0; round <= rounds; round++)
  for (const [name, run] of chosen) {
    const rate = await run()
    if (round > 0) seen[name]!.push(rate) // the first round warms up
    console.error(`${round === 0 ? 'warm-up' : `round ${round}`}  ${name.padEnd(36)} ${Math.round(rate)}/s`)
  }
const median = (name: string) =>
  (seen[name] ?? []).toSorted((a, b) => a - b)[(seen[name]?.length ?? 0) >> 1] ?? Number.NaN

for (const [name] of chosen)
  console.log(`${name.padEnd(36)} ${Math.round(median(name)).toString().padStart(7)}/s   ${shares[name] ?? ''}`)
const best = Math.max(
  ...['1 client', '4 clients', '16 clients'].map((c) => median(`pgbench, hot, ${c}`)).filter(Number.isFinite),
)
const ratio = (what: string, is: number, of: number, wanted: number) =>
  Number.isFinite(is / of) && console.log(`${what.padEnd(52)} ${(is / of).toFixed(2)}   wanted ${wanted}`)
ratio('hot ÷ pgbench with 16 clients', median('HTTP, hot'), median('pgbench, hot, 16 clients'), 6)
ratio('hot ÷ pgbench at its best', median('HTTP, hot'), best, 2.5)
ratio('hot ÷ empty POST', median('HTTP, hot'), median('HTTP, empty POST'), 0.65)
ratio(
  '10,000 schedules ÷ pgbench over 10,000 rows',
  median('HTTP, 10,000 schedules'),
  median('pgbench, 10,000 rows, 16 clients'),
  1.4,
)
ratio('two processes ÷ one', median('HTTP, hot, two processes'), median('HTTP, hot'), 1)

const faults = await auditNumbers(stage.db)
console.log(
  faults.length ? `audit: ${faults.length} faults, ${JSON.stringify(faults[0])}` : 'audit numbers: all is well',
)
await Promise.all([api.stop(), ...(second === api ? [] : [second.stop()])])
if (profile)
  for (const [layer, share] of layersOf(newestProfile(stage.folder)))
    console.log(`${layer.padEnd(28)} ${share.toFixed(1).padStart(5)} %`)
await stage.db.close()
await stage.postgres.stop()
process.exit(faults.length ? 1 : 0)
