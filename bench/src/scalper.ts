/**
 * Fair play: 200 scalper accounts on 50 devices against 2,000 honest people for the same numbers, in one run and interleaved:
 *   A  the 2,000 alone             B  the 2,000 and the scalpers             C  as B, with the guard switched off by policy
 * Prints who got how many numbers against their share of the patients, and the honest p95 from tap to answer, B against A.
 * `npm run scalper -w bench`; NUMBERS, HONEST, ROUNDS. The phones' computation is set to 4 bits here, so that one machine can play 2,000 phones.
 */
import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import { auditNumbers, openStock } from '@jiuyi/appointments/bench'
import { addDays, localDate, newId, systemClock } from '@jiuyi/kernel'
import { openKeyRing, sql } from '@jiuyi/platform'
import { person, seenJustNow } from './rush/people.ts'
import { clear, type Stage, setStage, startApi } from './rush/stage.ts'
import type { Round } from './scalper/client.ts'

const honestPeople = Number(process.env['HONEST'] ?? 2_000)
const scalperAccounts = 200
const numbers = Number(process.env['NUMBERS'] ?? 200)
const rounds = Number(process.env['ROUNDS'] ?? 3)
const hospitalId = '01900000-0000-7000-8000-0000000000aa'

type Honest = {
  outcomes: Record<string, number>
  waited: number
  opened: number
  p50: number
  p95: number
  max: number
}
type Scalpers = { outcomes: Record<string, number>; sent: number }
const play = <R>(file: string, round: Round) =>
  new Promise<R>((ok, no) => {
    const child = fork(resolve(import.meta.dirname, 'scalper', file), [], { execArgv: [] })
    child.once('message', (m) => ok(m as R))
    child.once('exit', (code) => code && no(new Error(`${file} ended with ${code}`)))
    child.send(round)
  })

async function aRush(stage: Stage, scalpers: boolean, guard: boolean, seed: number) {
  await clear(stage.db)
  await seenJustNow(stage.db)
  const releaseAt = Math.ceil(Date.now() / 1000) * 1000 + 14_000
  const scheduleId = newId()
  const keys = openKeyRing({ current: 'a', keys: { a: Buffer.alloc(32) }, indexKey: Buffer.alloc(32) })
  await openStock({ db: stage.db, clock: systemClock, keys })({
    scheduleId,
    hospitalId,
    campusId: newId(),
    departmentId: newId(),
    on: addDays(localDate(new Date(), 'Asia/Shanghai'), 2),
    half: 'am',
    feeLevel: 'chief',
    feeFen: 2500,
    room: '1',
    timeZone: 'Asia/Shanghai',
    releaseAt: new Date(releaseAt).toISOString(),
    revision: 1,
    periods: [{ from: '08:00', to: '08:30', capacity: numbers }],
    pools: { online: numbers, referral: 0, desk: 0, revisit: 0 },
  })
  await stage.db.rows(sql`update appointments.policy set rush_guard = ${guard}, permit_bits = 4`)
  // A fresh process each time: no round profits from what the last one has seen.
  const api = await startApi(stage, { TRUST_PROXY: '127.0.0.1' })
  const everybody = Array.from({ length: honestPeople + scalperAccounts }, (_, i) => person(i))
  const of = (people: Round['people']): Round => ({ port: api.port, scheduleId, releaseAt, people, seed })
  const [honest, script] = await Promise.all([
    play<Honest>('honest.ts', of(everybody.slice(0, honestPeople))),
    scalpers ? play<Scalpers>('scalpers.ts', of(everybody.slice(honestPeople))) : undefined,
  ])
  await api.stop()
  const scalped = (
    await stage.db.one<{ n: number }>(sql`
      select count(*)::int as n from appointments.appointment
       where schedule_id = ${scheduleId} and status = 'pending' and patient_id = any (${everybody.slice(honestPeople).map((p) => p.patientId)}::uuid[])`)
  ).n
  const taken = (
    await stage.db.one<{ n: number }>(
      sql`select count(*)::int as n from appointments.appointment where schedule_id = ${scheduleId} and status = 'pending'`,
    )
  ).n
  const faults = await auditNumbers(stage.db)
  if (faults.length) throw new Error(`the ledger is broken: ${JSON.stringify(faults[0])}`)
  return { honest, script, scalped, taken }
}

const median = (n: number[]) => n.toSorted((a, b) => a - b)[n.length >> 1]!
const percent = (n: number, of: number) => `${((100 * n) / Math.max(1, of)).toFixed(1)} %`

const stage = await setStage(honestPeople + scalperAccounts)
const seen: Record<'A' | 'B' | 'C', Awaited<ReturnType<typeof aRush>>[]> = { A: [], B: [], C: [] }
for (let r = 0; r < rounds; r++)
  for (const variant of r % 2 ? (['B', 'C', 'A'] as const) : (['A', 'B', 'C'] as const)) {
    const got = await aRush(stage, variant !== 'A', variant !== 'C', 100 + r)
    seen[variant].push(got)
    console.log(
      variant,
      `taken ${got.taken}, by scalpers ${got.scalped}, page opened in ${got.honest.opened} ms (95 %), honest p50 ${got.honest.p50} p95 ${got.honest.p95} max ${got.honest.max} ms, slowed honest ${got.honest.waited}`,
      JSON.stringify(got.honest.outcomes),
      got.script ? `scripts sent ${got.script.sent} ${JSON.stringify(got.script.outcomes)}` : '',
    )
  }
const sum = (v: 'A' | 'B' | 'C', k: 'scalped' | 'taken') => seen[v].reduce((n, r) => n + r[k], 0)
const p95 = (v: 'A' | 'B' | 'C') => median(seen[v].map((r) => r.honest.p95))
const share = scalperAccounts / (scalperAccounts + honestPeople)
console.log(`\nscalpers are ${percent(scalperAccounts, scalperAccounts + honestPeople)} of the patients`)
console.log(
  `they got ${percent(sum('B', 'scalped'), sum('B', 'taken'))} of the numbers with the guard, ${percent(sum('C', 'scalped'), sum('C', 'taken'))} without`,
)
console.log(
  `honest p95, tap to answer: ${p95('A')} ms alone, ${p95('B')} ms with scalpers (× ${(p95('B') / p95('A')).toFixed(2)}), ${p95('C')} ms with scalpers and no guard`,
)
await stage.db.close()
await stage.postgres.stop()
const fair = sum('B', 'scalped') / Math.max(1, sum('B', 'taken')) <= share
const quick = p95('B') <= 1.5 * p95('A')
console.log(fair && quick ? 'holds' : `does not hold: ${fair ? '' : 'share '}${quick ? '' : 'p95'}`)
process.exit(fair && quick ? 0 : 1)
