import { Day, Uuid } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { editorOf } from './authority.ts'
import { CalendarDay, Schedule } from './contract.ts'
import type { Deps } from './deps.ts'
import { readCalendar, readSchedules } from './rows.ts'
import { checkRange } from './timetable.ts'

const Timetable = Type.Object(
  { schedules: Type.Array(Schedule), calendar: Type.Array(CalendarDay) },
  { additionalProperties: false, title: 'Timetable' },
)

/** 排班表: what is planned, and what was withdrawn by hand or for a holiday unless something else took its place. */
export const getTimetableRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.get(
      '/staff/timetable',
      {
        config: { access: { who: 'staff', may: 'timetable.read' } },
        schema: {
          operationId: 'getTimetable',
          tags: ['scheduling'],
          summary: 'Schedules and special days, at most a quarter at once',
          querystring: Type.Object(
            { from: Day, to: Day, departmentId: Type.Optional(Uuid), campusId: Type.Optional(Uuid) },
            { additionalProperties: false },
          ),
          response: { 200: Timetable },
        },
      },
      async (req) => {
        const { hospitalId, onlyDepartments } = editorOf(staffOf(req))
        const { from, to, departmentId = null, campusId = null } = req.query
        checkRange(from, to)
        const schedules = await readSchedules(
          db,
          sql`
      s.hospital_id = ${hospitalId} and s.on_date >= ${from} and s.on_date <= ${to}
      and (${departmentId}::uuid is null or s.department_id = ${departmentId}) and (${campusId}::uuid is null or s.campus_id = ${campusId})
      and (${onlyDepartments ?? null}::uuid[] is null or s.department_id = any(${onlyDepartments ?? null}::uuid[]))
      and (s.status in ('planned', 'suspended')
           or (s.withdrawn_why <> 'template' and not exists (
                 select 1 from scheduling.schedule o
                  where o.hospital_id = s.hospital_id and o.status = 'planned' and o.on_date = s.on_date and o.half = s.half and o.practitioner_id = s.practitioner_id)))`,
        )
        return { schedules, calendar: await readCalendar(db, hospitalId, from, to) }
      },
    )
  }
