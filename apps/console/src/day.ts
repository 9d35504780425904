/** Days are `YYYY-MM-DD` at the hospital; an instant becomes one only through the hospital's time zone. */
const formatter = (timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
const parts = (at: Date, timeZone: string): Record<string, string> =>
  Object.fromEntries(
    formatter(timeZone)
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  )

export const dayOf = (at: Date, timeZone: string): string => {
  const p = parts(at, timeZone)
  return `${p['year']}-${p['month']}-${p['day']}`
}
/** `11-22 14:05`, with the year when it is not this one's. */
export function showInstant(at: string | Date, timeZone: string, seconds = false): string {
  const p = parts(new Date(at), timeZone)
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}${seconds ? `:${p['second']}` : ''}`
}
export function addDays(day: string, days: number): string {
  const d = new Date(`${day}T00:00:00Z`)
  d.setUTCDate(d.getUTCDate() + days)
  return d.toISOString().slice(0, 10)
}
/** Monday = 1 … Sunday = 7. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
export const mondayOf = (day: string): string => addDays(day, 1 - weekday(day))
export const isDay = (day: string | null | undefined): day is string =>
  !!day && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day
export const week = (monday: string): string[] => Array.from({ length: 7 }, (_, i) => addDays(monday, i))

/** `14:59` of a time left, never negative. */
export function clockOf(milliseconds: number): string {
  const s = Math.max(0, Math.ceil(milliseconds / 1000))
  return `${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}`
}
