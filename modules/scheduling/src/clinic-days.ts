/** 疗程日期: where the same clinic stands on other days, and planning such days before their time. */
import { sql } from '@jiuyi/platform'
import type { Static } from 'typebox'
import { makeMissing } from './align-schedules.ts'
import { placeOf } from './authority.ts'
import type { Schedule, Scheduling } from './contract.ts'
import type { Deps } from './deps.ts'
import { readCalendar, readSchedules, readTemplates, tellPlanned } from './rows.ts'
import { holdTimetable, momentAt, planDays } from './timetable.ts'

type Methods = (typeof Scheduling)['methods']
type Asked = Static<Methods['clinicDays']['in']>
type Answered = Static<Methods['clinicDays']['out']>

/** Same doctor, or the same ordinary clinic: department, half-day, fee level. */
const sameClinic = (s: Schedule) => sql`
  department_id = ${s.departmentId} and half = ${s.half} and fee_level = ${s.feeLevel}
  and practitioner_id is not distinct from ${s.practitionerId ?? null}::uuid`

export async function clinicDays(
  { db, clock, directory }: Deps,
  { hospitalId, scheduleId, days }: Asked,
): Promise<Answered> {
  const [anchor] = await readSchedules(db, sql`s.hospital_id = ${hospitalId} and s.id = ${scheduleId}`)
  if (!anchor || !days.length) return { days: [] }
  const moment = momentAt(await placeOf(directory, hospitalId), clock())
  const sorted = [...days].sort()
  const [calendar, standing, asked] = await Promise.all([
    readCalendar(db, hospitalId, sorted[0]!, sorted.at(-1)!),
    readSchedules(
      db,
      sql`s.hospital_id = ${hospitalId} and s.on_date = any (${days}::date[]) and s.id in (
        select id from scheduling.schedule where hospital_id = ${hospitalId} and ${sameClinic(anchor)})`,
    ),
    db.rows<{ on: string; templateId: string }>(sql`
      select distinct on (d.on_date) d.on_date as "on", t.id as "templateId"
        from (select * from scheduling.schedule_template where hospital_id = ${hospitalId} and active and ${sameClinic(anchor)}) t
        join unnest(${days}::date[]) as d (on_date) on true
        left join scheduling.calendar_day c on c.hospital_id = ${hospitalId} and c.on_date = d.on_date
       where scheduling.template_holds(d.on_date, case when c.kind = 'holiday' then 0 else coalesce(c.follows_weekday, extract(isodow from d.on_date)::int) end,
                                       t.valid_from, t.valid_to, t.weekday, t.every_weeks)
       order by d.on_date, t.id`),
  ])
  return {
    anchor,
    days: days.map((on) => {
      const there = standing.filter((s) => s.on === on)
      const live = there.find((s) => s.status === 'planned')
      if (live) return { on, state: 'planned', scheduleId: live.id }
      const off = calendar.find((c) => c.on === on && c.kind === 'holiday')
      if (off) return { on, state: 'holiday', name: off.name }
      const template = asked.find((a) => a.on === on)
      // A day that was taken back by hand is not made again.
      if (!template || there.length || on < moment.today) return { on, state: 'none' }
      return { on, state: 'would', templateId: template.templateId }
    }),
  }
}

/** Each day as the planner would make it in its time, release included. */
export async function planSingleDays(
  { db, clock, directory }: Deps,
  { hospitalId, days }: Static<Methods['planDays']['in']>,
): Promise<{ schedules: Schedule[] }> {
  if (!days.length) return { schedules: [] }
  const place = await placeOf(directory, hospitalId)
  return db.tx(async (tx) => {
    const moment = momentAt(place, clock())
    const policy = await holdTimetable(tx, moment)
    const known = new Set((await readTemplates(tx, sql`t.hospital_id = ${hospitalId} and t.active`)).map((t) => t.id))
    const schedules: Schedule[] = []
    for (const { on, templateId } of days.filter((d) => known.has(d.templateId))) {
      const made = await makeMissing(tx, {
        moment,
        days: await planDays(tx, moment, policy, on, on),
        by: 'system',
        templateId,
      })
      await tellPlanned(tx, made)
      schedules.push(
        ...(await readSchedules(
          tx,
          sql`s.hospital_id = ${hospitalId} and s.template_id = ${templateId} and s.on_date = ${on} and s.status = 'planned'`,
        )),
      )
    }
    return { schedules }
  })
}
