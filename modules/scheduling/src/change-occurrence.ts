/** 仅此次 / 此次及以后 / 全部: a change made on one day of a template, and how far it reaches. */
import { addDays, IdParam, newId } from '@jiuyi/kernel'
import { type Queryable, type Routes, sql, staffOf, type Tx } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type Editor, editorOf, type Place, placeOf } from './authority.ts'
import { ChangeScope, refuse, Schedule, ScheduleTemplate, TemplateChange } from './contract.ts'
import { explainOverlap } from './create-template.ts'
import type { Deps } from './deps.ts'
import { readSchedules, readTemplates } from './rows.ts'
import { holdTimetable, momentAt } from './timetable.ts'
import { editableSchedule, updateSchedule } from './update-schedule.ts'
import { updateTemplate } from './update-template.ts'
import { withdrawSchedule } from './withdraw-schedule.ts'

export type OccurrenceChange = TemplateChange & { withdrawn?: boolean | undefined; releaseAt?: string | undefined }
type Done = { schedule?: Schedule; template?: ScheduleTemplate }

export const templateOf = async (db: Queryable, hospitalId: string, scheduleId: string): Promise<string | undefined> =>
  (await readSchedules(db, sql`s.hospital_id = ${hospitalId} and s.id = ${scheduleId}`))[0]?.templateId

/**
 * `following`: the template ends the day before, and a new one continues from this day. The days that stand already go over to the new one, so their
 * patients keep their clinic: where numbers are open the times stay and only capacities follow, and a day changed by hand stays as it is.
 */
export async function changeOccurrence(
  tx: Tx,
  editor: Editor,
  place: Place,
  scheduleId: string,
  scope: ChangeScope,
  { withdrawn, releaseAt, validFrom: _from, validTo: _to, active: _active, ...change }: OccurrenceChange,
  now: Date,
): Promise<Done> {
  const moment = momentAt(place, now)
  await holdTimetable(tx, moment)
  const schedule = await editableSchedule(tx, editor, place, scheduleId, now)
  if (scope === 'this') {
    if (withdrawn) {
      await withdrawSchedule(tx, editor, place, scheduleId, now)
      return {}
    }
    const { periods, pools, room, resources } = change
    return {
      schedule: await updateSchedule(
        tx,
        editor,
        place,
        scheduleId,
        {
          ...(periods && { periods }),
          ...(pools && { pools }),
          ...(room !== undefined && { room }),
          ...(resources && { resources }),
          ...(releaseAt && { releaseAt }),
        },
        now,
      ),
    }
  }
  if (!schedule.templateId) throw refuse.not_of_a_template()
  const [template] = await readTemplates(
    tx,
    sql`t.hospital_id = ${editor.hospitalId} and t.id = ${schedule.templateId}`,
  )
  if (!template) throw refuse.template_not_found()
  const first = template.validFrom >= schedule.on
  if (scope === 'all' || first) {
    return {
      template: await updateTemplate(tx, editor, place, template.id, withdrawn ? { active: false } : change, now),
    }
  }
  if (withdrawn)
    return {
      template: await updateTemplate(tx, editor, place, template.id, { validTo: addDays(schedule.on, -1) }, now),
    }
  const id = newId<'scheduleTemplate'>()
  // Both rows stand before anything is brought in line, so that no day is withdrawn in between.
  await tx.rows(sql`
    insert into scheduling.schedule_template (hospital_id, id, campus_id, department_id, practitioner_id, fee_level, half, weekday, every_weeks, periods, pools, room,
                                              resources, valid_from, valid_to, active, changed_at, changed_by)
    select hospital_id, ${id}, campus_id, department_id, practitioner_id, fee_level, half, weekday, every_weeks, periods, pools, room,
           resources, ${schedule.on}, valid_to, active, ${now}, ${editor.by}
      from scheduling.schedule_template where hospital_id = ${editor.hospitalId} and id = ${template.id}`)
  await tx.rows(sql`
    update scheduling.schedule_template set valid_to = ${addDays(schedule.on, -1)}, changed_at = ${now}, changed_by = ${editor.by}
     where hospital_id = ${editor.hospitalId} and id = ${template.id}`)
  await tx.rows(sql`
    update scheduling.schedule set template_id = ${id}
     where hospital_id = ${editor.hospitalId} and template_id = ${template.id} and on_date >= ${schedule.on}`)
  return { template: await updateTemplate(tx, editor, place, id, change, now) }
}

const Wish = Type.Object(
  {
    scope: ChangeScope,
    change: Type.Partial(
      Type.Object({
        ...TemplateChange.properties,
        withdrawn: Type.Boolean(),
        releaseAt: Type.String({ format: 'date-time' }),
      }),
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false, title: 'OccurrenceChange' },
)

export const changeOccurrenceRoute =
  ({ db, clock, directory }: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/schedules/:id/changes',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'changeOccurrence',
          tags: ['scheduling'],
          summary: 'Change one day of a template: this day only, this and those that follow, or all',
          params: IdParam,
          body: Wish,
          response: {
            200: Type.Object(
              { schedule: Type.Optional(Schedule), template: Type.Optional(ScheduleTemplate) },
              { additionalProperties: false },
            ),
          },
        },
      },
      async (req) => {
        const editor = editorOf(staffOf(req))
        const place = await placeOf(directory, editor.hospitalId)
        const { scope, change } = req.body
        return db
          .tx((tx) => changeOccurrence(tx, editor, place, req.params.id, scope, change, clock()))
          .catch(explainOverlap)
      },
    )
  }
