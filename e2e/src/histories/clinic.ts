/**
 * The sequential model of the number ledger, as a checker needs it: a clinic is one object with its schedules (all of one department and day) and
 * the patients who come to it only. Where an appointment was first and where each move took it never changes, so a state is short: two letters per
 * appointment (`.` not there, `p` held, `b` booked, `c` given back; then how often it moved) and one per number (`k` while it cools).
 */
import type { Model, Operation } from '../linearizability/check.ts'

export type Place = { schedule: string; serial: number }
export type Move = { key: string; to: Place }
export type AppointmentFacts = {
  id: string
  patient: string
  key: string
  /** Where it was booked, and where it went from there, in this order. */
  first: Place
  moves: Move[]
}
export type ClinicInput =
  | { f: 'book'; patient: string; schedule: string; key: string; body: string }
  | { f: 'cancel'; id: string }
  | { f: 'move'; id: string; schedule: string; key: string }
  | { f: 'mine'; patient: string }
  | { f: 'left'; schedule: string }
  /** What the house does by itself: a hold runs out, a number has cooled. */
  | { f: 'expire'; id: string }
  | { f: 'warm'; schedule: string; serial: number }
export type ClinicOutput =
  | { id: string }
  | { refused: string }
  | { cancelled: true }
  /** By id: status, schedule, serial. */
  | { list: Record<string, string> }
  /** `oldBy`: milliseconds the answer itself admits to be old by, when its node has lost sight of the database. */
  | { left: number; oldBy: number }
export type ClinicOperation = Operation<ClinicInput, ClinicOutput>

/** The bodies a client may send: the one that is right, and one that names another price. */
export const rightBody = 'right'
export const otherPrice = 'other price'
/** How often a patient may move an appointment (a rule of the hospital). */
const movesAtMost = 2
const full = ['appointments.sold_out', 'appointments.period_full']
const shown: Record<string, string> = { p: 'pending', b: 'booked', c: 'cancelled' }

