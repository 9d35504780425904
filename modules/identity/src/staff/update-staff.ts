import { IdParam, Uuid } from '@jiuyi/kernel'
import { type Routes, type StaffActor, sql, staffOf, type Tx } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { revokeSessions } from '../sessions/open-session.ts'
import { DepartmentIds, RoleNames, setRoles } from './create-staff.ts'
import { DisplayName, getStaffUser, StaffUser } from './staff-shapes.ts'

const Change = Type.Object(
  {
    displayName: Type.Optional(DisplayName),
    roles: Type.Optional(RoleNames),
    departmentIds: Type.Optional(DepartmentIds),
    practitionerId: Type.Optional(Uuid),
    active: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
)

/** Changes a log-in of this hospital. Roles count from the next request on; whoever is switched off is out at once. */
async function updateStaff(
  tx: Tx,
  d: Deps,
  who: StaffActor,
  staffId: string,
  change: Static<typeof Change>,
): Promise<StaffUser> {
  // Two administrators who demote each other at the same moment queue here, and the second is counted after the first.
  await tx.rows(sql`
    select f.id from identity.staff f
     where f.hospital_id = ${who.hospitalId} and f.active
       and exists (select 1 from identity.staff_role r where r.hospital_id = f.hospital_id and r.staff_id = f.id and r.role = 'admin')
     order by f.id
       for update`)
  const mine = await tx.maybeOne(sql`
    update identity.staff
       set display_name = coalesce(${change.displayName ?? null}::text, display_name),
           department_ids = coalesce(${change.departmentIds ?? null}::uuid[], department_ids),
           practitioner_id = coalesce(${change.practitionerId ?? null}::uuid, practitioner_id),
           active = coalesce(${change.active ?? null}::boolean, active)
     where hospital_id = ${who.hospitalId} and id = ${staffId}
    returning id`)
  if (!mine) throw refuse.staff_not_found()
  tx.afterCommit(() => d.forget(`staff:${staffId}`))
  if (change.roles) await setRoles(tx, who.hospitalId, staffId, change.roles)
  if (change.active === false) await revokeSessions(tx, d, { groupId: who.groupId, staffId })
  const { admins } = await tx.one<{ admins: number }>(sql`
    select count(*) as admins
      from identity.staff f
      join identity.staff_role r on r.hospital_id = f.hospital_id and r.staff_id = f.id and r.role = 'admin'
     where f.hospital_id = ${who.hospitalId} and f.active`)
  if (admins === 0) throw refuse.last_admin()
  return getStaffUser(tx, who.hospitalId, staffId)
}

export const updateStaffRoute =
  (d: Deps): Routes =>
  async (app) => {
    const config = { access: { who: 'staff', may: 'staff.manage' } } as const
    app.patch(
      '/staff/users/:id',
      {
        config,
        schema: {
          operationId: 'updateStaff',
          tags: ['identity'],
          summary: 'Change a log-in of this hospital',
          params: IdParam,
          body: Change,
          response: { 200: StaffUser },
        },
      },
      (req) => d.db.tx((tx) => updateStaff(tx, d, staffOf(req), req.params.id, req.body)),
    )
  }
