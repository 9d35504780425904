import { Line, List, Uuid } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { Practitioner } from './contract.ts'
import type { Deps } from './fields.ts'
import { readPractitioners } from './rows.ts'
import { practitionerRank } from './search-directory.ts'
import { normalize } from './search-keys.ts'

/** 医生维护: every practitioner of the hospital, those who left too; best match first when something is searched for. */
export const listAllPractitionersRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.get(
      '/staff/practitioners',
      {
        config: { access: { who: 'staff' } },
        schema: {
          operationId: 'listAllPractitioners',
          tags: ['directory'],
          summary: 'All practitioners of the hospital, by name, pinyin, disease or specialty',
          querystring: Type.Object(
            { q: Type.Optional(Line(60, 0)), departmentId: Type.Optional(Uuid) },
            { additionalProperties: false },
          ),
          response: { 200: List(Practitioner) },
        },
      },
      async (req) => {
        const { hospitalId } = staffOf(req)
        const q = normalize(req.query.q ?? '')
        const departmentId = req.query.departmentId ?? null
        const inDepartment = sql`(${departmentId}::uuid is null or p.id in (
      select r.practitioner_id from directory.practitioner_role r where r.hospital_id = ${hospitalId} and r.department_id = ${departmentId}))`
        const mine = sql`p.hospital_id = ${hospitalId} and ${inDepartment}`
        return {
          items: q
            ? await readPractitioners(db, sql`${mine} and ${practitionerRank(q)} is not null`, practitionerRank(q))
            : await readPractitioners(db, mine),
        }
      },
    )
  }
