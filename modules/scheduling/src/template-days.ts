import { addDays } from '@jiuyi/kernel'
import { sql, type Tx } from '@jiuyi/platform'
import { alignSchedules } from './align-schedules.ts'
import { refuse } from './contract.ts'
import { type Moment, type Policy, planDays } from './timetable.ts'

/**
 * Two templates clash when one day can be asked for by both: same weekday and half-day, validities that meet and cycles that fall together, for one
 * practitioner or for the same ordinary clinic (department, fee level, room). 56 weeks hold every pair of cycles up to 8 weeks.
 * The caller holds the timetable, so two who save at once come here one after the other.
 */
export async function refuseTemplateOverlap(tx: Tx, hospitalId: string, id: string): Promise<void> {
  const clashes = await tx.rows<{ id: string }>(sql`
    select o.id
      from scheduling.schedule_template t
      join scheduling.schedule_template o
        on o.hospital_id = t.hospital_id and o.id <> t.id and o.active and o.weekday = t.weekday and o.half = t.half
       and (o.practitioner_id = t.practitioner_id
            or (o.practitioner_id is null and t.practitioner_id is null and o.department_id = t.department_id and o.fee_level = t.fee_level and o.room = t.room))
     where t.hospital_id = ${hospitalId} and t.id = ${id} and t.active
       and exists (
         select 1 from generate_series(0, 56) as week (n)
          cross join lateral (select scheduling.monday(greatest(t.valid_from, o.valid_from)) + 7 * week.n + t.weekday - 1 as day) d
          where scheduling.template_holds(d.day, t.weekday, t.valid_from, t.valid_to, t.weekday, t.every_weeks)
            and scheduling.template_holds(d.day, o.weekday, o.valid_from, o.valid_to, o.weekday, o.every_weeks))`)
  if (clashes.length) throw refuse.template_overlap({ conflictsWith: clashes.map((c) => c.id) })
}

/** Brings the coming days of one template in line, as far as schedules of it reach. */
export async function alignTemplate(
  tx: Tx,
  moment: Moment,
  policy: Policy,
  templateId: string,
  by: string,
): Promise<void> {
  const horizon = addDays(moment.today, policy.planDays)
  const { last } = await tx.one<{ last: string }>(sql`
    select greatest(${horizon}::date, max(on_date)) as last from scheduling.schedule where hospital_id = ${moment.hospitalId} and template_id = ${templateId}`)
  const days = await planDays(tx, moment, policy, moment.today, last)
  await alignSchedules(tx, { moment, days, by, templateId }, horizon)
}
