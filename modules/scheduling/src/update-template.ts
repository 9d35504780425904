import { IdParam } from '@jiuyi/kernel'
import { type Routes, sql, staffOf, type Tx } from '@jiuyi/platform'
import { type Editor, editorOf, type Place, placeOf } from './authority.ts'
import { refuse, ScheduleTemplate, TemplateChange } from './contract.ts'
import { explainOverlap } from './create-template.ts'
import type { Deps } from './deps.ts'
import { checkPools, orderedPeriods } from './periods.ts'
import { readTemplates } from './rows.ts'
import { alignTemplate, refuseTemplateOverlap } from './template-days.ts'
import { checkAhead, holdTimetable, momentAt } from './timetable.ts'

/**
 * 修改或结束出诊模板: its coming schedules follow. Those whose numbers are open keep their times, those changed by hand stay as they are, those no longer
 * asked for are withdrawn. Taken numbers are never touched by this: appointments keeps them.
 */
export async function updateTemplate(
  tx: Tx,
  editor: Editor,
  place: Place,
  id: string,
  change: TemplateChange,
  now: Date,
): Promise<ScheduleTemplate> {
  const moment = momentAt(place, now)
  const policy = await holdTimetable(tx, moment)
  const one = sql`t.hospital_id = ${editor.hospitalId} and t.id = ${id}`
  const [before] = await readTemplates(tx, one)
  if (!before || (editor.onlyDepartments && !editor.onlyDepartments.includes(before.departmentId)))
    throw refuse.template_not_found()
  if (change.validFrom && change.validFrom !== before.validFrom) checkAhead(change.validFrom, moment.today)
  const { validTo: end, ...rest } = change
  const next = { ...before, ...rest }
  const validTo = end === undefined ? (before.validTo ?? null) : end
  if (validTo !== null && (validTo < next.validFrom || validTo > '2999-12-31')) throw refuse.valid_range()
  const periods = orderedPeriods(next.half, next.periods)
  await tx.rows(sql`
    update scheduling.schedule_template t
       set fee_level = ${next.feeLevel}, weekday = ${next.weekday}, every_weeks = ${next.everyWeeks}, periods = ${JSON.stringify(periods)},
           pools = ${JSON.stringify(checkPools(next.pools))}, room = ${next.room.trim()}, resources = ${next.resources ?? []}::uuid[], valid_from = ${next.validFrom}, valid_to = ${validTo}, active = ${next.active},
           changed_at = ${now}, changed_by = ${editor.by}
     where ${one}`)
  await refuseTemplateOverlap(tx, editor.hospitalId, id)
  await alignTemplate(tx, moment, policy, id, editor.by)
  const [template] = await readTemplates(tx, one)
  return template!
}

export const updateTemplateRoute =
  ({ db, clock, directory }: Deps): Routes =>
  async (app) => {
    app.patch(
      '/staff/templates/:id',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'updateTemplate',
          tags: ['scheduling'],
          summary: 'Change or end a template and its coming schedules',
          params: IdParam,
          body: TemplateChange,
          response: { 200: ScheduleTemplate },
        },
      },
      async (req) => {
        const editor = editorOf(staffOf(req))
        const place = await placeOf(directory, editor.hospitalId)
        return db.tx((tx) => updateTemplate(tx, editor, place, req.params.id, req.body, clock())).catch(explainOverlap)
      },
    )
  }
