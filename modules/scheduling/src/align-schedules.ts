import { newId } from '@jiuyi/kernel'
import { type Fragment, sql, type Tx } from '@jiuyi/platform'
import type { Schedule } from './contract.ts'
import { type ScheduleRow, scheduleColumns, tellPlanned, tellWithdrawn, toSchedule } from './rows.ts'
import type { Moment, PlanDay } from './timetable.ts'

/**
 * Which part of a timetable is brought in line: these days, of one template or of all. `unheld`: templates nobody can hold any more; no new days are
 * made of them, and what stands already is left for people to decide.
 */
export type Scope = {
  moment: Moment
  days: PlanDay[]
  by: string
  templateId?: string
  history?: boolean
  unheld?: string[]
}

/** What the templates ask for on these days. */
const wanted = ({ moment, days, templateId }: Scope): Fragment => sql`
  select t.*, d.on_date, d.release_at
    from scheduling.schedule_template t
    join unnest(${days.map((d) => d.on)}::date[], ${days.map((d) => d.follows)}::int[], ${days.map((d) => d.releaseAt.toISOString())}::timestamptz[]) as d (on_date, follows, release_at)
      on scheduling.template_holds(d.on_date, d.follows, t.valid_from, t.valid_to, t.weekday, t.every_weeks)
   where t.hospital_id = ${moment.hospitalId} and t.active and (${templateId ?? null}::uuid is null or t.id = ${templateId ?? null})`

/** Templates and holidays do not reach into a clinic that has begun; that is done by hand. */
const notBegun = (alias: Fragment, { moment, history }: Scope): Fragment =>
  history
    ? sql`true`
    : sql`
  (${alias}.on_date > ${moment.today}::date or (${alias}.on_date = ${moment.today}::date and ${alias}.periods -> 0 ->> 'from' > ${moment.time}))`

/** No other live clinic stands where `s` would come back to. */
const placeIsFree = sql`not exists (
  select 1 from scheduling.schedule o
   where o.hospital_id = s.hospital_id and o.id <> s.id and o.status = 'planned' and o.on_date = s.on_date and o.half = s.half
     and (o.practitioner_id = s.practitioner_id
          or (o.practitioner_id is null and s.practitioner_id is null and o.department_id = s.department_id and o.fee_level = s.fee_level and o.room = s.room)))`

/** The periods a schedule gets from its template: once numbers are open, people hold its times, so only capacities and added periods pass. */
const periodsFrom = ({ moment }: Scope): Fragment => sql`
  case when s.edited or (s.release_at <= ${moment.now} and not scheduling.keeps_times(s.periods, w.periods)) then s.periods else w.periods end`

const ofDay = (scope: Scope): Fragment =>
  sql`s.hospital_id = ${scope.moment.hospitalId} and s.template_id = w.id and s.on_date = w.on_date`

/** Makes what is asked for and was never made. The constraints drop what someone else made or put in its place. */
export async function makeMissing(tx: Tx, scope: Scope): Promise<Schedule[]> {
  const missing = await tx.rows<{ templateId: string; on: string; releaseAt: Date }>(sql`
    select w.id as "templateId", w.on_date as "on", w.release_at as "releaseAt" from (${wanted(scope)}) w
     where ${notBegun(sql`w`, scope)} and w.id <> all(${scope.unheld ?? []}::uuid[])
       and not exists (select 1 from scheduling.schedule s where ${ofDay(scope)})`)
  if (!missing.length) return []
  const rows = await tx.rows<ScheduleRow>(sql`
    with s as (
      insert into scheduling.schedule (hospital_id, id, campus_id, department_id, practitioner_id, template_id, fee_level, on_date, half, periods, pools, room, resources,
                                       release_at, changed_at, changed_by)
      select t.hospital_id, m.id, t.campus_id, t.department_id, t.practitioner_id, t.id, t.fee_level, m.on_date, t.half, t.periods, t.pools, t.room, t.resources,
             m.release_at, ${scope.moment.now}, ${scope.by}
        from unnest(${missing.map(() => newId())}::uuid[], ${missing.map((m) => m.templateId)}::uuid[], ${missing.map((m) => m.on)}::date[],
                    ${missing.map((m) => m.releaseAt.toISOString())}::timestamptz[]) as m (id, template_id, on_date, release_at)
        join scheduling.schedule_template t on t.hospital_id = ${scope.moment.hospitalId} and t.id = m.template_id
      on conflict do nothing
      returning *
    )
    select ${scheduleColumns} from s`)
  return rows.map(toSchedule)
}

