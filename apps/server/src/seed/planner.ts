import type { StockFacts } from '@jiuyi/appointments'
import type { seed as appointments } from '@jiuyi/appointments/module'
import { addDays, type LocalDate } from '@jiuyi/kernel'
import type { Schedule } from '@jiuyi/scheduling'
import type { Chance } from './chance.ts'
import type { DemoDepartment } from './departments.ts'

export type Visit = Parameters<typeof appointments.seedAppointments>[2][number]
/** A schedule with what is known of its numbers. */
export type DemoSchedule = {
  schedule: Schedule
  facts: StockFacts
  department: DemoDepartment
  taken: number[]
  poolTaken: Record<Visit['pool'], number>
}

/** An instant of the hospital's clock; 江城 keeps Beijing time, which knows no summer time. */
export const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`)
export const iso = (ms: number): string => new Date(ms).toISOString()
const minutes = 60_000

/** Who may be booked how often, as the house itself would decide it: one a department and day, two a day, eight a month, four open at once. */
export function diary(limits = { day: 2, month: 8, open: 4 }) {
  const counts = new Map<string, number>()
  const times = new Map<string, [number, number][]>()
  const get = (key: string) => counts.get(key) ?? 0
  const keys = (patientId: string, s: DemoSchedule) => ({
    clinic: `${patientId} ${s.department.campus} ${s.department.key} ${s.schedule.on}`,
    day: `${patientId} ${s.schedule.on}`,
    month: `${patientId} ${s.schedule.on.slice(0, 7)}`,
    open: `${patientId} open`,
  })
  return {
    mayBook(patientId: string, s: DemoSchedule, periodNo: number, open: boolean): boolean {
      const k = keys(patientId, s)
      if (
        get(k.clinic) ||
        get(k.day) >= limits.day ||
        get(k.month) >= limits.month ||
        (open && get(k.open) >= limits.open)
      )
        return false
      const [from, to] = span(s, periodNo)
      return (times.get(k.day) ?? []).every(([a, b]) => to <= a || from >= b)
    },
    note(patientId: string, s: DemoSchedule, periodNo: number, open: boolean): void {
      const k = keys(patientId, s)
      for (const key of [k.clinic, k.day, k.month, ...(open ? [k.open] : [])]) counts.set(key, get(key) + 1)
      times.set(k.day, [...(times.get(k.day) ?? []), span(s, periodNo)])
    },
  }
}
export type Diary = ReturnType<typeof diary>

export const span = (s: DemoSchedule, periodNo: number): [number, number] => {
  const p = s.schedule.periods[periodNo]!
  return [at(s.schedule.on, p.from), at(s.schedule.on, p.to)]
}

/** A free seat and a pool that still has one; nothing when the schedule is full. */
export function freePlace(by: Chance, s: DemoSchedule): { periodNo: number; pool: Visit['pool'] } | undefined {
  const periods = s.schedule.periods.flatMap((p, i) => ((s.taken[i] ?? 0) < p.capacity ? [i] : []))
  const left = (['online', 'desk', 'referral', 'revisit'] as const).filter(
    (pool) => s.poolTaken[pool] < s.facts.pools[pool],
  )
  if (!periods.length || !left.length) return undefined
  const weight = { online: 66, desk: 20, revisit: 9, referral: 5 }
  return { periodNo: by.pick(periods), pool: by.weighted(left.map((pool) => [pool, weight[pool]] as const)) }
}

/** When somebody took the number: online from its release on, at waking hours; at the desk in its hours, often the same morning. */
export function bookedAt(
  by: Chance,
  s: DemoSchedule,
  periodNo: number,
  channel: Visit['channel'],
  before: LocalDate,
): number {
  const { on, releaseAt } = s.schedule
  const starts = span(s, periodNo)[0]
  const sameDay = on < before && by.hit(channel === 'desk' ? 0.6 : 0.08)
  if (sameDay) return Math.max(at(on, '06:30'), starts - by.int(35, channel === 'desk' ? 110 : 240) * minutes)
  const last = on < before ? addDays(on, -1) : addDays(before, -1)
  const first = Date.parse(releaseAt)
  // Half of all numbers go in the two days after their release, the rest trickles.
  const latest = at(last, channel === 'desk' ? '16:50' : '21:50')
  const share = by.hit(0.5) ? by.next() * 0.15 : by.next()
  const day = iso(first + (latest - first) * share + 8 * 3_600_000).slice(0, 10)
  const time =
    channel === 'desk' ? at(day, '08:00') + by.int(0, 500) * minutes : at(day, '07:00') + by.int(0, 880) * minutes
  return Math.min(Math.max(time + by.int(0, 59) * 1000, first + by.int(2, 3000) * 1000), latest)
}
