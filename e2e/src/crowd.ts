import { seed } from '@jiuyi/identity/module'
import { addDays, localDate, newId } from '@jiuyi/kernel'
import { consentDocuments } from '@jiuyi/phrases/consent'
import type { Slot } from './booking.ts'
import { anIdNumber, aPhone, done, visitor } from './people.ts'
import { testSettings } from './settings.ts'
import type { Stage } from './stage.ts'

export type Person = { token: string; patientId: string }

/** Accounts with one patient and a live session each, made in bulk: a rush needs many, and logging in is tested elsewhere. */
export async function aCrowd({ house, env }: Pick<Stage, 'house' | 'env'>, count: number): Promise<Person[]> {
  const groupId = testSettings(env).GROUP_ID
  const ctx = house.ctxOf('identity')
  const people = Array.from({ length: count }, () => ({
    name: '排队人',
    certificateType: 'id_card' as const,
    certificateNumber: anIdNumber(),
    phone: aPhone(),
  }))
  const ids = await seed.seedPatients(ctx, groupId, people)
  const consents = consentDocuments.map(({ id, version }) => ({ id, version }))
  const accounts = await seed.seedAccounts(
    ctx,
    groupId,
    people.map((p, i) => ({ phone: p.phone, patientId: ids[i]!, consents })),
  )
  return accounts.map((a, i) => ({ token: a.token, patientId: ids[i]! }))
}

export const as = (person: Person, url: string) => {
  const api = visitor(url)
  api.wire.token = person.token
  return api
}

/** A schedule of the test's own tomorrow morning with so many numbers, all online. */
export async function aSchedule(
  { house }: Pick<Stage, 'house'>,
  numbers: number,
  feeFen = 2500,
): Promise<Slot & { hospitalId: string }> {
  const { hospitals } = await house.facades.directory.hospitals({})
  const hospital = hospitals[0]!
  const [scheduleId, departmentId] = [newId<'schedule'>(), newId<'department'>()]
  const on = addDays(localDate(new Date(), hospital.timeZone), 1)
  await house.facades.appointments.openStock({
    scheduleId,
    hospitalId: hospital.id,
    campusId: hospital.campuses[0]!.id,
    departmentId,
    on,
    half: 'am',
    feeLevel: 'chief',
    feeFen,
    room: '1 诊室',
    timeZone: hospital.timeZone,
    releaseAt: new Date(Date.now() - 60_000).toISOString(),
    revision: 1,
    periods: [{ from: '09:00', to: '09:30', capacity: numbers }],
    pools: { online: numbers, referral: 0, desk: 0, revisit: 0 },
  })
  return { scheduleId, periodNo: 0, feeFen, departmentId, on, hospitalId: hospital.id }
}

/** A desk of the hospital, logged in; its cookie is good at every process. */
export async function aDesk({ house, env }: Pick<Stage, 'house' | 'env'>, url: string) {
  const { hospitals } = await house.facades.directory.hospitals({})
  const who = {
    hospitalId: hospitals[0]!.id,
    loginName: 'crash-desk',
    displayName: '窗口',
    password: 'Window-one-2026',
    roles: ['desk'] as const,
  }
  await seed.seedStaff(house.ctxOf('identity'), testSettings(env).GROUP_ID, [who])
  const api = visitor(url)
  done(await api.POST('/api/staff/sessions', { body: { loginName: who.loginName, password: who.password } }))
  return api
}
