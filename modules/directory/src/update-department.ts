import { IdParam, Prose, Uuid } from '@jiuyi/kernel'
import { type Routes, type StaffActor, sql, staffOf, type Tx } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { mayEditDepartment } from './authority.ts'
import { Department, refuse } from './contract.ts'
import { explainDepartment } from './create-department.ts'
import { Code, type Deps, Introduction, Label, Position } from './fields.ts'
import { readDepartments } from './rows.ts'
import { searchKeys } from './search-keys.ts'

const DepartmentChange = Type.Partial(
  Type.Object({
    parentId: Type.Union([Uuid, Type.Null()]),
    code: Code,
    name: Label(60),
    introduction: Introduction,
    place: Prose(120),
    bookable: Type.Boolean(),
    position: Position,
    active: Type.Boolean(),
  }),
  { additionalProperties: false, title: 'DepartmentChange' },
)
type DepartmentChange = Static<typeof DepartmentChange>

/** 修改科室: also closes one, once nobody works in it and nothing lies under it. */
export async function updateDepartment(
  tx: Tx,
  staff: StaffActor,
  id: string,
  change: DepartmentChange,
): Promise<Department> {
  mayEditDepartment(staff, id)
  if (change.parentId) mayEditDepartment(staff, change.parentId)
  const mine = sql`hospital_id = ${staff.hospitalId} and id = ${id}`
  // Locked against new rows that refer to it, so that nobody joins a department while it is being closed.
  if (!(await tx.maybeOne(sql`select 1 as one from directory.department where ${mine} for update`)))
    throw refuse.department_not_found()
  if (change.active === false) {
    const user = await tx.maybeOne(sql`
      select 1 as one from directory.department c where c.hospital_id = ${staff.hospitalId} and c.parent_id = ${id} and c.active
      union all
      select 1 from directory.practitioner_role r where r.hospital_id = ${staff.hospitalId} and r.department_id = ${id}
      limit 1`)
    if (user) throw refuse.department_in_use()
  }
  const name = change.name?.trim()
  await tx.rows(sql`
    update directory.department
       set parent_id = case when ${change.parentId !== undefined}::boolean then ${change.parentId ?? null}::uuid else parent_id end,
           code = coalesce(${change.code ?? null}, code), name = coalesce(${name ?? null}, name),
           search_keys = coalesce(${name === undefined ? null : searchKeys(name, 'thing')}::text[], search_keys),
           introduction = coalesce(${change.introduction ?? null}, introduction), place = coalesce(${change.place ?? null}, place),
           bookable = coalesce(${change.bookable ?? null}::boolean, bookable), position = coalesce(${change.position ?? null}::int, position),
           active = coalesce(${change.active ?? null}::boolean, active)
     where ${mine}`)
  const [department] = await readDepartments(tx, sql`d.hospital_id = ${staff.hospitalId} and d.id = ${id}`)
  return department!
}

export const updateDepartmentRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.patch(
      '/staff/departments/:id',
      {
        config: { access: { who: 'staff', may: 'directory.write' } },
        schema: {
          operationId: 'updateDepartment',
          tags: ['directory'],
          summary: 'Change or close a department',
          params: IdParam,
          body: DepartmentChange,
          response: { 200: Department },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        return db
          .tx((tx) => updateDepartment(tx, staff, req.params.id, req.body))
          .catch(async (e) => {
            const [now] = await readDepartments(
              db,
              sql`d.hospital_id = ${staff.hospitalId} and d.id = ${req.params.id}`,
            )
            return explainDepartment(db, e, {
              hospitalId: staff.hospitalId,
              ...(now ? { campusId: now.campusId } : {}),
              parentId: req.body.parentId,
            })
          })
      },
    )
  }
