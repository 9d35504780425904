import { addDays, instantAt, localDate, localTime } from '@jiuyi/kernel'

const from = '22:00'
const to = '07:00'
const soonMs = 12 * 3_600_000

/**
 * 免打扰: between 22:00 and 07:00, hospital time, an SMS waits for the morning, unless it is about something in the next 12 hours.
 * Returns when it may go out; nothing when that is now. Codes do not pass here: somebody is waiting for them.
 */
export function quietUntil(now: Date, concernsAt: Date | null, timeZone: string): Date | undefined {
  const time = localTime(now, timeZone)
  if (time >= to && time < from) return undefined
  if (concernsAt && concernsAt.getTime() - now.getTime() <= soonMs) return undefined
  const today = localDate(now, timeZone)
  return instantAt(time >= from ? addDays(today, 1) : today, to, timeZone)
}
