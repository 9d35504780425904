import { Uuid } from '@jiuyi/kernel'
import { type Queryable, type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { headOnly } from './authority.ts'
import { refuse } from './contract.ts'
import type { Deps } from './fields.ts'

/** 取消出诊资格: no new clinics in that department; the timetable that exists is ended in scheduling. */
export async function removePractitionerRole(
  db: Queryable,
  staff: StaffActor,
  practitionerId: string,
  roleId: string,
): Promise<void> {
  const theirs = headOnly(staff) ? sql`department_id = any(${staff.departmentIds}::uuid[])` : sql`true`
  const gone = await db.maybeOne(sql`
    delete from directory.practitioner_role
     where hospital_id = ${staff.hospitalId} and practitioner_id = ${practitionerId} and id = ${roleId} and ${theirs}
    returning 1 as one`)
  if (!gone) throw refuse.practitioner_not_found()
}

export const removePractitionerRoleRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.delete(
      '/staff/practitioners/:id/roles/:roleId',
      {
        config: { access: { who: 'staff', may: 'directory.write' } },
        schema: {
          operationId: 'removePractitionerRole',
          tags: ['directory'],
          summary: 'A practitioner no longer holds clinics in a department',
          params: Type.Object({ id: Uuid, roleId: Uuid }),
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await removePractitionerRole(db, staffOf(req), req.params.id, req.params.roleId)
        return reply.code(204).send(null)
      },
    )
  }
