/** What a history is worth: the checks it must pass, each by its name. */
import { auditNumbers } from '@jiuyi/appointments/module'
import { type Db, sql } from '@jiuyi/platform'
import { check } from '../linearizability/check.ts'
import { type AppointmentFacts, type ClinicOperation, clinicModel, rightBody } from './clinic.ts'
import type { Clinic, History } from './record.ts'

export type Check = 'lost' | 'doubled' | 'oversold' | 'not linearizable' | 'undecided' | 'audit'
export type Fault = { check: Check; detail: string }

type Row = { id: string; patient: string; schedule: string; serial: number; key: string; status: string }
type MoveRow = { id: string; key: string; from: string; fromSerial: number; to: string; toSerial: number }

const rowsOf = (db: Db, clinic: Clinic) =>
  db.rows<Row>(sql`
    select a.id, a.patient_id as patient, a.schedule_id as schedule, a.serial, a.idempotency_key as key, a.status
      from appointments.appointment a
     where a.hospital_id = ${clinic.hospitalId} and a.schedule_id = any (${clinic.schedules.map((s) => s.id)}::uuid[])`)

const movesOf = (db: Db, clinic: Clinic) =>
  db.rows<MoveRow>(sql`
    select r.appointment_id as id, r.idempotency_key as key, r.from_schedule as "from", r.from_serial as "fromSerial", r.to_schedule as "to", r.to_serial as "toSerial"
      from appointments.reschedule r
     where r.hospital_id = ${clinic.hospitalId} and r.to_schedule = any (${clinic.schedules.map((s) => s.id)}::uuid[])
     order by r.appointment_id, r.turn`)

/**
 * How old an answer of "what is left" may be, which is made for being cached and never decides (milliseconds). A node whose wire to the database is
 * dead needs three seconds to know it; from then on its answers say since when they are old, and what they admit comes on top.
 */
const staleness = 2_500
const unnoticed = 2_000

/**
 * Attempts nobody heard of: those whose key stands in a row happened, some time after they were called; the others never did.
 * And what the house did by itself is added, from the ledger.
 */
async function settle(
  db: Db,
  { clinic, operations }: History,
  rows: Row[],
  moves: MoveRow[],
  blind: boolean,
): Promise<ClinicOperation[]> {
  const byKey = new Map(rows.map((r) => [r.key, r]))
  const moveByKey = new Map(moves.map((m) => [m.key, m]))
  const known = operations.flatMap((op): ClinicOperation[] => {
    if (op.input.f === 'left') {
      const oldBy = op.output && 'oldBy' in op.output ? op.output.oldBy : 0
      return op.output ? [{ ...op, called: op.called - staleness - (blind ? unnoticed + oldBy : 0) }] : []
    }
    if (op.input.f === 'mine' && !op.output) return []
    if (op.input.f === 'move' && !op.output) {
      const moved = moveByKey.get(op.input.key)
      return moved ? [{ ...op, output: { id: moved.id } }] : []
    }
    if (op.output || op.input.f !== 'book') return [op]
    const row = byKey.get(op.input.key)
    return row && op.input.body === rightBody ? [{ ...op, output: { id: row.id } }] : []
  })
  const own = await db.rows<{ why: string; schedule: string; seat: number; id: string | null }>(sql`
    select e.why, e.schedule_id as schedule, e.seat_from as seat, e.appointment_id as id from appointments.number_event e
     where e.hospital_id = ${clinic.hospitalId} and e.schedule_id = any (${clinic.schedules.map((s) => s.id)}::uuid[])
       and (e.why = 'hold_expired' or e.from_state = 'cooling')`)
  return [
    ...known,
    ...own.map(
      ({ why, schedule, seat, id }): ClinicOperation => ({
        input: why === 'hold_expired' ? { f: 'expire', id: id! } : { f: 'warm', schedule, serial: seat },
        output: undefined,
        called: 0,
        returned: Number.POSITIVE_INFINITY,
        by: 'house',
      }),
    ),
  ]
}

/** Every fault of one history. `blind`: a node was without its database for a while, so what is left may be older. */
export async function judge(db: Db, history: History, { blind = false } = {}): Promise<Fault[]> {
  const { clinic, told } = history
  const rows = await rowsOf(db, clinic)
  const moves = await movesOf(db, clinic)
  const movesBy = Map.groupBy(moves, (m) => m.id)
  /** Every number the appointment had, first to last. */
  const placesOf = (r: Row) => {
    const its = movesBy.get(r.id) ?? []
    const first = its[0] ? { schedule: its[0].from, serial: its[0].fromSerial } : r
    return [first, ...its.map((m) => ({ schedule: m.to, serial: m.toSerial }))]
  }
  const faults: Fault[] = []
  const byId = new Map(rows.map((r) => [r.id, r]))

  for (const t of told) {
    const row = byId.get(t.id)
    if (!row) faults.push({ check: 'lost', detail: `${t.id} was confirmed and is gone` })
    else if (
      row.patient !== t.patient ||
      !placesOf(row).some((p) => p.serial === t.serial && p.schedule === t.schedule)
    )
      faults.push({ check: 'lost', detail: `${t.id} was confirmed with serial ${t.serial} and never had it` })
  }
  const live = rows.filter((r) => r.status === 'pending' || r.status === 'booked')
  for (const [what, of] of [
    ['a number has two appointments', (r: Row) => `${r.schedule} ${r.serial}`],
    ['a patient has two appointments', (r: Row) => r.patient],
  ] as const)
    for (const [k, of2] of Map.groupBy(live, of))
      if (of2.length > 1) faults.push({ check: 'doubled', detail: `${what}: ${k}` })
  for (const [key, of] of Map.groupBy(told, (t) => t.key))
    if (new Set(of.map((t) => t.id)).size > 1)
      faults.push({ check: 'doubled', detail: `one key, two appointments: ${key}` })
  for (const s of clinic.schedules) {
    const n = live.filter((r) => r.schedule === s.id).length
    if (n > s.capacity) faults.push({ check: 'oversold', detail: `${n} appointments for ${s.capacity} numbers` })
  }

  const facts = new Map<string, AppointmentFacts>()
  for (const r of rows) {
    const [first] = placesOf(r)
    const its = (movesBy.get(r.id) ?? []).map((m) => ({ key: m.key, to: { schedule: m.to, serial: m.toSerial } }))
    facts.set(r.id, { ...r, first: first!, moves: its })
  }
  for (const t of told) if (!facts.has(t.id)) facts.set(t.id, { ...t, first: t, moves: [] })
  const model = clinicModel(Object.fromEntries(clinic.schedules.map((s) => [s.id, s.capacity])), [...facts.values()], {
    free: clinic.feeFen === 0,
  })
  const verdict = check(model, await settle(db, history, rows, moves, blind), { maxSteps: 3_000_000 })
  if (verdict.ok === false)
    faults.push({
      check: 'not linearizable',
      detail: `no order explains ${JSON.stringify(verdict.stuckAt.input)} → ${JSON.stringify(verdict.stuckAt.output)} after ${verdict.placed.length} operations`,
    })
  if (verdict.ok === undefined) faults.push({ check: 'undecided', detail: `given up after ${verdict.steps} steps` })
  return faults
}

/** What the product's own audit says of the whole database. */
export const auditFaults = async (db: Db): Promise<Fault[]> =>
  (await auditNumbers(db)).map((f) => ({ check: 'audit', detail: `${f.invariant}: ${f.detail}` }))
