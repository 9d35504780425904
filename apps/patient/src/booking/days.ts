import type { PatientPhrases } from '@jiuyi/phrases/patient'

type Words = PatientPhrases['booking']

/** Mainland China keeps one time without summer time; old phones have no Intl to ask. */
const hospitalOffset = 8 * 3_600_000

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** An instant as the clock on the hospital's wall shows it. */
export function onTheWall(at: number): { on: string; time: string } {
  const d = new Date(at + hospitalOffset)
  return {
    on: `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`,
    time: `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`,
  }
}

const numbers = (on: string): [year: number, month: number, day: number] => {
  const [y = 0, m = 1, d = 1] = on.split('-').map(Number)
  return [y, m, d]
}

export function addDays(on: string, days: number): string {
  const [y, m, d] = numbers(on)
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10)
}

type Weekday = keyof Words['weekdays']
export function weekday(on: string, words: Words): string {
  const [y, m, d] = numbers(on)
  return words.weekdays[`d${new Date(Date.UTC(y, m - 1, d)).getUTCDay()}` as Weekday]
}

/** 11月24日 周二, with 今天 and 明天 said as such. */
export function dayText(on: string, today: string, words: Words): string {
  const [, month, day] = numbers(on)
  const near = on === today ? words.today : on === addDays(today, 1) ? words.tomorrow : weekday(on, words)
  return words.dayLine(words.date(month, day), near)
}

/** 11月24日 17:00 of an instant. */
export function instantText(iso: string, words: Words): { day: string; time: string } {
  const { on, time } = onTheWall(Date.parse(iso))
  const [, month, day] = numbers(on)
  return { day: words.date(month, day), time }
}

/** So many minutes before a time of day; never before midnight. */
export function minutesBefore(time: string, minutes: number): string {
  const [h = 0, m = 0] = time.split(':').map(Number)
  const at = Math.max(0, h * 60 + m - minutes)
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`
}

export interface DaySchedule {
  on: string
  state: 'available' | 'full' | 'stopped' | 'not_released' | 'closed' | 'by_draw'
}

/** The fourteen days of the strip. A day nobody works is another thing than a day that is over. */
export function stripDays(
  days: readonly DaySchedule[],
  schedules: readonly DaySchedule[],
  today: string,
  words: Words,
) {
  return days.map(({ on, state }) => {
    const worked = schedules.some((s) => s.on === on)
    const [, month, day] = numbers(on)
    return {
      on,
      weekday: on === today ? words.today : weekday(on, words),
      day: `${month}-${two(day)}`,
      state: worked ? words.states[state] : words.states.none,
      open: worked && state === 'available',
    }
  })
}

/** The day people most likely want: the first with something left, else the first that will open, else today. */
export function firstDay(days: readonly DaySchedule[]): string {
  const first = (state: DaySchedule['state']) => days.find((d) => d.state === state)
  return (first('available') ?? first('by_draw') ?? first('not_released') ?? days[0])?.on ?? ''
}
