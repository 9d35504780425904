import { addDays, type LocalDate } from '@jiuyi/kernel'
import type { Chance } from './chance.ts'
import type { DemoDepartment } from './departments.ts'
import type { DemoPatient } from './people.ts'
import { at, bookedAt, type DemoSchedule, type Diary, freePlace, iso, span, type Visit } from './planner.ts'

export type SeededPatient = DemoPatient & { id: string; bookedBy: string }
type People = { patients: SeededPatient[]; desk: string; diary: Diary; today: LocalDate }

const minutes = 60_000
const ends = { am: '12:00', pm: '17:30', night: '20:00' } as const
/** How much patients want a clinic: the numbers of famous doctors go first. */
const pull = {
  renowned: 5,
  special_need: 1.2,
  chief: 2.6,
  associate_chief: 1.5,
  evening_weekend: 2.2,
  ordinary: 0.3,
} as const

/** Patients a department is for, kept so that it is worked out once. */
export function guests(patients: SeededPatient[]) {
  const known = new Map<DemoDepartment, SeededPatient[]>()
  return (d: DemoDepartment): SeededPatient[] => {
    const { sex, from = 0, to = 150 } = d.who ?? {}
    const fit = known.get(d) ?? patients.filter((p) => (!sex || p.sex === sex) && p.age >= from && p.age <= to)
    known.set(d, fit)
    return fit
  }
}

/** One visit on a free seat by somebody who may take it; nothing when nobody is found soon. */
function visit(by: Chance, s: DemoSchedule, p: People, fit: SeededPatient[], end: Ending): Visit | undefined {
  const place = freePlace(by, s)
  if (!place || !fit.length) return undefined
  const open = s.schedule.on >= p.today
  for (let tries = 0; tries < 12; tries++) {
    const patient = by.pick(fit)
    if (!p.diary.mayBook(patient.id, s, place.periodNo, open)) continue
    const made = complete(by, s, p, { ...place, patient }, end)
    if (made.status !== 'cancelled') p.diary.note(patient.id, s, place.periodNo, open)
    return made
  }
  return undefined
}

export type Ending = 'fulfilled' | 'noshow' | 'by_patient' | 'by_desk' | 'hold_expired' | 'booked'

/** Fills in when it was taken, paid and how it ended, and counts the seat. */
export function complete(
  by: Chance,
  s: DemoSchedule,
  p: Pick<People, 'desk' | 'today'>,
  want: { patient: Pick<SeededPatient, 'id' | 'bookedBy'>; periodNo: number; pool: Visit['pool'] },
  end: Ending,
): Visit {
  const channel = want.pool === 'desk' || want.pool === 'referral' ? 'desk' : 'online'
  const { periodNo, pool, patient } = want
  const taken = bookedAt(by, s, periodNo, channel, p.today)
  const starts = span(s, periodNo)[0]
  const paid = taken + by.int(20, 280) * 1000
  const deadline = at(addDays(s.schedule.on, -1), '17:00')
  const cancelled = Math.min(
    paid + Math.max(10 * minutes, (starts - 40 * minutes - paid) * by.next()),
    Math.max(starts - 31 * minutes, paid + minutes),
  )
  const ended: Record<Ending, number | undefined> = {
    booked: undefined,
    fulfilled: starts + by.int(8, 75) * minutes,
    noshow: at(s.schedule.on, ends[s.schedule.half]),
    by_patient: cancelled,
    by_desk: cancelled,
    hold_expired: taken + 15 * minutes,
  }
  const status = end === 'fulfilled' || end === 'noshow' || end === 'booked' ? end : 'cancelled'
  s.taken[periodNo]!++
  if (status !== 'cancelled') s.poolTaken[pool]++
  return {
    id: by.id(new Date(taken)),
    scheduleId: s.schedule.id,
    patientId: patient.id,
    periodNo,
    pool,
    channel,
    status,
    createdAt: iso(taken),
    bookedBy: channel === 'desk' ? p.desk : patient.bookedBy,
    ...(end !== 'hold_expired' && { paidAt: iso(paid) }),
    ...(ended[end] !== undefined && { endedAt: iso(ended[end]) }),
    ...(status === 'cancelled' && {
      cancelReason: reasonOf(end, channel),
      cancelledLate: end !== 'hold_expired' && cancelled >= deadline,
      ...(reasonOf(end, channel) === 'by_desk' && { endedBy: p.desk }),
    }),
  }
}

