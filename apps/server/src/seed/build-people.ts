import { seed as identity } from '@jiuyi/identity/module'
import type { LocalDate } from '@jiuyi/kernel'
import { consentDocuments } from '@jiuyi/phrases/consent'
import type { House } from '../house.ts'
import { demoPassword, elder, mainFamily, type StaffMember } from './accounts.ts'
import { chance } from './chance.ts'
import { ids } from './hospital.ts'
import { inventPatients } from './people.ts'
import type { SeededPatient } from './visits.ts'

/** Patients, the accounts that book for them, and the staff. */
export async function buildPeople(
  house: House,
  groupId: string,
  today: LocalDate,
  count: number,
  members: StaffMember[],
) {
  const ctx = house.ctxOf('identity')
  const invented = inventPatients(chance(37), count, today)
  const families = [mainFamily(today), elder(today)]
  const kin = families.flatMap((f) => f.members.map((m) => m.person))
  const patientIds = await identity.seedPatients(ctx, groupId, [...invented.map((p) => p.person), ...kin])

  const consents = consentDocuments.map(({ id, version }) => ({ id, version }))
  const children = Map.groupBy(
    invented.flatMap((p, i) => (p.guardian === undefined ? [] : [{ parent: p.guardian, i }])),
    (c) => c.parent,
  )
  const alone = invented.flatMap((p, i) =>
    p.guardian === undefined && !children.has(i) ? [{ phone: p.phoneNumber, patientId: patientIds[i]!, i }] : [],
  )
  const accounts = new Map<number, string>()
  const made = await identity.seedAccounts(
    ctx,
    groupId,
    alone.map(({ i: _, ...a }) => ({ ...a, consents })),
  )
  for (const [n, { i }] of alone.entries()) accounts.set(i, made[n]!.accountId)
  for (const [parent, own] of children) {
    const patients = [
      { patientId: patientIds[parent]!, relation: 'self' as const },
      ...own.map((c) => ({ patientId: patientIds[c.i]!, relation: 'child' as const })),
    ]
    const { accountId } = await identity.seedAccount(ctx, groupId, {
      phone: invented[parent]!.phoneNumber,
      consents,
      patients,
    })
    for (const i of [parent, ...own.map((c) => c.i)]) accounts.set(i, accountId)
  }

  const staffIds = await identity.seedStaff(
    ctx,
    groupId,
    members.map(({ who: _, ...m }) => ({ ...m, hospitalId: ids.hospital, password: demoPassword })),
  )
  const joined = []
  let at = invented.length
  for (const { phone, members: kinOf } of families) {
    const own = kinOf.map((m) => ({ key: m.key, relation: m.relation, id: patientIds[at++]! }))
    const { accountId } = await identity.seedAccount(ctx, groupId, {
      phone,
      password: demoPassword,
      consents,
      patients: own.map((m) => ({ patientId: m.id, relation: m.relation })),
    })
    joined.push({ members: own.map((m) => ({ ...m, bookedBy: `account:${accountId}` })) })
  }
  const patients: SeededPatient[] = invented.map((p, i) => ({
    ...p,
    id: patientIds[i]!,
    bookedBy: `account:${accounts.get(i)!}`,
  }))
  return { patients, families: joined, desk: `staff:${staffIds[members.findIndex((m) => m.loginName === 'desk')]!}` }
}
