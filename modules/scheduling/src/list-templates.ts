import { addDays, List, localDate, Uuid } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { editorOf } from './authority.ts'
import { ScheduleTemplate } from './contract.ts'
import type { Deps } from './deps.ts'
import { readTemplates } from './rows.ts'

/** 出诊模板列表: those that hold or will hold; paused ones too, ended ones no more. */
export const listTemplatesRoute =
  ({ db, clock }: Deps): Routes =>
  async (app) => {
    app.get(
      '/staff/templates',
      {
        config: { access: { who: 'staff', may: 'timetable.read' } },
        schema: {
          operationId: 'listTemplates',
          tags: ['scheduling'],
          summary: 'Templates that are not over',
          querystring: Type.Object({ departmentId: Type.Optional(Uuid) }, { additionalProperties: false }),
          response: { 200: List(ScheduleTemplate) },
        },
      },
      async (req) => {
        const { hospitalId, onlyDepartments } = editorOf(staffOf(req))
        // A day of grace instead of asking for the time zone.
        const recent = addDays(localDate(clock(), 'UTC'), -1)
        const { departmentId } = req.query
        return {
          items: await readTemplates(
            db,
            sql`
        t.hospital_id = ${hospitalId} and (t.valid_to is null or t.valid_to >= ${recent})
        and (${departmentId ?? null}::uuid is null or t.department_id = ${departmentId ?? null})
        and (${onlyDepartments ?? null}::uuid[] is null or t.department_id = any(${onlyDepartments ?? null}::uuid[]))`,
          ),
        }
      },
    )
  }
