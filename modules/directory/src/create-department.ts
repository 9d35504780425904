import { newId, Prose, Uuid } from '@jiuyi/kernel'
import { type Db, type Routes, type StaffActor, sql, staffOf, type Tx, violated } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { mayEditDepartment } from './authority.ts'
import { Department, refuse } from './contract.ts'
import { Code, type Deps, Introduction, Label, Position } from './fields.ts'
import { readDepartments } from './rows.ts'
import { searchKeys } from './search-keys.ts'

const NewDepartment = Type.Object(
  {
    campusId: Uuid,
    parentId: Type.Optional(Uuid),
    code: Code,
    name: Label(60),
    introduction: Type.Optional(Introduction),
    place: Type.Optional(Prose(120)),
    bookable: Type.Optional(Type.Boolean()),
    position: Type.Optional(Position),
  },
  { additionalProperties: false, title: 'NewDepartment' },
)

/** 新增科室: a department on a campus, at the top or under a top-level one of the same campus. */
export async function createDepartment(
  tx: Tx,
  staff: StaffActor,
  want: Static<typeof NewDepartment>,
): Promise<Department> {
  mayEditDepartment(staff, want.parentId)
  const id = newId<'department'>()
  const name = want.name.trim()
  await tx.rows(sql`
    insert into directory.department (hospital_id, id, campus_id, parent_id, code, name, introduction, place, bookable, position, search_keys)
    values (${staff.hospitalId}, ${id}, ${want.campusId}, ${want.parentId ?? null}, ${want.code}, ${name}, ${want.introduction ?? ''}, ${want.place ?? ''},
            ${want.bookable ?? true}, ${want.position ?? 0}, ${searchKeys(name, 'thing')})`)
  const [department] = await readDepartments(tx, sql`d.hospital_id = ${staff.hospitalId} and d.id = ${id}`)
  return department!
}

/** Puts the law a department broke into words. Asked after the fact: the constraint decided, this only explains. */
export async function explainDepartment(
  db: Db,
  e: unknown,
  at: { hospitalId: string; campusId?: string; parentId?: string | null | undefined },
): Promise<never> {
  switch (violated(e)) {
    case 'department_name_once_a_campus':
      throw refuse.department_name_taken()
    case 'department_on_a_campus_of_its_hospital':
      throw refuse.campus_not_found()
    case 'department_under_a_top_one_of_its_campus': {
      const [parent] = at.parentId
        ? await readDepartments(db, sql`d.hospital_id = ${at.hospitalId} and d.id = ${at.parentId}`)
        : []
      if (!parent) throw refuse.department_not_found()
      throw at.campusId && parent.campusId !== at.campusId ? refuse.other_campus() : refuse.too_deep()
    }
  }
  throw e
}

export const createDepartmentRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/departments',
      {
        config: { access: { who: 'staff', may: 'directory.write' } },
        schema: {
          operationId: 'createDepartment',
          tags: ['directory'],
          summary: 'Add a department',
          body: NewDepartment,
          response: { 201: Department },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const made = await db
          .tx((tx) => createDepartment(tx, staff, req.body))
          .catch((e) => explainDepartment(db, e, { hospitalId: staff.hospitalId, ...req.body }))
        return reply.code(201).send(made)
      },
    )
  }
