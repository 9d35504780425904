/** Clinics for histories: a department and day of their own, few numbers, and patients who go nowhere else. */
import { addDays, localDate, newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { aCrowd } from '../crowd.ts'
import type { Clinic } from './record.ts'
import type { World } from './world.ts'

/**
 * `free`: a number is booked at once and cools when it is given back. `paid`: it is held, and free again at once. `swift`: as paid, but holds run
 * out while the history goes on. `brief`: as free, but numbers cool for seconds only.
 */
export const kinds = ['free', 'paid', 'swift', 'brief'] as const
export type Kind = (typeof kinds)[number]

const hospitals = new Map<World, Map<string, string>>()

/** A hospital of the kind's own rules. */
async function hospitalFor({ house }: World, known: Map<string, string>, kind: Kind): Promise<string> {
  const name = kind === 'swift' || kind === 'brief' ? kind : 'plain'
  const had = known.get(name)
  if (had) return had
  const id = newId()
  known.set(name, id)
  await house.db.rows(sql`insert into appointments.hospital (hospital_id) values (${id})`)
  await house.db.rows(sql`
    insert into appointments.policy (hospital_id, valid_from, hold_minutes, elder_hold_minutes, cooling_min_minutes, cooling_max_minutes, rush_guard)
    values (${id}, '-infinity', ${name === 'swift' ? 1 : 15}, 30, ${name === 'brief' ? 1 : 10}, ${name === 'brief' ? 1 : 120}, false)`)
  return id
}

export async function openClinics(
  world: World,
  count: number,
  { patients = 5, capacity = [2, 3], kind = (i: number): Kind => kinds[i % 2]! } = {},
): Promise<Clinic[]> {
  const { house, env } = world
  const known = hospitals.get(world) ?? new Map<string, string>()
  hospitals.set(world, known)
  const people = await aCrowd({ house, env }, count * patients)
  const clinics: Clinic[] = []
  for (let i = 0; i < count; i++) {
    const of = kind(i)
    const feeFen = of === 'free' || of === 'brief' ? 0 : 2500
    const clinic: Clinic = {
      hospitalId: await hospitalFor(world, known, of),
      departmentId: newId(),
      feeFen,
      // A cooling number does not come back while we watch, so there must be more of them.
      schedules: capacity.map((n) => ({ id: newId(), capacity: of === 'free' ? n * 3 : n })),
      people: people.slice(i * patients, (i + 1) * patients),
    }
    const timeZone = 'Asia/Shanghai'
    for (const [n, s] of clinic.schedules.entries())
      await house.facades.appointments.openStock({
        scheduleId: s.id,
        hospitalId: clinic.hospitalId,
        campusId: newId(),
        departmentId: clinic.departmentId,
        on: addDays(localDate(new Date(), timeZone), 2),
        half: n % 2 ? 'pm' : 'am',
        feeLevel: 'ordinary',
        feeFen,
        room: '1 诊室',
        timeZone,
        releaseAt: new Date(Date.now() - 60_000).toISOString(),
        revision: 1,
        periods: [{ from: n % 2 ? '14:00' : '09:00', to: n % 2 ? '14:30' : '09:30', capacity: s.capacity }],
        pools: { online: s.capacity, referral: 0, desk: 0, revisit: 0 },
      })
    clinics.push(clinic)
  }
  return clinics
}
