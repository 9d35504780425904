/** For tests of faults: schedules of a world's own, and what its rows say. */
import { addDays, localDate, newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import type { Slot } from '../booking.ts'
import type { World } from '../histories/world.ts'

const timeZone = 'Asia/Shanghai'
let hospital: { of: World; id: string } | undefined

export type Opened = Slot & {
  hospitalId: string
  open: (change: { releaseAt: Date; revision: number }) => Promise<void>
}

/** A schedule in two days; `open` changes its release with a new revision, as the timetable does. */
export async function openSchedule(
  world: World,
  numbers: number,
  releaseAt = new Date(Date.now() - 60_000),
): Promise<Opened> {
  if (hospital?.of !== world) {
    hospital = { of: world, id: newId() }
    await world.house.db.rows(sql`insert into appointments.hospital (hospital_id) values (${hospital.id})`)
    await world.house.db.rows(
      sql`insert into appointments.policy (hospital_id, valid_from, rush_guard) values (${hospital.id}, '-infinity', false)`,
    )
  }
  const hospitalId = hospital.id
  const [scheduleId, departmentId, campusId] = [newId(), newId(), newId()]
  const on = addDays(localDate(new Date(), timeZone), 2)
  const open = async (change: { releaseAt: Date; revision: number }) => {
    await world.house.facades.appointments.openStock({
      scheduleId,
      hospitalId,
      campusId,
      departmentId,
      on,
      half: 'am',
      feeLevel: 'ordinary',
      feeFen: 2500,
      room: '1 诊室',
      timeZone,
      releaseAt: change.releaseAt.toISOString(),
      revision: change.revision,
      periods: [{ from: '09:00', to: '09:30', capacity: numbers }],
      pools: { online: numbers, referral: 0, desk: 0, revisit: 0 },
    })
  }
  await open({ releaseAt, revision: 1 })
  return { scheduleId, periodNo: 0, feeFen: 2500, departmentId, on, hospitalId, open }
}

export const rowsOf = ({ house }: World, slot: { scheduleId: string }) =>
  house.db.rows<{ id: string; patientId: string; serial: number; status: string }>(sql`
    select id, patient_id as "patientId", serial, status from appointments.appointment where schedule_id = ${slot.scheduleId} order by serial`)

/** What came, and how long it took. */
export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const at = performance.now()
  const value = await work()
  return { value, ms: performance.now() - at }
}
