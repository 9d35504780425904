import { addDays, Day, List } from '@jiuyi/kernel'
import { type Routes, refuseRequest, type StaffActor, sql, staffOf, type Tx } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { alignSchedules, alignSingleDays } from './align-schedules.ts'
import { type Editor, editorOf, type Place, placeOf } from './authority.ts'
import { CalendarDay, refuse } from './contract.ts'
import type { Deps } from './deps.ts'
import { readCalendar } from './rows.ts'
import { checkAhead, checkRange, holdTimetable, momentAt, planDays } from './timetable.ts'

const { on: _, ...fields } = CalendarDay.properties
const DayKind = Type.Object(
  { ...fields, name: Type.String({ minLength: 1, maxLength: 30, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$' }) },
  { additionalProperties: false, title: 'CalendarDayKind' },
)
type DayKind = Static<typeof DayKind>

/**
 * 节假日与调休: a holiday withdraws the clinics of its day, those made for that day alone too; a swapped working day follows another weekday. Taking the
 * entry away plans the day as an ordinary one and brings the same schedules back. `kind` absent: take away.
 */
export async function setCalendarDay(
  tx: Tx,
  editor: Editor,
  place: Place,
  on: string,
  kind: DayKind | undefined,
  now: Date,
): Promise<void> {
  const moment = momentAt(place, now)
  checkAhead(on, moment.today)
  const follows = kind?.kind === 'workday' ? kind.followsWeekday : null
  if (follows === undefined) throw refuse.weekday_needed()
  const policy = await holdTimetable(tx, moment)
  const [before] = await readCalendar(tx, editor.hospitalId, on, on)
  if (kind)
    await tx.rows(sql`
      insert into scheduling.calendar_day (hospital_id, on_date, kind, follows_weekday, name, changed_at, changed_by)
      values (${editor.hospitalId}, ${on}, ${kind.kind}, ${follows}, ${kind.name.trim()}, ${now}, ${editor.by})
      on conflict (hospital_id, on_date) do update
         set kind = excluded.kind, follows_weekday = excluded.follows_weekday, name = excluded.name, changed_at = excluded.changed_at, changed_by = excluded.changed_by`)
  else if (before)
    await tx.rows(sql`delete from scheduling.calendar_day where hospital_id = ${editor.hospitalId} and on_date = ${on}`)
  else throw refuse.calendar_day_not_found()
  const scope = { moment, days: await planDays(tx, moment, policy, on, on), by: editor.by }
  // A new name for a holiday does not touch a clinic that was opened on it on purpose.
  if (before?.kind !== kind?.kind) await alignSingleDays(tx, scope)
  await alignSchedules(tx, scope, addDays(moment.today, policy.planDays))
}

/** The calendar is the whole hospital's, so a department head may read it only. */
function calendarEditor(staff: StaffActor): Editor {
  const editor = editorOf(staff)
  if (editor.onlyDepartments) throw refuseRequest.forbidden()
  return editor
}

const OnParam = Type.Object({ on: Day })

export const setCalendarDayRoute =
  ({ db, clock, directory }: Deps): Routes =>
  async (app) => {
    app.get(
      '/staff/calendar-days',
      {
        config: { access: { who: 'staff', may: 'timetable.read' } },
        schema: {
          operationId: 'listCalendarDays',
          tags: ['scheduling'],
          summary: 'Holidays and swapped working days',
          querystring: Type.Object({ from: Day, to: Day }, { additionalProperties: false }),
          response: { 200: List(CalendarDay) },
        },
      },
      async (req) => {
        checkRange(req.query.from, req.query.to)
        return { items: await readCalendar(db, staffOf(req).hospitalId, req.query.from, req.query.to) }
      },
    )

    app.put(
      '/staff/calendar-days/:on',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'setCalendarDay',
          tags: ['scheduling'],
          summary: 'Make a day a holiday or a swapped working day',
          params: OnParam,
          body: DayKind,
          response: { 200: CalendarDay },
        },
      },
      async (req) => {
        const editor = calendarEditor(staffOf(req))
        const place = await placeOf(directory, editor.hospitalId)
        await db.tx((tx) => setCalendarDay(tx, editor, place, req.params.on, req.body, clock()))
        const [day] = await readCalendar(db, editor.hospitalId, req.params.on, req.params.on)
        return day!
      },
    )

    app.delete(
      '/staff/calendar-days/:on',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'removeCalendarDay',
          tags: ['scheduling'],
          summary: 'Make a day an ordinary one again',
          params: OnParam,
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        const editor = calendarEditor(staffOf(req))
        const place = await placeOf(directory, editor.hospitalId)
        await db.tx((tx) => setCalendarDay(tx, editor, place, req.params.on, undefined, clock()))
        return reply.code(204).send(null)
      },
    )
  }
