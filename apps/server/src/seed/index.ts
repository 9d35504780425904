import { type LocalDate, localDate } from '@jiuyi/kernel'
import { type Db, relayAll, sql } from '@jiuyi/platform'
import { seedConsultations } from '@jiuyi/triage/module'
import type { House } from '../house.ts'
import { settings } from '../settings.ts'
import { type DemoAccounts, demoAccounts, staff } from './accounts.ts'
import { buildChange, buildResources } from './build-change.ts'
import { buildHospital } from './build-hospital.ts'
import { buildPeople } from './build-people.ts'
import { buildSuspension } from './build-suspension.ts'
import { buildTimetable } from './build-timetable.ts'
import { bookEverything } from './build-visits.ts'
import { chance } from './chance.ts'
import { inventDoctors } from './doctors.ts'
import { ids, timeZone } from './hospital.ts'
import { asBefore } from './seed-empty.ts'

export type { DemoAccounts } from './accounts.ts'
export { ids as demoIds } from './hospital.ts'
export { aPatient, aPerson } from './people.ts'
export { seedEmpty } from './seed-empty.ts'

export type SeedOptions = {
  /** The day the demonstration stands on; everything else is counted from it. */
  today?: LocalDate
  /** How many invented patients; the visits grow with them. */
  patients?: number
  groupId?: string
  groupName?: string
  say?: (line: string) => void
}

/** 演示医院: one invented hospital with its people, timetable, a month of visits behind it and a fortnight of numbers ahead. Done once: later calls change nothing, and a hospital that is somebody's own is left alone. */
export async function seedDemo(house: House, options: SeedOptions = {}): Promise<DemoAccounts> {
  const today = options.today ?? localDate(house.clock(), timeZone)
  const group = {
    id: options.groupId ?? settings.GROUP_ID.default!,
    name: options.groupName ?? settings.GROUP_NAME.default!,
  }
  const say = options.say ?? (() => {})
  const count = options.patients ?? 2000

  const { hospitals } = await house.facades.directory.hospitals({})
  const own = hospitals.filter((h) => h.groupId === group.id)
  if (own.some((h) => h.id === ids.hospital)) {
    await needWholeDemo(house.db)
    return demoAccounts(inventDoctors(chance(11), new Date(0)))
  }
  if (own.length) return { patients: [], staff: [], lines: asBefore }
  say('Filling the demo hospital …')
  const doctors = await buildHospital(house.ctxOf('directory'), group, today)
  await buildResources(house)
  const schedules = await buildTimetable(house, doctors, today)
  say(`  ${doctors.length} doctors, ${schedules.length} clinics`)
  const people = await buildPeople(house, group.id, today, count, staff(doctors))
  say(`  ${people.patients.length} patients`)
  const made = await bookEverything(house, { schedules, people, today, scale: count / 2000 })
  say(`  ${made.visits} visits, ${made.orders} orders`)
  await buildChange(house, schedules, people, today)
  await seedConsultations(house.ctxOf('triage'), ids.hospital)
  await relayAll(house.db, house.subscribers)
  say(`  ${await buildSuspension(house, schedules, today)} patients of a suspended clinic`)
  // Thousands of rows came at once: without fresh statistics the planner would guess for the first minute.
  await house.db.rows(sql`analyze`)
  await markAsWhole(house.db)
  return demoAccounts(doctors)
}

const seeded = 'seedDemo'

/** The last row of the seed, in the audit trail like everything else that was done to the hospital: without it the rest may be half. */
const markAsWhole = (db: Db) =>
  db.rows(sql`
    insert into platform.audit_entry (hospital_id, actor_kind, action, status, request_id)
    values (${ids.hospital}, 'system', ${seeded}, 201, 'seed')`)

/** A seed that was cut off leaves half a hospital that looks whole: say so instead. */
async function needWholeDemo(db: Db): Promise<void> {
  const mark = await db.maybeOne(sql`
    select 1 from platform.audit_entry where hospital_id = ${ids.hospital} and action = ${seeded} limit 1`)
  if (!mark)
    throw new Error(
      'The demo data is incomplete: its making was cut off. Throw it away and make it anew: bin/start --reset',
    )
}
