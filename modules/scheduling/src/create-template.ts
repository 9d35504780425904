import { newId } from '@jiuyi/kernel'
import { type Routes, sql, staffOf, type Tx, violated } from '@jiuyi/platform'
import { type Clinic, clinicOf, type Editor, editorOf } from './authority.ts'
import { NewTemplate, refuse, ScheduleTemplate } from './contract.ts'
import type { Deps } from './deps.ts'
import { checkPools, orderedPeriods } from './periods.ts'
import { readTemplates } from './rows.ts'
import { alignTemplate, refuseTemplateOverlap } from './template-days.ts'
import { checkAhead, holdTimetable, momentAt } from './timetable.ts'

/** 新增出诊模板: a weekly or n-week clinic. Its schedules up to the planning horizon are made with it. */
export async function createTemplate(
  tx: Tx,
  editor: Editor,
  clinic: Clinic,
  want: NewTemplate,
  now: Date,
): Promise<ScheduleTemplate> {
  const moment = momentAt(clinic, now)
  checkAhead(want.validFrom, moment.today)
  if (want.validTo !== undefined && (want.validTo < want.validFrom || want.validTo > '2999-12-31'))
    throw refuse.valid_range()
  const periods = orderedPeriods(want.half, want.periods)
  const policy = await holdTimetable(tx, moment)
  const id = newId<'scheduleTemplate'>()
  await tx.rows(sql`
    insert into scheduling.schedule_template (hospital_id, id, campus_id, department_id, practitioner_id, fee_level, half, weekday, every_weeks, periods, pools,
                                              room, resources, valid_from, valid_to, active, changed_at, changed_by)
    values (${editor.hospitalId}, ${id}, ${clinic.campusId}, ${clinic.departmentId}, ${clinic.practitionerId}, ${want.feeLevel}, ${want.half}, ${want.weekday},
            ${want.everyWeeks ?? 1}, ${JSON.stringify(periods)}, ${JSON.stringify(checkPools(want.pools ?? policy.pools))}, ${(want.room ?? '').trim()}, ${want.resources ?? []}::uuid[],
            ${want.validFrom}, ${want.validTo ?? null}, ${want.active ?? true}, ${now}, ${editor.by})`)
  await refuseTemplateOverlap(tx, editor.hospitalId, id)
  await alignTemplate(tx, moment, policy, id, editor.by)
  const [template] = await readTemplates(tx, sql`t.hospital_id = ${editor.hospitalId} and t.id = ${id}`)
  return template!
}

/** A day of the template would stand where another live clinic already stands. */
export const explainOverlap = (e: unknown): never => {
  throw ['schedule_one_live_a_half_day', 'schedule_one_live_clinic'].includes(violated(e) ?? '')
    ? refuse.schedule_overlap()
    : e
}

export const createTemplateRoute =
  ({ db, clock, directory }: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/templates',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'createTemplate',
          tags: ['scheduling'],
          summary: 'Add a weekly or n-week clinic',
          body: NewTemplate,
          response: { 201: ScheduleTemplate },
        },
      },
      async (req, reply) => {
        const editor = editorOf(staffOf(req))
        const clinic = await clinicOf(directory, editor, req.body)
        return reply
          .code(201)
          .send(await db.tx((tx) => createTemplate(tx, editor, clinic, req.body, clock())).catch(explainOverlap))
      },
    )
  }
