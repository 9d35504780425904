import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import type { ScheduleTemplate } from './contract.ts'
import type { Deps } from './deps.ts'
import { checkPools, orderedPeriods } from './periods.ts'
import { planRange } from './plan-ahead.ts'

type Ctx = Pick<Deps, 'db' | 'clock'>
export type SeedTemplate = Omit<ScheduleTemplate, 'id' | 'active'> & { id?: string; active?: boolean }

/** Builds a timetable in bulk. Templates may begin in the past; nothing is planned until `planRange` or the timer does. */
export const seed = {
  async seedTemplates({ db, clock }: Ctx, rows: SeedTemplate[]): Promise<string[]> {
    const ready = rows.map((t) => ({
      active: true,
      ...t,
      id: t.id ?? newId<'scheduleTemplate'>(),
      periods: orderedPeriods(t.half, t.periods),
      pools: checkPools(t.pools),
    }))
    await db.rows(sql`
      insert into scheduling.schedule_template (hospital_id, id, campus_id, department_id, practitioner_id, fee_level, half, weekday, every_weeks, periods, pools, room, resources,
                                                valid_from, valid_to, active, changed_at, changed_by)
      select "hospitalId", id, "campusId", "departmentId", "practitionerId", "feeLevel", half, weekday, "everyWeeks", periods, pools, room, coalesce(resources, '{}'),
             "validFrom", "validTo", active, ${clock()}, 'system'
        from jsonb_to_recordset(${JSON.stringify(ready)}::jsonb)
          as x ("hospitalId" uuid, id uuid, "campusId" uuid, "departmentId" uuid, "practitionerId" uuid, "feeLevel" text, half text, weekday int, "everyWeeks" int,
                periods jsonb, pools jsonb, room text, resources uuid[], "validFrom" date, "validTo" date, active boolean)`)
    return ready.map((t) => t.id)
  },

  planRange: (ctx: Ctx, hospitalId: string, from: string, through: string, timeZone = 'Asia/Shanghai') =>
    planRange(ctx, { hospitalId, timeZone }, from, through),
}
