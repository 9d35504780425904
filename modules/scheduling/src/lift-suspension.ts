/** 恢复出诊: a suspension is undone. The numbers judge whether it may be (nobody has answered yet); here the days come back. */
import { type Queryable, sql } from '@jiuyi/platform'
import type { Static } from 'typebox'
import { placeOf } from './authority.ts'
import { refuse, type Scheduling } from './contract.ts'
import type { Deps } from './deps.ts'
import { type ScheduleRow, scheduleColumns, tellPlanned, tellWithdrawn, toSchedule } from './rows.ts'
import { holdTimetable, momentAt } from './timetable.ts'

type Methods = (typeof Scheduling)['methods']
type In<K extends keyof Methods> = Static<Methods[K]['in']>

/** A doctor who was sent elsewhere meanwhile is in that other place now. */
async function inTheWay(db: Queryable, hospitalId: string, suspensionId: string): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select o.id from scheduling.schedule s
      join scheduling.schedule o on o.hospital_id = s.hospital_id and o.status = 'planned' and o.on_date = s.on_date and o.half = s.half
       and (o.practitioner_id = s.practitioner_id
            or (o.practitioner_id is null and s.practitioner_id is null and o.department_id = s.department_id and o.fee_level = s.fee_level and o.room = s.room))
     where s.hospital_id = ${hospitalId} and s.suspension_id = ${suspensionId} and s.status = 'suspended'`)
  return rows.map((r) => r.id)
}

export async function checkLifting({ db }: Deps, want: In<'checkLifting'>): Promise<object> {
  const rows = await db.rows<{ departmentId: string }>(sql`
    select s.department_id as "departmentId" from scheduling.schedule s
      join scheduling.suspension u on u.hospital_id = s.hospital_id and u.id = s.suspension_id
     where s.hospital_id = ${want.hospitalId} and s.suspension_id = ${want.suspensionId}`)
  const only = want.onlyDepartments
  // Lifting undoes all of it: a department head lifts what lies in their own departments only.
  if (!rows.length || (only && rows.some((r) => !only.includes(r.departmentId)))) throw refuse.suspension_not_found()
  const conflictsWith = await inTheWay(db, want.hospitalId, want.suspensionId)
  if (conflictsWith.length) throw refuse.schedule_overlap({ conflictsWith })
  return {}
}

export async function liftSuspension(
  { db, clock, directory }: Deps,
  want: In<'liftSuspension'>,
): Promise<{ lifted: boolean }> {
  const place = await placeOf(directory, want.hospitalId)
  return db.tx(async (tx) => {
    const { now } = momentAt(place, clock())
    await holdTimetable(tx, momentAt(place, now))
    const ours = await tx.maybeOne(sql`
      update scheduling.suspension set lifted_at = ${now}, lifted_by = ${want.by}
       where hospital_id = ${want.hospitalId} and id = ${want.suspensionId} and lifted_at is null returning 1 as one`)
    if (!ours) return { lifted: false }
    const back = await tx.rows<ScheduleRow>(sql`
      update scheduling.schedule s set status = 'planned', suspension_id = null, revision = revision + 1, changed_at = ${now}, changed_by = ${want.by}
       where s.hospital_id = ${want.hospitalId} and s.suspension_id = ${want.suspensionId} and s.status = 'suspended'
      returning ${scheduleColumns}`)
    const substitutes = await tx.rows<ScheduleRow>(sql`
      update scheduling.schedule s set status = 'withdrawn', withdrawn_why = 'hand', revision = revision + 1, changed_at = ${now}, changed_by = ${want.by}
       where s.hospital_id = ${want.hospitalId} and s.status = 'planned' and s.substitute_for = any(${back.map((b) => b.id)}::uuid[])
      returning ${scheduleColumns}`)
    await tellPlanned(tx, back.map(toSchedule))
    await tellWithdrawn(tx, substitutes.map(toSchedule))
    return { lifted: true }
  })
}
