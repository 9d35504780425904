/**
 * 候诊时长估计: from P10 to P90 when each of those who wait will be called. A few hundred days are played from now on with the doctor's own pace (history, corrected by
 * today), the visit that is going on, those who booked a lower serial and are not here yet, and those who come in between. Minutes; no clock, no table.
 */
import type { Lane } from './order.ts'

/** How one doctor works: logarithms of minutes from call to next call. */
export type Pace = {
  mean: number
  /** How much the doctor's days differ, and the visits of one day. */
  day: number
  visit: number
  /** Minutes that the first call of a session came after its start. */
  delays: number[]
  /** People who come in between, for each call. */
  between: number
}
export type Visit = { calledAt: number; finishedAt: number }
export type Session = { startsAt: number; visits: Visit[] }

const minute = 60_000
/** A doctor without history: a typical clinic, unsure. Four sessions of it are mixed into everybody's own. */
export const typical: Pace = {
  mean: Math.log(7),
  day: 0.25,
  visit: 0.6,
  delays: [-2, 0, 3, 5, 8, 12, 20],
  between: 0.12,
}
const sum = (x: number[]) => x.reduce((a, b) => a + b, 0)
const average = (x: number[]) => sum(x) / x.length

/** Minutes from one call to the next while people waited; a long pause between is not part of a visit. */
export function intervalsOf(visits: readonly Visit[]): number[] {
  const sorted = visits.toSorted((a, b) => a.calledAt - b.calledAt)
  return sorted.map((v, i) => {
    const next = sorted[i + 1]
    const whole = next && next.calledAt - v.finishedAt < 3 * minute ? next.calledAt : v.finishedAt
    return Math.max(0.3, (whole - v.calledAt) / minute)
  })
}

export function learnPace(sessions: readonly Session[], base: Pace = typical): Pace {
  const days = sessions.map((s) => intervalsOf(s.visits).map(Math.log)).filter((d) => d.length >= 3)
  const n = days.length
  if (!n) return base
  const weight = 4
  const means = days.map(average)
  const mean = (sum(means) + weight * base.mean) / (n + weight)
  const spread = sum(means.map((m) => (m - average(means)) ** 2)) + weight * base.day ** 2
  const within = sum(days.map((d, i) => sum(d.map((x) => (x - means[i]!) ** 2)))) + 40 * base.visit ** 2
  const freedom = sum(days.map((d) => d.length - 1)) + 40
  const delays = sessions.flatMap((s) =>
    s.visits.length ? [(Math.min(...s.visits.map((v) => v.calledAt)) - s.startsAt) / minute] : [],
  )
  return {
    mean,
    day: Math.sqrt(spread / (n + weight)),
    visit: Math.sqrt(within / freedom),
    delays: [...base.delays, ...delays],
    between: base.between,
  }
}

export type Person = {
  id: string
  practitionerId: string | null
  lane: Lane
  half: number
  serial: number
  missed: boolean
}
/** Booked and not here: comes before a higher serial if in time. */
export type Expected = { practitionerId: string | null; half: number; serial: number; startsAt: number; endsAt: number }
export type Server = {
  id: string
  pace: Pace
  /** Visits of today. */
  today: Visit[]
  /** Has called somebody of this session; if not, when it is planned to start. */
  begun: boolean
  startsAt: number
  busySince: number | null
  paused: boolean
}
export type Wait = { from: number; middle: number; to: number }

/** Numbers from 0 to 1 that are the same every time: an answer must not flicker. */
function dice(seed: number) {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const normal = (roll: () => number) => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())

/** The pace of today: history and what was seen today, each as sure as it is. */
export function today(pace: Pace, visits: readonly Visit[]): { mean: number; sd: number } {
  const seen = intervalsOf(visits).map(Math.log)
  if (!seen.length) return { mean: pace.mean, sd: pace.day }
  const prior = 1 / pace.day ** 2
  const data = seen.length / pace.visit ** 2
  return { mean: (prior * pace.mean + data * average(seen)) / (prior + data), sd: 1 / Math.sqrt(prior + data) }
}

const showProbability = 0.9

type InLine = { person: Person | null; practitionerId: string | null; lane: Lane; half: number; serial: number }

/** When each of these will be called, in minutes from `now`; the line is in its order. */
export function estimateWaits(
  now: number,
  line: readonly Person[],
  servers: readonly Server[],
  expected: readonly Expected[],
  { draws = 240, seed = 1 } = {},
): Map<string, Wait> {
  const found = new Map<string, number[]>(line.map((p) => [p.id, []]))
  if (!servers.length) return new Map()
  const roll = dice(seed)
  const paces = servers.map((s) => today(s.pace, s.today))
  for (let d = 0; d < draws; d++) {
    const mean = paces.map((p) => p.mean + p.sd * normal(roll))
    const lasts = (i: number) => Math.exp(mean[i]! + servers[i]!.pace.visit * normal(roll))
    const free = servers.map((s, i) => {
      if (s.busySince !== null) {
        const gone = (now - s.busySince) / minute
        for (let k = 0; k < 12; k++) {
          const whole = lasts(i)
          if (whole > gone) return whole - gone
        }
        return -Math.log(1 - roll()) * 4
      }
      if (s.paused) return 3 - Math.log(1 - roll()) * 8
      if (s.begun) return roll() * 1.5
      const late = (now - s.startsAt) / minute
      const could = s.pace.delays.filter((x) => x > late)
      const delay = could.length ? could[Math.floor(roll() * could.length)]! : late - Math.log(1 - roll()) * 6
      return Math.max(0, delay - late)
    })
    const coming = expected
      .filter(() => roll() < showProbability)
      .map((e) => {
        // People come around 20 minutes before their period; who is not here yet comes later than now.
        const at = (e.startsAt - now) / minute - 20 + 16 * normal(roll)
        return { e, at: at > 0 ? at : roll() * 25 }
      })
      .filter(({ e, at }) => now + at * minute <= e.endsAt)
      .sort((a, b) => a.at - b.at)
    const rest: InLine[] = line.map((p) => ({ person: p, ...p }))
    let left = line.length
    for (let guard = 0; left > 0 && guard < 600; guard++) {
      let i = 0
      for (let k = 1; k < free.length; k++) if (free[k]! < free[i]!) i = k
      const at = free[i]!
      while (coming.length && coming[0]!.at <= at) {
        const { e } = coming.shift()!
        const before = rest.findIndex(
          (x) =>
            x.lane === 'late' ||
            (x.lane === 'on_time' && (x.half > e.half || (x.half === e.half && x.serial > e.serial))),
        )
        rest.splice(before < 0 ? rest.length : before, 0, { person: null, lane: 'on_time', ...e })
      }
      if (roll() < servers[i]!.pace.between) {
        free[i] = at + lasts(i)
        continue
      }
      const who = rest.findIndex((x) => x.practitionerId === null || x.practitionerId === servers[i]!.id)
      if (who < 0) {
        // Nobody for this doctor now: the next one who comes, or never again in this day.
        free[i] = coming.length ? Math.max(at + 0.5, coming[0]!.at) : Number.POSITIVE_INFINITY
        if (free.every((f) => f === Number.POSITIVE_INFINITY)) break
        continue
      }
      const [next] = rest.splice(who, 1)
      if (next!.person) {
        found.get(next!.person.id)!.push(at)
        left--
      }
      free[i] = at + lasts(i)
    }
  }
  const waits = new Map<string, Wait>()
  for (const [id, times] of found) {
    if (times.length < draws / 2) continue
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!
    waits.set(id, { from: at(0.1), middle: at(0.5), to: at(0.9) })
  }
  return waits
}