/** Who has a number from the desk gives it back there, too. */
const reasonOf = (end: Ending, channel: Visit['channel']) =>
  end === 'hold_expired' ? end : end === 'by_desk' || channel === 'desk' ? 'by_desk' : 'by_patient'

/** `count` visits of the month behind: about 85 in a hundred were seen, 9 cancelled, 6 did not come. */
export function pastVisits(by: Chance, schedules: DemoSchedule[], p: People, count: number): Visit[] {
  const fit = guests(p.patients)
  const past = schedules.filter((s) => s.schedule.on < p.today)
  const draw = lottery(
    past.map((s) => pull[s.schedule.feeLevel] * s.schedule.periods.reduce((n, x) => n + x.capacity, 0)),
  )
  const made: Visit[] = []
  for (let tries = 0; made.length < count && tries < count * 6; tries++) {
    const s = past[draw(by)]!
    const end = by.weighted([
      ['fulfilled', 85],
      ['by_patient', 6.2],
      ['by_desk', 1.3],
      ['hold_expired', 1.5],
      ['noshow', 6],
    ] as const)
    const one = visit(by, s, p, fit(s.department), end)
    if (one) made.push(one)
  }
  return made
}

/** What is booked already: today's clinics well filled, fewer the further away, and some famous doctors sold out. */
export function comingVisits(
  by: Chance,
  schedules: DemoSchedule[],
  p: People,
  want: { count: number; soldOut: number; full: (s: DemoSchedule) => boolean },
): Visit[] {
  const fit = guests(p.patients)
  const coming = schedules.filter((s) => s.schedule.on >= p.today && s.schedule.on <= addDays(p.today, 9))
  const made: Visit[] = []
  const fill = (s: DemoSchedule, share: number) => {
    const wanted = Math.floor(s.schedule.periods.reduce((n, x) => n + x.capacity, 0) * share)
    for (let have = s.taken.reduce((n, x) => n + x, 0); have < wanted; have++) {
      const one = visit(by, s, p, fit(s.department), 'booked')
      if (!one) return
      made.push(one)
    }
  }
  const popular = by
    .shuffle(coming.filter((s) => s.schedule.feeLevel === 'renowned' && s.schedule.on > p.today))
    .slice(0, want.soldOut)
  for (const s of popular) fill(s, 1)
  for (const s of coming.filter(want.full)) if (!popular.includes(s)) fill(s, 0.6)
  const draw = lottery(
    coming.map(
      (s) =>
        (pull[s.schedule.feeLevel] * s.schedule.periods.reduce((n, x) => n + x.capacity, 0)) /
        (1 + daysAway(s, p.today)),
    ),
  )
  for (let tries = 0; made.length < want.count && tries < want.count * 4; tries++) {
    const s = coming[draw(by)]!
    if (popular.includes(s)) continue
    const one = visit(by, s, p, fit(s.department), 'booked')
    if (one) made.push(one)
  }
  return made
}

const daysAway = (s: DemoSchedule, today: LocalDate) => (at(s.schedule.on, '00:00') - at(today, '00:00')) / 86_400_000

/** Draws places by weight, each in a few steps however many there are. */
function lottery(weights: number[]) {
  const sums: number[] = []
  for (const w of weights) sums.push((sums.at(-1) ?? 0) + w)
  return (by: Chance): number => {
    const ball = by.next() * (sums.at(-1) ?? 0)
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > ball) high = middle
      else low = middle + 1
    }
    return low
  }
}
