/**
 * What sharing commits is worth: one hot schedule, durable (fsync on), all invariants on, in one run and interleaved.
 * A: every request its own statement and commit, one or 16 at once. B: the batcher, 16, 64 and 256 callers waiting. `npm run booking-batches -w bench`.
 * Prints bookings per second (median of the rounds), the ratio B/A, and what the audit says.
 */
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditNumbers, createBatcher, type NumberRequest, openStock, takeNumbers } from '@jiuyi/appointments/bench'
import { addDays, localDate, newId, systemClock } from '@jiuyi/kernel'
import { startLocalPostgres } from '@jiuyi/local-postgres'
import { migrate, openDb, openKeyRing, sql } from '@jiuyi/platform'

const perRound = Number(process.env['BOOKINGS'] ?? 3_000)
const rounds = Number(process.env['ROUNDS'] ?? 5)

const port = await new Promise<number>((done) => {
  const s = createServer().listen(0, '127.0.0.1', () => {
    const at = (s.address() as { port: number }).port
    s.close(() => done(at))
  })
})
const server = await startLocalPostgres({
  dataDir: mkdtempSync(join(tmpdir(), 'jiuyi-bench-db-')),
  port,
  settings: { log_min_messages: 'error' },
})
await migrate(server.url, [
  { module: 'appointments', dir: new URL('../../modules/appointments/migrations/', import.meta.url) },
])
const db = openDb({ url: server.url, max: 17 })
const ctx = {
  db,
  clock: systemClock,
  keys: openKeyRing({ current: 'a', keys: { a: Buffer.alloc(32, 1) }, indexKey: Buffer.alloc(32, 2) }),
}
const hospitalId = newId()
const on = addDays(localDate(new Date(), 'Asia/Shanghai'), 2)

async function hotSchedule(): Promise<string> {
  const scheduleId = newId()
  await openStock(ctx)({
    scheduleId,
    hospitalId,
    campusId: newId(),
    departmentId: newId(),
    on,
    half: 'am',
    feeLevel: 'chief',
    feeFen: 2500,
    room: '1',
    timeZone: 'Asia/Shanghai',
    releaseAt: new Date(Date.now() - 1000).toISOString(),
    revision: 1,
    periods: [{ from: '08:00', to: '08:30', capacity: 1_000_000 }],
    pools: { online: 1_000_000, referral: 0, desk: 0, revisit: 0 },
  })
  return scheduleId
}
const request = (scheduleId: string): NumberRequest => ({
  hospitalId,
  scheduleId,
  periodNo: 0,
  patientId: newId(),
  feeFen: 2500,
  pool: 'online',
  elder: false,
  by: 'bench',
  channel: 'online',
  key: newId(),
  bodyHash: 'x',
})

/** `callers` people, each asking for the next number when the last one came. */
async function measure(callers: number, ask: (r: NumberRequest) => Promise<{ outcome: string }>): Promise<number> {
  const scheduleId = await hotSchedule()
  let left = perRound
  const began = process.hrtime.bigint()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0) {
        const { outcome } = await ask(request(scheduleId))
        if (outcome !== 'held') throw new Error(outcome)
      }
    }),
  )
  return (perRound / Number(process.hrtime.bigint() - began)) * 1e9
}

const variants: [string, () => Promise<number>][] = [
  ['A  one commit a booking, 1 caller', () => measure(1, async (r) => (await takeNumbers(db, systemClock, [r]))[0]!)],
  [
    'A  one commit a booking, 16 callers',
    () => measure(16, async (r) => (await takeNumbers(db, systemClock, [r]))[0]!),
  ],
  ...[1, 16, 64, 256].map((callers): [string, () => Promise<number>] => [
    `B  shared commits, ${callers} callers`,
    () => {
      const batcher = createBatcher<NumberRequest>((batch) => takeNumbers(db, systemClock, batch))
      return measure(callers, batcher.ask)
    },
  ]),
]
const seen = variants.map(() => [] as number[])
// A fresh table has no statistics, and then any index looks as good as the right one; in service autovacuum sees to it within a minute.
await measure(64, createBatcher<NumberRequest>((batch) => takeNumbers(db, systemClock, batch)).ask)
await db.rows(sql`analyze`)
for (let round = 0; round <= rounds; round++)
  for (const [i, [, run]] of variants.entries()) {
    const rate = await run()
    if (round > 0) seen[i]!.push(rate) // the first round warms up
  }
const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1]!
const base = median(seen[1]!)
for (const [i, [name]] of variants.entries())
  console.log(
    `${name.padEnd(38)} ${Math.round(median(seen[i]!)).toString().padStart(6)} bookings/s   ${(median(seen[i]!) / base).toFixed(2)} × A`,
  )
const faults = await auditNumbers(db)
console.log(faults.length ? `audit: ${faults.length} faults` : 'audit numbers: all is well')
await db.close()
await server.stop()
process.exit(faults.length ? 1 : 0)
