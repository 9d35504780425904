import { IdParam, newId, Uuid } from '@jiuyi/kernel'
import { type Routes, type StaffActor, sql, staffOf, type Tx, violated } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { mayEditDepartment } from './authority.ts'
import { FeeLevel, Practitioner, refuse } from './contract.ts'
import type { Deps } from './fields.ts'
import { readPractitioners } from './rows.ts'

const NewRole = Type.Object(
  { departmentId: Uuid, feeLevel: FeeLevel },
  { additionalProperties: false, title: 'NewPractitionerRole' },
)

/** 出诊资格: lets a practitioner hold clinics in an open department. */
export async function addPractitionerRole(
  tx: Tx,
  staff: StaffActor,
  practitionerId: string,
  want: Static<typeof NewRole>,
): Promise<void> {
  mayEditDepartment(staff, want.departmentId)
  const made = await tx.maybeOne(sql`
    insert into directory.practitioner_role (hospital_id, id, practitioner_id, department_id, fee_level)
    select hospital_id, ${newId()}, ${practitionerId}, id, ${want.feeLevel}
      from directory.department
     where hospital_id = ${staff.hospitalId} and id = ${want.departmentId} and active
    returning 1 as one`)
  if (!made) throw refuse.department_not_found()
}

export const explainRole = (e: unknown): never => {
  if (violated(e) === 'role_once_a_department') throw refuse.role_taken()
  throw violated(e) === 'role_of_a_practitioner' ? refuse.practitioner_not_found() : e
}

export const addPractitionerRoleRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/practitioners/:id/roles',
      {
        config: { access: { who: 'staff', may: 'directory.write' } },
        schema: {
          operationId: 'addPractitionerRole',
          tags: ['directory'],
          summary: 'Let a practitioner hold clinics in a department',
          params: IdParam,
          body: NewRole,
          response: { 201: Practitioner },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        await db.tx((tx) => addPractitionerRole(tx, staff, req.params.id, req.body)).catch(explainRole)
        const [practitioner] = await readPractitioners(
          db,
          sql`p.hospital_id = ${staff.hospitalId} and p.id = ${req.params.id}`,
        )
        return reply.code(201).send(practitioner!)
      },
    )
  }
