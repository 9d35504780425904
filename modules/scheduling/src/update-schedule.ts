import { IdParam, instantAt } from '@jiuyi/kernel'
import { type Routes, sql, staffOf, type Tx } from '@jiuyi/platform'
import { type Editor, editorOf, type Place, placeOf } from './authority.ts'
import { refuse, Schedule, ScheduleChange } from './contract.ts'
import { explainOverlap } from './create-template.ts'
import type { Deps } from './deps.ts'
import { checkPools, orderedPeriods } from './periods.ts'
import { readSchedules, tellPlanned } from './rows.ts'
import { holdTimetable, instantOf, momentAt } from './timetable.ts'

/** A planned schedule that this editor may change and that is not over. The caller holds the timetable. */
export async function editableSchedule(tx: Tx, editor: Editor, place: Place, id: string, now: Date): Promise<Schedule> {
  const [schedule] = await readSchedules(
    tx,
    sql`s.hospital_id = ${editor.hospitalId} and s.id = ${id} and s.status = 'planned'`,
  )
  if (!schedule || (editor.onlyDepartments && !editor.onlyDepartments.includes(schedule.departmentId)))
    throw refuse.schedule_not_found()
  if (instantAt(schedule.on, schedule.periods.at(-1)!.to, place.timeZone) <= now) throw refuse.in_the_past()
  return schedule
}

/**
 * 修改某一天的出诊: from now on the template leaves this day alone. Once its numbers are open people hold its times, so only capacities change and
 * periods are added at the end; and what is open does not close again.
 */
export async function updateSchedule(
  tx: Tx,
  editor: Editor,
  place: Place,
  id: string,
  change: ScheduleChange,
  now: Date,
): Promise<Schedule> {
  await holdTimetable(tx, momentAt(place, now))
  const before = await editableSchedule(tx, editor, place, id, now)
  const released = new Date(before.releaseAt) <= now
  const periods = change.periods ? orderedPeriods(before.half, change.periods) : before.periods
  const { keeps } = await tx.one<{ keeps: boolean }>(sql`
    select scheduling.keeps_times(${JSON.stringify(before.periods)}::jsonb, ${JSON.stringify(periods)}::jsonb) as keeps`)
  if (released && !keeps) throw refuse.already_released()
  const asked = change.releaseAt ? instantOf(change.releaseAt) : undefined
  // Until the answers are due, a substitute's numbers are kept for the patients of the clinic it stands in for.
  if (asked && before.substituteFor) throw refuse.already_released()
  if (asked && released && asked > now) throw refuse.already_released()
  const releaseAt = asked && !released ? (asked < now ? now : asked) : new Date(before.releaseAt)
  if (asked && releaseAt > instantAt(before.on, periods[0]!.from, place.timeZone)) throw refuse.valid_range()
  await tx.rows(sql`
    update scheduling.schedule
       set periods = ${JSON.stringify(periods)}, pools = ${JSON.stringify(checkPools(change.pools ?? before.pools))}, room = ${(change.room ?? before.room).trim()},
           resources = ${change.resources ?? before.resources ?? []}::uuid[],
           release_at = ${releaseAt}, edited = true, revision = revision + 1, changed_at = ${now}, changed_by = ${editor.by}
     where hospital_id = ${editor.hospitalId} and id = ${id}`)
  const [schedule] = await readSchedules(tx, sql`s.hospital_id = ${editor.hospitalId} and s.id = ${id}`)
  await tellPlanned(tx, [schedule!])
  return schedule!
}

export const updateScheduleRoute =
  ({ db, clock, directory }: Deps): Routes =>
  async (app) => {
    app.patch(
      '/staff/schedules/:id',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'updateSchedule',
          tags: ['scheduling'],
          summary: 'Change one day',
          params: IdParam,
          body: ScheduleChange,
          response: { 200: Schedule },
        },
      },
      async (req) => {
        const editor = editorOf(staffOf(req))
        const place = await placeOf(directory, editor.hospitalId)
        return db.tx((tx) => updateSchedule(tx, editor, place, req.params.id, req.body, clock())).catch(explainOverlap)
      },
    )
  }