export function clinicModel(
  capacity: Record<string, number>,
  appointments: AppointmentFacts[],
  { free }: { free: boolean },
): Model<string, ClinicInput, ClinicOutput> {
  const noOf = new Map(appointments.map((a, i) => [a.id, i]))
  const byKey = new Map(appointments.map((a) => [a.key, a]))
  const byPatient = Map.groupBy(appointments, (a) => a.patient)
  const moveOf = new Map(
    appointments.flatMap((a) => a.moves.map((m, i) => [m.key, { id: a.id, turn: i + 1, to: m.to }] as const)),
  )
  const seats = new Map<string, number>()
  for (const [schedule, n] of Object.entries(capacity))
    for (let serial = 1; serial <= n; serial++) seats.set(`${schedule} ${serial}`, seats.size)
  const coolingFrom = appointments.length * 2

  const status = (state: string, a: AppointmentFacts) => state[noOf.get(a.id)! * 2]!
  const turn = (state: string, a: AppointmentFacts) => Number(state[noOf.get(a.id)! * 2 + 1])
  const where = (state: string, a: AppointmentFacts): Place => a.moves[turn(state, a) - 1]?.to ?? a.first
  const live = (state: string, a: AppointmentFacts) => 'pb'.includes(status(state, a))
  const replace = (state: string, i: number, by: string) => state.slice(0, i) + by + state.slice(i + by.length)
  const put = (state: string, a: AppointmentFacts, letter: string, moves = turn(state, a)) =>
    replace(state, noOf.get(a.id)! * 2, `${letter}${moves}`)
  const seatAt = (p: Place) => seats.get(`${p.schedule} ${p.serial}`)
  const cooling = (state: string, seat: number) => state[coolingFrom + seat] === 'k'
  /** The number somebody leaves: one that was booked cools, one that was only held is free at once. */
  const leave = (state: string, a: AppointmentFacts) => {
    const seat = seatAt(where(state, a))
    return status(state, a) === 'b' && seat !== undefined ? replace(state, coolingFrom + seat, 'k') : state
  }
  const leftIn = (state: string, schedule: string) => {
    let left = capacity[schedule]!
    for (const a of appointments) if (live(state, a) && where(state, a).schedule === schedule) left--
    for (let serial = 1; serial <= capacity[schedule]!; serial++)
      if (cooling(state, seatAt({ schedule, serial })!)) left--
    return left
  }
  const isFree = (state: string, at: Place) => {
    const seat = seatAt(at)
    return (
      seat !== undefined &&
      !cooling(state, seat) &&
      !appointments.some((a) => {
        if (!live(state, a)) return false
        const w = where(state, a)
        return w.schedule === at.schedule && w.serial === at.serial
      })
    )
  }

  const book = (state: string, input: ClinicInput & { f: 'book' }, output: ClinicOutput): string[] => {
    const same = (ok: boolean) => (ok ? [state] : [])
    const owner = byKey.get(input.key)
    const prior = owner && status(state, owner) !== '.' ? owner : undefined
    if ('id' in output) {
      const a = appointments[noOf.get(output.id) ?? -1]
      if (!a) return []
      if (prior) return same(prior.id === a.id && input.body === rightBody)
      const asked = a.patient === input.patient && a.first.schedule === input.schedule && a.key === input.key
      const mine = byPatient.get(a.patient)!
      return asked &&
        status(state, a) === '.' &&
        input.body === rightBody &&
        !mine.some((x) => live(state, x)) &&
        isFree(state, a.first)
        ? [put(state, a, free ? 'b' : 'p', 0)]
        : []
    }
    if (!('refused' in output)) return []
    if (prior) return same(input.body !== rightBody && output.refused === 'appointments.idempotency_key_reused')
    if (input.body !== rightBody) return same(output.refused === 'appointments.fee_changed')
    // Of two reasons that both hold, either may be told: a full schedule refuses before it looks at the patient.
    if (full.includes(output.refused)) return same(leftIn(state, input.schedule) === 0)
    const mine = (byPatient.get(input.patient) ?? []).filter((a) => live(state, a))
    if (mine.some((a) => where(state, a).schedule === input.schedule))
      return same(output.refused === 'appointments.already_booked')
    return same(mine.length > 0 && output.refused === 'appointments.limit_department_day')
  }

  const move = (state: string, input: ClinicInput & { f: 'move' }, output: ClinicOutput): string[] => {
    const same = (ok: boolean) => (ok ? [state] : [])
    const a = appointments[noOf.get(input.id) ?? -1]
    if (!a || status(state, a) === '.') return []
    const known = moveOf.get(input.key)
    const done = known && known.id === a.id && known.turn <= turn(state, a)
    if ('id' in output) {
      if (output.id !== a.id || !known || known.id !== a.id || known.to.schedule !== input.schedule) return []
      if (done) return [state]
      const may = live(state, a) && known.turn === turn(state, a) + 1 && known.turn <= movesAtMost
      return may && where(state, a).schedule !== input.schedule && isFree(state, known.to)
        ? [put(leave(state, a), a, status(state, a), known.turn)]
        : []
    }
    if (!('refused' in output) || done) return []
    if (!live(state, a)) return same(output.refused === 'appointments.cannot_reschedule')
    if (where(state, a).schedule === input.schedule) return same(output.refused === 'appointments.same_period')
    if (turn(state, a) >= movesAtMost) return same(output.refused === 'appointments.rescheduled_enough')
    return same(leftIn(state, input.schedule) === 0 && full.includes(output.refused))
  }

  return {
    initial: '.0'.repeat(appointments.length) + '-'.repeat(seats.size),
    key: (s) => s,
    idle(state, input, output) {
      if (input.f === 'mine' || input.f === 'left') return true
      if (input.f === 'expire' || input.f === 'warm') return false
      // What is given back stays so, and a key that was used stays used: repetitions change nothing any more.
      if (input.f === 'cancel') return state[(noOf.get(input.id) ?? -1) * 2] === 'c'
      if (!output || 'refused' in output) return true
      const a = 'id' in output && appointments[noOf.get(output.id) ?? -1]
      if (!a) return false
      return input.f === 'book' ? status(state, a) !== '.' : (moveOf.get(input.key)?.turn ?? 9) <= turn(state, a)
    },
    step(state, input, output) {
      const same = (ok: boolean) => (ok ? [state] : [])
      switch (input.f) {
        // Whether an attempt nobody heard of took effect is seen in the rows afterwards; the rest never happened (see `settle`).
        case 'book':
          return output ? book(state, input, output) : [state]
        case 'move':
          return output ? move(state, input, output) : [state]
        case 'cancel': {
          const a = appointments[noOf.get(input.id) ?? -1]
          if (!a || (output && !('cancelled' in output))) return []
          if (status(state, a) === '.') return same(!output)
          return [live(state, a) ? put(leave(state, a), a, 'c') : state]
        }
        case 'mine': {
          if (!output || !('list' in output)) return []
          const mine = (byPatient.get(input.patient) ?? []).filter((a) => status(state, a) !== '.')
          return same(
            mine.length === Object.keys(output.list).length &&
              mine.every((a) => {
                const { schedule, serial } = where(state, a)
                return output.list[a.id] === `${shown[status(state, a)]} ${schedule} ${serial}`
              }),
          )
        }
        case 'left':
          return same(output !== undefined && 'left' in output && output.left === leftIn(state, input.schedule))
        case 'expire': {
          const a = appointments[noOf.get(input.id) ?? -1]
          return a && status(state, a) === 'p' ? [put(state, a, 'c')] : []
        }
        case 'warm': {
          const seat = seatAt(input)
          return seat !== undefined && cooling(state, seat) ? [replace(state, coolingFrom + seat, '-')] : []
        }
      }
    },
  }
}
