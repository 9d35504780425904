import { IdParam } from '@jiuyi/kernel'
import { type Routes, sql, staffOf, type Tx } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type Editor, editorOf, type Place, placeOf } from './authority.ts'
import type { Deps } from './deps.ts'
import { tellWithdrawn } from './rows.ts'
import { holdTimetable, momentAt } from './timetable.ts'
import { editableSchedule } from './update-schedule.ts'

/** 撤回某一天的出诊: its free numbers are void; patients who have one keep it until someone decides for them. No template brings it back. */
export async function withdrawSchedule(tx: Tx, editor: Editor, place: Place, id: string, now: Date): Promise<void> {
  await holdTimetable(tx, momentAt(place, now))
  const schedule = await editableSchedule(tx, editor, place, id, now)
  await tx.rows(sql`
    update scheduling.schedule
       set status = 'withdrawn', withdrawn_why = 'hand', revision = revision + 1, changed_at = ${now}, changed_by = ${editor.by}
     where hospital_id = ${editor.hospitalId} and id = ${id}`)
  await tellWithdrawn(tx, [schedule])
}

export const withdrawScheduleRoute =
  ({ db, clock, directory }: Deps): Routes =>
  async (app) => {
    app.delete(
      '/staff/schedules/:id',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'withdrawSchedule',
          tags: ['scheduling'],
          summary: 'Take one day back',
          params: IdParam,
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        const editor = editorOf(staffOf(req))
        const place = await placeOf(directory, editor.hospitalId)
        await db.tx((tx) => withdrawSchedule(tx, editor, place, req.params.id, clock()))
        return reply.code(204).send(null)
      },
    )
  }
