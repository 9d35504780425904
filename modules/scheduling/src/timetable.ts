import { addDays, daysBetween, instantAt, localDate, localTime, weekday } from '@jiuyi/kernel'
import { type Queryable, sql, type Tx } from '@jiuyi/platform'
import type { Place } from './authority.ts'
import { type PoolShares, refuse } from './contract.ts'
import { readCalendar } from './rows.ts'

export type Policy = { planDays: number; releaseTime: string; pools: PoolShares }

/** The moment a timetable is looked at, on the hospital's clock. */
export type Moment = Place & { now: Date; today: string; time: string }
export const momentAt = (place: Place, now: Date): Moment => ({
  ...place,
  now,
  today: localDate(now, place.timeZone),
  time: localTime(now, place.timeZone),
})

/**
 * Locks the timetable of a hospital for the rest of the transaction. Editing a timetable is rare and takes milliseconds, so one at a time is
 * cheaper than an exclusion constraint over cycles, and needs no extension.
 */
export async function holdTimetable(tx: Tx, m: Moment): Promise<Policy> {
  await tx.rows(sql`
    insert into scheduling.timetable (hospital_id, held_at) values (${m.hospitalId}, ${m.now})
    on conflict (hospital_id) do update set held_at = excluded.held_at`)
  await tx.rows(
    sql`insert into scheduling.policy (hospital_id, valid_from) values (${m.hospitalId}, '2000-01-01') on conflict do nothing`,
  )
  return policyOn(tx, m.hospitalId, m.today)
}

const policyOn = (db: Queryable, hospitalId: string, day: string): Promise<Policy> =>
  db.one<Policy>(sql`
    select plan_days as "planDays", release_time as "releaseTime", pools
      from scheduling.policy where hospital_id = ${hospitalId} and valid_from <= ${day}
     order by valid_from desc limit 1`)

/** When the numbers of a day open: `planDays` before, at release time on the hospital's clock. */
export const opensAt = (day: string, policy: Policy, timeZone: string): Date =>
  instantAt(addDays(day, -policy.planDays), policy.releaseTime, timeZone)

/** A day to be planned: the weekday whose templates it follows (0 on a holiday) and when its numbers open. */
export type PlanDay = { on: string; follows: number; releaseAt: Date }

/** The days `from` … `through` with their calendar. Numbers of days that should be open already open now, unless history is being built. */
export async function planDays(
  db: Queryable,
  m: Moment,
  policy: Policy,
  from: string,
  through: string,
  history = false,
): Promise<PlanDay[]> {
  const calendar = new Map((await readCalendar(db, m.hospitalId, from, through)).map((d) => [d.on, d]))
  return Array.from({ length: Math.max(0, daysBetween(from, through) + 1) }, (_, i) => {
    const on = addDays(from, i)
    const special = calendar.get(on)
    const opens = opensAt(on, policy, m.timeZone)
    return {
      on,
      follows: special?.kind === 'holiday' ? 0 : (special?.followsWeekday ?? weekday(on)),
      releaseAt: opens < m.now && !history ? m.now : opens,
    }
  })
}

/** Days people may ask about at once: a quarter, and nothing the database cannot hold. */
export function checkRange(from: string, to: string): void {
  if (from < '1970-01-01' || to > '2999-12-31' || from > to || daysBetween(from, to) > 92)
    throw refuse.valid_range({ from, to })
}
/** An instant of the wire. A leap second passes the door, but no clock here shows it. */
export function instantOf(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw refuse.valid_range()
  return at
}
/** From today on, and not a mistyped year. */
export function checkAhead(day: string, today: string): void {
  if (day < today || day > '2999-12-31') throw refuse.in_the_past({ today })
}
