import { IdParam, List } from '@jiuyi/kernel'
import { type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { Department, Practitioner, refuse } from './contract.ts'
import type { Deps } from './fields.ts'
import { publicRead } from './public-read.ts'
import { readDepartments, readPractitioners } from './rows.ts'

const DepartmentPage = Type.Object(
  { department: Department, practitioners: Type.Array(Practitioner) },
  { additionalProperties: false, title: 'DepartmentPage' },
)

/** 科室列表与详情: both levels of a campus in the order the hospital gave them; one department with its doctors. */
export const listDepartmentsRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.get(
      '/campuses/:id/departments',
      {
        ...publicRead,
        schema: {
          operationId: 'listDepartments',
          tags: ['directory'],
          summary: 'Departments of a campus, both levels, in order',
          params: IdParam,
          response: { 200: List(Department) },
        },
      },
      async (req) => {
        const items = await readDepartments(db, sql`d.campus_id = ${req.params.id} and d.active`)
        if (
          !items.length &&
          !(await db.maybeOne(sql`select 1 as one from directory.campus where id = ${req.params.id}`))
        )
          throw refuse.campus_not_found()
        return { items }
      },
    )

    app.get(
      '/departments/:id',
      {
        ...publicRead,
        schema: {
          operationId: 'getDepartment',
          tags: ['directory'],
          summary: 'A department and its practitioners',
          params: IdParam,
          response: { 200: DepartmentPage },
        },
      },
      async (req) => {
        const [department] = await readDepartments(db, sql`d.id = ${req.params.id} and d.active`)
        if (!department) throw refuse.department_not_found()
        const practitioners = await readPractitioners(
          db,
          sql`
      p.active and p.hospital_id = ${department.hospitalId}
      and p.id in (select r.practitioner_id from directory.practitioner_role r where r.hospital_id = ${department.hospitalId} and r.department_id = ${department.id})`,
        )
        return { department, practitioners }
      },
    )
  }
