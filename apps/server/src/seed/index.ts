import { seed as identity } from '@jiuyi/identity/module'
import { type LocalDate, localDate } from '@jiuyi/kernel'
import { consentDocuments } from '@jiuyi/phrases/consent'
import { relayAll } from '@jiuyi/platform'
import type { House } from '../house.ts'
import { settings } from '../settings.ts'
import { type DemoAccounts, demoAccounts, demoPassword, staff } from './accounts.ts'
import { buildHospital } from './build-hospital.ts'
import { buildPeople } from './build-people.ts'
import { buildTimetable } from './build-timetable.ts'
import { bookEverything } from './build-visits.ts'
import { chance } from './chance.ts'
import { inventDoctors } from './doctors.ts'
import { timeZone } from './hospital.ts'
import { aPhone } from './people.ts'

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

/** 演示医院: one invented hospital with its people, timetable, a month of visits behind it and a fortnight of numbers ahead. Done once: later calls change nothing. */
export async function seedDemo(house: House, options: SeedOptions = {}): Promise<DemoAccounts> {
  const today = options.today ?? localDate(house.clock(), timeZone)
  const group = {
    id: options.groupId ?? settings.GROUP_ID.default!,
    name: options.groupName ?? settings.GROUP_NAME.default!,
  }
  const say = options.say ?? (() => {})
  const count = options.patients ?? 2000

  const { hospitals } = await house.facades.directory.hospitals({})
  if (hospitals.some((h) => h.groupId === group.id)) {
    await needWholeDemo(house, group.id)
    return demoAccounts(inventDoctors(chance(11), new Date(0)))
  }
  say('Filling the demo hospital …')
  const doctors = await buildHospital(house.ctxOf('directory'), group, today)
  const schedules = await buildTimetable(house, doctors, today)
  say(`  ${doctors.length} doctors, ${schedules.length} clinics`)
  const people = await buildPeople(house, group.id, today, count, staff(doctors))
  say(`  ${people.patients.length} patients`)
  const made = await bookEverything(house, { schedules, people, today, scale: count / 2000 })
  say(`  ${made.visits} visits, ${made.orders} orders`)
  await relayAll(house.db, house.subscribers)
  await finish(house, group.id, people)
  return demoAccounts(doctors)
}

type People = Awaited<ReturnType<typeof buildPeople>>

/** The demo families get their patients at the very end: an account that has them is the mark that all the rest was written too. */
async function finish(house: House, groupId: string, people: People): Promise<void> {
  const consents = consentDocuments.map(({ id, version }) => ({ id, version }))
  for (const family of people.families)
    await identity.seedAccount(house.ctxOf('identity'), groupId, {
      phone: family.phone,
      password: demoPassword,
      consents,
      patients: family.members.map((m) => ({ patientId: m.id, relation: m.relation })),
    })
}

/** A seed that was cut off would leave half a hospital that looks whole: say so instead. */
async function needWholeDemo({ facades }: House, groupId: string): Promise<void> {
  const { patientIds } = await facades.identity.findPatients({ groupId, query: aPhone(1) })
  const joined = await Promise.all(patientIds.map((patientId) => facades.identity.accountsFor({ patientId })))
  if (!joined.some((j) => j.accountIds.length))
    throw new Error(
      'The demo data is incomplete: its making was cut off. Throw it away and make it anew: bin/start --reset',
    )
}
