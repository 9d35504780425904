import { seed as appointments } from '@jiuyi/appointments/module'
import { seedPaidOrders } from '@jiuyi/billing/module'
import { addDays, type LocalDate } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import type { House } from '../house.ts'
import type { buildPeople } from './build-people.ts'
import { ids, timeZone } from './hospital.ts'
import { at, type DemoSchedule } from './planner.ts'

const id = (n: number) => `01900000-0000-7000-8000-00000000050${n}`

/** The afternoon clinic of this department takes place in a hall with room for a dozen at once. */
export const trainingHall = { department: 'north-rehab', half: 'pm', id: id(1) } as const

/** 诊室与设备: what a number may occupy besides its doctor. Before the timetable, which names one of them. */
export const buildResources = (house: House): Promise<void> =>
  appointments.seedResources(house.ctxOf('appointments'), ids.hospital, [
    { id: trainingHall.id, kind: 'room', name: '康复训练大厅', capacity: 12 },
    { id: id(2), kind: 'room', name: '超声 2 诊室', capacity: 1 },
    { id: id(3), kind: 'device', name: '骨密度仪', capacity: 1 },
    { id: id(4), kind: 'device', name: '动态心电图记录仪', capacity: 6 },
  ])

/** A course of two afternoons for the man of 71, paid in cash, and an extra number that waits for the desk. */
export async function buildChange(
  house: House,
  schedules: DemoSchedule[],
  people: Awaited<ReturnType<typeof buildPeople>>,
  today: LocalDate,
): Promise<void> {
  const ctx = house.ctxOf('appointments')
  await appointments.seedResourceUses(ctx, ids.hospital)
  const afternoons = schedules.filter(
    ({ schedule: s, department }) =>
      department.key === trainingHall.department && s.half === trainingHall.half && !s.practitionerId,
  )
  const pair = afternoons
    .filter((s) => s.schedule.on > addDays(today, 1))
    .flatMap((s) => {
      const next = afternoons.find((o) => o.schedule.on === addDays(s.schedule.on, 7))
      return next ? [[s, next]] : []
    })[0]
  const patient = people.families.flatMap((f) => f.members).find((m) => m.key === 'elder')!
  if (pair) {
    const held = await appointments.seedCourse(ctx, ids.hospital, {
      seriesId: id(5),
      patientId: patient.id,
      by: people.desk,
      everyWeeks: 1,
      visits: pair.map((s, i) => ({
        id: id(6 + i),
        scheduleId: s.schedule.id,
        periodNo: 2,
        feeFen: s.facts.feeFen,
      })),
    })
    for (const appointmentId of held) await house.facades.appointments.confirm({ appointmentId })
    await seedPaidOrders(
      house.ctxOf('billing'),
      held.map((appointmentId) => ({
        source: `appointment:${appointmentId}`,
        hospitalId: ids.hospital,
        patientId: patient.id,
        title: `挂号费 ${pair[0]!.department.name}`,
        amountFen: pair[0]!.facts.feeFen,
        channel: 'cash' as const,
        paidAt: house.clock().toISOString(),
      })),
      timeZone,
    )
    // Nobody is told: the demonstration begins with an empty inbox.
    await house.db.rows(sql`
      update platform.outbox set delivered_at = now() where delivered_at is null and key = any (${held}::text[])`)
  }
  // The next clinic of a doctor that has not ended.
  const now = house.clock().getTime()
  const clinic = schedules.find(
    ({ schedule: s, facts }) =>
      s.practitionerId && at(s.on, facts.periods.at(-1)!.to) > now && Date.parse(s.releaseAt) <= now,
  )
  if (clinic)
    await appointments.seedExtra(ctx, ids.hospital, {
      id: id(8),
      scheduleId: clinic.schedule.id,
      periodNo: clinic.schedule.periods.length - 1,
      patientId: people.patients[31]!.id,
      by: 'staff:demo',
      reason: '术后复查，外地来',
    })
}