/** Takes back what is no longer asked for, and remembers whether a holiday or the template was the reason. */
async function withdrawUnwanted(tx: Tx, scope: Scope): Promise<Schedule[]> {
  const holidays = scope.days.filter((d) => d.follows === 0).map((d) => d.on)
  const rows = await tx.rows<ScheduleRow>(sql`
    update scheduling.schedule s
       set status = 'withdrawn', withdrawn_why = case when s.on_date = any(${holidays}::date[]) then 'holiday' else 'template' end,
           revision = revision + 1, changed_at = ${scope.moment.now}, changed_by = ${scope.by}
     where s.hospital_id = ${scope.moment.hospitalId} and s.status = 'planned' and s.template_id is not null
       and (${scope.templateId ?? null}::uuid is null or s.template_id = ${scope.templateId ?? null})
       and s.on_date = any(${scope.days.map((d) => d.on)}::date[]) and ${notBegun(sql`s`, scope)}
       and not exists (select 1 from (${wanted(scope)}) w where ${ofDay(scope)})
    returning ${scheduleColumns}`)
  return rows.map(toSchedule)
}

/** Brings back what was taken back by a template or holiday and is asked for again: the same schedule, so its patients find it. */
async function reviveWanted(tx: Tx, scope: Scope): Promise<Schedule[]> {
  const rows = await tx.rows<ScheduleRow>(sql`
    update scheduling.schedule s
       set status = 'planned', withdrawn_why = null, periods = ${periodsFrom(scope)},
           fee_level = case when s.edited then s.fee_level else w.fee_level end, room = case when s.edited then s.room else w.room end,
           resources = case when s.edited then s.resources else w.resources end,
           pools = case when s.edited then s.pools else w.pools end, revision = s.revision + 1, changed_at = ${scope.moment.now}, changed_by = ${scope.by}
      from (${wanted(scope)}) w
     where ${ofDay(scope)} and s.status = 'withdrawn' and s.withdrawn_why <> 'hand' and ${notBegun(sql`w`, scope)} and ${placeIsFree}
    returning ${scheduleColumns}`)
  return rows.map(toSchedule)
}

/** Gives planned schedules what their template says now, except days that were changed by hand. */
async function changeDiffering(tx: Tx, scope: Scope): Promise<Schedule[]> {
  const rows = await tx.rows<ScheduleRow>(sql`
    update scheduling.schedule s
       set fee_level = w.fee_level, room = w.room, resources = w.resources, pools = w.pools, periods = ${periodsFrom(scope)},
           revision = s.revision + 1, changed_at = ${scope.moment.now}, changed_by = ${scope.by}
      from (${wanted(scope)}) w
     where ${ofDay(scope)} and s.status = 'planned' and not s.edited and ${notBegun(sql`s`, scope)}
       and (s.fee_level, s.room, s.resources, s.pools, s.periods) is distinct from (w.fee_level, w.room, w.resources, w.pools, ${periodsFrom(scope)})
    returning ${scheduleColumns}`)
  return rows.map(toSchedule)
}

/**
 * Brings schedules in line with what templates and calendar ask for, and tells of each that changed. Set by set, and nothing when nothing differs,
 * so it may run as often as one likes. `makeThrough`: days after it are changed or withdrawn, but not made yet.
 * The caller holds the timetable.
 */
export async function alignSchedules(tx: Tx, scope: Scope, makeThrough: string): Promise<{ made: number }> {
  const withdrawn = await withdrawUnwanted(tx, scope)
  const revived = await reviveWanted(tx, scope)
  const changed = await changeDiffering(tx, scope)
  const made = await makeMissing(tx, { ...scope, days: scope.days.filter((d) => d.on <= makeThrough) })
  await tellWithdrawn(tx, withdrawn)
  await tellPlanned(tx, [...revived, ...changed, ...made])
  return { made: made.length }
}

/** Days off and back on reach clinics that were made for a single day, too. */
export async function alignSingleDays(tx: Tx, scope: Scope): Promise<void> {
  for (const day of scope.days) {
    const single = sql`s.hospital_id = ${scope.moment.hospitalId} and s.template_id is null and s.on_date = ${day.on} and ${notBegun(sql`s`, scope)}`
    const stamp = sql`revision = revision + 1, changed_at = ${scope.moment.now}, changed_by = ${scope.by}`
    if (day.follows === 0) {
      const rows = await tx.rows<ScheduleRow>(sql`
        update scheduling.schedule s set status = 'withdrawn', withdrawn_why = 'holiday', ${stamp} where ${single} and s.status = 'planned' returning ${scheduleColumns}`)
      await tellWithdrawn(tx, rows.map(toSchedule))
    } else {
      const rows = await tx.rows<ScheduleRow>(sql`
        update scheduling.schedule s set status = 'planned', withdrawn_why = null, ${stamp}
         where ${single} and s.status = 'withdrawn' and s.withdrawn_why = 'holiday' and ${placeIsFree} returning ${scheduleColumns}`)
      await tellPlanned(tx, rows.map(toSchedule))
      // Whatever could not come back lost its place for good: no later holiday may bring it back beside its successor.
      await tx.rows(sql`
        update scheduling.schedule s set withdrawn_why = 'hand' where ${single} and s.status = 'withdrawn' and s.withdrawn_why = 'holiday'`)
    }
  }
}
