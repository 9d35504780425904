import type { StockFacts } from '@jiuyi/appointments'
import { seed as appointments } from '@jiuyi/appointments/module'
import { feeLevels } from '@jiuyi/directory'
import { addDays, type LocalDate } from '@jiuyi/kernel'
import { poolCounts } from '@jiuyi/outpatient'
import { sql } from '@jiuyi/platform'
import { type Schedule, SchedulePlanned } from '@jiuyi/scheduling'
import { seed as scheduling } from '@jiuyi/scheduling/module'
import type { House } from '../house.ts'
import { dutyDepartments, onDuty } from './accounts.ts'
import { chance } from './chance.ts'
import { departments } from './departments.ts'
import type { DemoDoctor } from './doctors.ts'
import { feeFen, ids, timeZone } from './hospital.ts'
import type { DemoSchedule } from './planner.ts'
import { departmentId, weeklyTimetable } from './timetable.ts'

export const daysBehind = 31
export const daysAhead = 14

/**
 * Templates, the schedules they ask for, and their numbers. The numbers are issued in bulk: delivering the events of 5,000 schedules one by one
 * takes about half a minute, this two seconds. The events are then marked as delivered, since what they ask for is done.
 */
export async function buildTimetable(house: House, doctors: DemoDoctor[], today: LocalDate): Promise<DemoSchedule[]> {
  const duty = new Set(dutyDepartments.map((key) => onDuty(doctors, key)!))
  const templates = weeklyTimetable(chance(23), doctors, today, duty)
  await scheduling.seedTemplates(
    house.ctxOf('scheduling'),
    templates.map(({ departmentKey: _, ...t }) => t),
  )
  await scheduling.planRange(
    house.ctxOf('scheduling'),
    ids.hospital,
    addDays(today, -daysBehind),
    addDays(today, daysAhead),
    timeZone,
  )

  const all = await inOneOrder(house, doctors, addDays(today, -daysBehind))
  await appointments.seedStock(
    house.ctxOf('appointments'),
    all.map((s) => s.facts),
  )
  await house.db.rows(sql`
    update platform.outbox set delivered_at = now()
     where delivered_at is null and name = ${SchedulePlanned.event} and key = any(${all.map((s) => s.schedule.id)}::text[])`)
  return all
}

/** Ids of schedules are made by the house and differ each time; this order does not, so that the same visits fall on the same clinics. */
async function inOneOrder({ facades }: House, doctors: DemoDoctor[], from: LocalDate): Promise<DemoSchedule[]> {
  const schedules: Schedule[] = []
  for (const campusId of Object.values(ids.campus))
    for (const feeLevel of feeLevels)
      schedules.push(...(await facades.scheduling.schedulesByFee({ campusId, feeLevel, from })).schedules)
  const departmentById = new Map(
    departments.map((d, i) => [departmentId(d.key), { d, place: String(i).padStart(2, '0') }]),
  )
  const doctorPlace = new Map(doctors.map((d, i) => [d.id, String(i).padStart(3, '0')]))
  const key = (s: Schedule) =>
    [
      s.on,
      s.half,
      departmentById.get(s.departmentId)!.place,
      (s.practitionerId && doctorPlace.get(s.practitionerId)) ?? '',
      s.feeLevel,
      s.room,
    ].join('|')
  return schedules
    .map((schedule) => ({ schedule, key: key(schedule) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ schedule }) => ({
      schedule,
      facts: factsOf(schedule),
      department: departmentById.get(schedule.departmentId)!.d,
      taken: schedule.periods.map(() => 0),
      poolTaken: { online: 0, referral: 0, desk: 0, revisit: 0 },
    }))
}

/** What the outpatient flow tells appointments of a planned schedule. */
function factsOf(s: Schedule): StockFacts {
  const { id, templateId: _t, status: _s, pools, ...facts } = s
  const issued = s.periods.reduce((n, p) => n + p.capacity, 0)
  return { ...facts, scheduleId: id, feeFen: feeFen(s.feeLevel), timeZone, pools: poolCounts(pools, issued) }
}
