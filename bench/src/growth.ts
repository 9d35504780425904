/**
 * Does it stay as quick as it is? A booking, and a look at 14 days of a department, with 1, 10 and 100 hospitals of 500 doctors and with 0.1 and 1 million past
 * appointments; `npm run growth -w bench -- --past 20000000` measures that many as well (about 15 GB of disk, some twenty minutes to build).
 * All databases stand side by side in one server and are measured in turn. Cost is processor time of the server process and of PostgreSQL together, so that
 * what else the machine does weighs little. Prints medians and each ratio to the first.
 * Environment: ROUNDS, BOOKINGS a round, HOSPITALS and PAST (comma separated).
 */
import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import { createBatcher, createShelf, type NumberRequest, takeNumbers } from '@jiuyi/appointments/bench'
import { newId, systemClock } from '@jiuyi/kernel'
import { openDb } from '@jiuyi/platform'
import { costOf } from './lib/cpu.ts'
import { benchServer } from './lib/database.ts'
import {
  buildHospitals,
  buildPast,
  departmentId,
  departmentsAHospital,
  futureSessions,
  hospitalId,
  patientId,
  scheduleId,
} from './lib/hospitals.ts'
import { getRequest, loader, median, ready } from './lib/load.ts'

const rounds = Number(process.env['ROUNDS'] ?? 7)
const perRound = Number(process.env['BOOKINGS'] ?? 1_500)
const hospitals = (process.env['HOSPITALS'] ?? '1,10,100').split(',').map(Number)
const past = (process.env['PAST'] ?? '100000,1000000').split(',').map(Number)
const at = process.argv.indexOf('--past')
if (at > 0) past.push(Number(process.argv[at + 1]))
const callers = 64

type Case = { name: string; hospitals: number; past: number }
const cases: Case[] = [
  ...hospitals.map((h) => ({
    name: `${h} hospital${h > 1 ? 's' : ''}, ${past[0]! / 1e6} million past`,
    hospitals: h,
    past: past[0]!,
  })),
  ...past.slice(1).map((p) => ({ name: `1 hospital, ${p / 1e6} million past`, hospitals: 1, past: p })),
]

const postgres = await benchServer({ shared_buffers: '2GB' })
const loads = loader()
const measured = []
for (const [i, c] of cases.entries()) {
  const began = performance.now()
  const url = await postgres.database(`growth_${i}`)
  await buildHospitals(url, c.hospitals)
  await buildPast(url, c.hospitals, c.past, (line) => c.past > 1_000_000 && console.error(line))
  console.error(`${c.name}: built in ${Math.round((performance.now() - began) / 1000)} s`)
  const db = openDb({ url, max: 6 })
  const api = fork(resolve(import.meta.dirname, 'lib/api-server.ts'), [url, '0'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port } = await ready<{ port: number }>(api)
  measured.push({
    ...c,
    db,
    api,
    port,
    turn: 0,
    booking: [] as number[],
    warm: [] as number[],
    cold: [] as number[],
    refused: 0,
  })
}
type Measured = (typeof measured)[number]

/** 64 callers book over all future clinics of all hospitals, each for a patient who has been here before. */
const book = (m: Measured): Promise<number> =>
  costOf([process.pid, postgres.pid], async () => {
    const batcher = createBatcher<NumberRequest>((batch) => takeNumbers(m.db, systemClock, batch), {
      groupOf: (r) => r.scheduleId,
    })
    const sessions = futureSessions(m.hospitals)
    const patients = Math.max(5_000, Math.ceil(m.past / 5))
    let left = perRound
    await Promise.all(
      Array.from({ length: callers }, async () => {
        while (left-- > 0) {
          const k = m.turn++
          // Steps that meet every clinic and every patient before they come back to one.
          const session = (k * 7_919) % sessions
          const { outcome } = await batcher.ask({
            hospitalId: hospitalId(Math.floor(session / (departmentsAHospital * 100))),
            scheduleId: scheduleId(session),
            periodNo: Math.floor(k / sessions) % 8,
            patientId: patientId((k * 104_729) % patients),
            feeFen: 2500,
            pool: 'online',
            elder: false,
            by: 'bench',
            channel: 'online',
            key: newId(),
            bodyHash: 'x',
          })
          if (outcome !== 'held') m.refused++
        }
      }),
    )
    return perRound
  })
const some = (m: Measured, n: number) =>
  Array.from({ length: n }, (_, i) => departmentId(Math.floor((i * m.hospitals) / n), i % departmentsAHospital))
/** What a reader costs when the answer is in memory. */
const warm = (m: Measured): Promise<number> =>
  costOf([m.api.pid!, postgres.pid], async () => {
    const requests = some(m, 40).map((d) =>
      getRequest(`/api/departments/${d}/availability`, { 'accept-encoding': 'gzip' }),
    )
    const { statuses } = await loads.run({ port: m.port, connections: 16, seconds: 1.5, requests })
    return statuses['200'] ?? 1
  })
/** What the first reader of a department costs: fourteen days from the database. */
const cold = (m: Measured): Promise<number> =>
  costOf([process.pid, postgres.pid], async () => {
    const shelf = createShelf(m.db, systemClock, 'Asia/Shanghai')
    await shelf.feed.lookNow()
    const all = some(m, 50)
    for (const d of all) await shelf.days('department', d, undefined, 14)
    shelf.stop()
    return all.length
  })

for (let round = 0; round <= rounds; round++)
  for (const m of round % 2 ? measured.toReversed() : measured) {
    const figures = [await book(m), await warm(m), await cold(m)] as const
    if (round === 0) continue
    m.booking.push(figures[0])
    m.warm.push(figures[1])
    m.cold.push(figures[2])
  }
const first = measured[0]!
let flat = true
console.log(`${''.padEnd(36)}   a booking          a look, in memory   a first look`)
for (const m of measured) {
  const cell = (of: (x: Measured) => number[]) => {
    const ratio = median(of(m)) / median(of(first))
    // A cost that is not above nothing was not measured.
    if (!(ratio > 0 && ratio <= 1.2)) flat = false
    return `${Math.round(median(of(m)))
      .toString()
      .padStart(6)} µs ${ratio.toFixed(2)} ×`
  }
  console.log(
    `${m.name.padEnd(36)} ${cell((x) => x.booking)}   ${cell((x) => x.warm)}   ${cell((x) => x.cold)}${m.refused ? `   (${m.refused} bookings refused)` : ''}`,
  )
}
console.log(flat ? 'flat within 20 %' : 'NOT flat within 20 %')
for (const m of measured) {
  m.api.disconnect()
  await m.db.close()
}
loads.stop()
await postgres.stop()
process.exit(flat ? 0 : 1)
