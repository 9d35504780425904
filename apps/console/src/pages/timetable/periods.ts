import type { HalfDay, Period, PoolShares } from '../../api/shapes.ts'

/** Rules of modules/scheduling/src/periods.ts, for a word while one types; the server decides. */
export const halfWindows = { am: ['06:00', '13:00'], pm: ['12:00', '18:30'], night: ['17:00', '22:00'] } as const
export const usualHours: Record<HalfDay, { from: string; to: string }> = {
  am: { from: '08:00', to: '12:00' },
  pm: { from: '14:00', to: '17:00' },
  night: { from: '18:00', to: '20:30' },
}
export const longestMinutes = 30
export const mostPeriods = 24

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** `8`, `830`, `8:30`, `0830`, `08：30` → `08:30`; undefined when it is no time of day. */
export function readTime(text: string): string | undefined {
  const m = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim())
  if (!m) return undefined
  const [h, min] = [Number(m[1]), Number(m[2] ?? 0)]
  return h < 24 && min < 60 ? timeOf(h * 60 + min) : undefined
}

/** Equal pieces from `from` on; what is left at the end becomes no piece of its own. */
export function generatePeriods(o: { from: string; to: string; minutes: number; capacity: number }): Period[] {
  if (!readTime(o.from) || !readTime(o.to) || !(o.minutes >= 1) || o.minutes > longestMinutes) return []
  const out: Period[] = []
  for (let at = minutesOf(o.from); at + o.minutes <= minutesOf(o.to) && out.length < mostPeriods; at += o.minutes)
    out.push({ from: timeOf(at), to: timeOf(at + o.minutes), capacity: o.capacity })
  return out
}

export type PeriodFault = 'time' | 'order' | 'too_long' | 'overlap' | 'outside' | 'capacity'
/** What is wrong with each period, in the order given. */
export function periodFaults(periods: Period[], half: HalfDay): (PeriodFault | undefined)[] {
  const [opens, closes] = halfWindows[half]
  return periods.map((p, i) => {
    const before = periods[i - 1]
    if (readTime(p.from) !== p.from || readTime(p.to) !== p.to) return 'time'
    if (p.to <= p.from) return 'order'
    if (minutesOf(p.to) - minutesOf(p.from) > longestMinutes) return 'too_long'
    if (p.from < opens || p.to > closes) return 'outside'
    if (before && before.to > p.from) return 'overlap'
    if (!Number.isInteger(p.capacity) || p.capacity < 0 || p.capacity > 200) return 'capacity'
    return undefined
  })
}
export const allFault = (periods: Period[], half: HalfDay): PeriodFault | 'none' | 'too_many' | undefined =>
  periods.length === 0 ? 'none' : periods.length > mostPeriods ? 'too_many' : periodFaults(periods, half).find(Boolean)

export const capacityOf = (periods: Period[]): number => periods.reduce((sum, p) => sum + p.capacity, 0)

export const poolNames = ['online', 'referral', 'desk', 'revisit'] as const
export const usualPools: PoolShares = { online: 55, referral: 20, desk: 15, revisit: 10 }
export const poolSum = (p: PoolShares): number =>
  poolNames.reduce((sum, name) => sum + (Number.isInteger(p[name]) ? p[name] : Number.NaN), 0)
export const poolsFit = (p: PoolShares): boolean =>
  poolSum(p) === 100 && poolNames.every((n) => p[n] >= 0 && p[n] <= 100)
