import { List } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { Department } from './contract.ts'
import type { Deps } from './fields.ts'
import { readDepartments } from './rows.ts'

/** 科室维护: every department of the hospital on every campus, closed ones too. */
export const listAllDepartmentsRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.get(
      '/staff/departments',
      {
        config: { access: { who: 'staff' } },
        schema: {
          operationId: 'listAllDepartments',
          tags: ['directory'],
          summary: 'All departments of the hospital',
          response: { 200: List(Department) },
        },
      },
      async (req) => ({ items: await readDepartments(db, sql`d.hospital_id = ${staffOf(req).hospitalId}`) }),
    )
  }
