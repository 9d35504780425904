import { type Fragment, type Queryable, sql, type Tx } from '@jiuyi/platform'
import type { Static } from 'typebox'
import {
  type CalendarDay,
  type Schedule,
  SchedulePlanned,
  type ScheduleTemplate,
  ScheduleWithdrawn,
} from './contract.ts'

/** An absent value is left out, never null; instants leave as RFC 3339. */
const bare = <T extends object>(row: T): T => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)) as T

export type ScheduleRow = Omit<Schedule, 'releaseAt'> & { releaseAt: Date }
export const toSchedule = (row: ScheduleRow): Schedule => bare({ ...row, releaseAt: row.releaseAt.toISOString() })

/** The columns of a schedule, of a table or CTE called `s`. */
export const scheduleColumns = sql`
  s.id, s.hospital_id as "hospitalId", s.campus_id as "campusId", s.department_id as "departmentId", s.practitioner_id as "practitionerId",
  s.template_id as "templateId", s.fee_level as "feeLevel", s.on_date as "on", s.half, s.periods, s.pools, s.room, nullif(s.resources, '{}') as resources, s.release_at as "releaseAt",
  s.status, s.revision, s.suspension_id as "suspensionId", s.substitute_for as "substituteFor"`

export async function readSchedules(db: Queryable, where: Fragment): Promise<Schedule[]> {
  const rows = await db.rows<ScheduleRow>(sql`
    select ${scheduleColumns} from scheduling.schedule s
     where ${where}
     order by s.on_date, array_position(array['am', 'pm', 'night'], s.half), s.department_id, s.periods -> 0 ->> 'from', s.id`)
  return rows.map(toSchedule)
}

export async function readTemplates(db: Queryable, where: Fragment): Promise<ScheduleTemplate[]> {
  const rows = await db.rows<ScheduleTemplate>(sql`
    select t.id, t.hospital_id as "hospitalId", t.campus_id as "campusId", t.department_id as "departmentId", t.practitioner_id as "practitionerId",
           t.fee_level as "feeLevel", t.half, t.weekday, t.every_weeks as "everyWeeks", t.periods, t.pools, t.room, nullif(t.resources, '{}') as resources,
           t.valid_from as "validFrom", t.valid_to as "validTo", t.active
      from scheduling.schedule_template t
     where ${where}
     order by t.department_id, t.weekday, array_position(array['am', 'pm', 'night'], t.half), t.valid_from, t.id`)
  return rows.map(bare)
}

type Day = Static<typeof CalendarDay>
export async function readCalendar(db: Queryable, hospitalId: string, from: string, through: string): Promise<Day[]> {
  const rows = await db.rows<Day>(sql`
    select on_date as "on", kind, follows_weekday as "followsWeekday", name
      from scheduling.calendar_day
     where hospital_id = ${hospitalId} and on_date >= ${from} and on_date <= ${through}
     order by on_date`)
  return rows.map(bare)
}

/** Everyone is told how a schedule is now; in the transaction that made it so. */
export const tellPlanned = (tx: Tx, schedules: Schedule[]) => tx.emit(...schedules.map((s) => SchedulePlanned(s.id, s)))
export const tellWithdrawn = (tx: Tx, schedules: Schedule[]) =>
  tx.emit(...schedules.map((s) => ScheduleWithdrawn(s.id, { scheduleId: s.id, hospitalId: s.hospitalId })))
