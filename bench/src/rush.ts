/**
 * 07:00: 20,000 requests for 40 numbers arrive within one second, some tapping twice, some asking again with the same key. Through the real server
 * process, durable, every check on. Says how long people waited, what a node needed of memory, and that nothing was oversold. `npm run rush -w bench`;
 * `REQUESTS`, `NUMBERS`, `CONNECTIONS`, `PROCESSES`, `PROFILE=1`.
 */
import { auditNumbers } from '@jiuyi/appointments/bench'
import { sql } from '@jiuyi/platform'
import { seenJustNow } from './rush/people.ts'
import { layersOf, newestProfile } from './rush/profile.ts'
import { clear, cpuOf, openSchedule, runLoad, setStage, startApi } from './rush/stage.ts'

const requests = Number(process.env['REQUESTS'] ?? 20_000)
const numbers = Number(process.env['NUMBERS'] ?? 40)
const connections = Number(process.env['CONNECTIONS'] ?? 1_000)
const processes = Number(process.env['PROCESSES'] ?? 1)
const profile = Boolean(process.env['PROFILE'])

const stage = await setStage(requests)
const apis = await Promise.all(
  Array.from({ length: processes }, () =>
    startApi(stage, {}, profile ? ['--cpu-prof', `--cpu-prof-dir=${stage.folder}`] : []),
  ),
)
const ports = apis.map((a) => a.port)
const load = {
  ports,
  path: '/api/appointments',
  connections,
  firstPerson: 0,
  schedules: [] as string[],
  doubleTaps: 20,
  retries: 10,
}

// A node that has just started has compiled nothing yet; in service it has been answering all night.
load.schedules = [await openSchedule(stage.db, 50)]
await runLoad({ ...load, connections: 64, count: Math.min(3_000, requests) })
await clear(stage.db)
load.schedules = [await openSchedule(stage.db, numbers)]
await seenJustNow(stage.db)
await new Promise((r) => setTimeout(r, 1_000))

const before = await Promise.all(apis.map((a) => a.rss()))
const peaks = before.slice()
let asking = true
const watch = (async () => {
  while (asking) {
    for (const [i, a] of apis.entries()) peaks[i] = Math.max(peaks[i]!, await a.rss())
    await new Promise((r) => setTimeout(r, 50))
  }
})()
const cpu = () => [apis.reduce((n, a) => n + cpuOf(a.child.pid!), 0), cpuOf(stage.postgres.pid)] as const
const cpuBefore = cpu()
const seen = await runLoad({ ...load, count: requests, withinMs: 1_000 })
const cpuAfter = cpu()
asking = false
await watch

const taken = await stage.db.one<{ n: number; people: number; serials: number }>(
  sql`select count(*) as n, count(distinct patient_id) as people, count(distinct serial) as serials from appointments.appointment where status <> 'cancelled'`,
)
const faults = await auditNumbers(stage.db)
const mb = (b: number) => `${Math.round(b / 1024 / 1024)} MB`
console.log(
  `${requests} requests in 1 s over ${connections} connections for ${numbers} numbers, ${processes} process${processes > 1 ? 'es' : ''}`,
)
console.log(
  `answered in ${seen.seconds.toFixed(2)} s (${Math.round(seen.perSecond)}/s): ${JSON.stringify(seen.statuses)}`,
)
console.log(
  `from the moment it was due: p50 ${seen.p50} ms, p95 ${seen.p95} ms, p99 ${seen.p99} ms, longest ${seen.max} ms   wanted p99 ≤ 1000 ms`,
)
console.log(
  `CPU: node ${(cpuAfter[0] - cpuBefore[0]).toFixed(1)} s, postgres ${(cpuAfter[1] - cpuBefore[1]).toFixed(1)} s, load ${seen.cpuSeconds.toFixed(1)} s`,
)
console.log(`memory of a node: ${before.map(mb).join(', ')} before, ${peaks.map(mb).join(', ')} at its peak`)
console.log(`numbers taken ${taken.n} of ${numbers}, by ${taken.people} people, ${taken.serials} serials`)
console.log(
  faults.length ? `audit: ${faults.length} faults, ${JSON.stringify(faults[0])}` : 'audit numbers: all is well',
)
await Promise.all(apis.map((a) => a.stop()))
if (profile)
  for (const [layer, share] of layersOf(newestProfile(stage.folder)))
    console.log(`${layer.padEnd(28)} ${share.toFixed(1).padStart(5)} %`)
await stage.db.close()
await stage.postgres.stop()
process.exit(faults.length || taken.n !== numbers || taken.people !== numbers ? 1 : 0)
