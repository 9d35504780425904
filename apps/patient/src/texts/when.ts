/** China has one time zone and no summer time, so its clock is UTC + 8 whatever the phone is set to. */
const chinaOffset = 8 * 3600_000

export interface WhenWords {
  today: (clock: string) => string
  yesterday: (clock: string) => string
  thisYear: (month: number, day: number, clock: string) => string
  otherYear: (year: number, month: number, day: number) => string
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
const dayNumber = (at: number): number => Math.floor((at + chinaOffset) / 86_400_000)

/** The hospital's day of an instant: 2026-11-22. */
export function dayOf(at: number): string {
  const d = new Date(at + chinaOffset)
  return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`
}

/** «今天 09:30», «11月21日 09:30», «2025年11月21日»: as people say it, in the hospital's time. */
export function sayWhen(instant: string, now: number, words: WhenWords): string {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return instant
  const d = new Date(at + chinaOffset)
  const clock = `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`
  const ago = dayNumber(now) - dayNumber(at)
  if (ago === 0) return words.today(clock)
  if (ago === 1) return words.yesterday(clock)
  const [month, day] = [d.getUTCMonth() + 1, d.getUTCDate()]
  const sameYear = d.getUTCFullYear() === new Date(now + chinaOffset).getUTCFullYear()
  return sameYear ? words.thisYear(month, day, clock) : words.otherYear(d.getUTCFullYear(), month, day)
}
