import { newId, Uuid } from '@jiuyi/kernel'
import { type Queryable, type Routes, type StaffActor, sql, staffOf, violated } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { type Role, refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { hashPassword, newInitialPassword } from '../secrets/password.ts'
import { DisplayName, getStaffUser, LoginName, RoleName, StaffUser } from './staff-shapes.ts'

export const DepartmentIds = Type.Array(Uuid, { maxItems: 100, uniqueItems: true })
export const RoleNames = Type.Array(RoleName, { maxItems: 7, uniqueItems: true })
const Body = Type.Object(
  {
    loginName: LoginName,
    displayName: DisplayName,
    roles: RoleNames,
    departmentIds: DepartmentIds,
    practitionerId: Type.Optional(Uuid),
  },
  { additionalProperties: false },
)

export type StaffRow = {
  id: string
  groupId: string
  hospitalId: string
  loginName: string
  displayName: string
  passwordHash: string
  mustChangePassword: boolean
  roles: readonly Role[]
  departmentIds: string[]
  practitionerId?: string | undefined
}
export async function insertStaff(tx: Queryable, d: Pick<Deps, 'clock'>, s: StaffRow): Promise<void> {
  await tx.rows(sql`
    insert into identity.staff (hospital_id, id, group_id, login_name, display_name, password_hash, must_change_password, practitioner_id, department_ids, created_at)
    values (${s.hospitalId}, ${s.id}, ${s.groupId}, ${s.loginName}, ${s.displayName}, ${s.passwordHash}, ${s.mustChangePassword},
            ${s.practitionerId ?? null}, ${s.departmentIds}, ${d.clock()})`)
  await setRoles(tx, s.hospitalId, s.id, s.roles)
}
export async function setRoles(
  tx: Queryable,
  hospitalId: string,
  staffId: string,
  roles: readonly string[],
): Promise<void> {
  await tx.rows(
    sql`delete from identity.staff_role where hospital_id = ${hospitalId} and staff_id = ${staffId} and role <> all(${roles}::text[])`,
  )
  await tx.rows(sql`
    insert into identity.staff_role (hospital_id, staff_id, role)
    select ${hospitalId}::uuid, ${staffId}::uuid, wanted.role from unnest(${roles}::text[]) as wanted (role)
    on conflict do nothing`)
}

/** Makes a log-in for somebody of this hospital, with a first password that must be replaced. */
async function createStaff(
  d: Deps,
  who: StaffActor,
  want: Static<typeof Body>,
): Promise<{ user: StaffUser; initialPassword: string }> {
  const [id, initialPassword] = [newId<'staff'>(), newInitialPassword()]
  const passwordHash = await hashPassword(initialPassword)
  const row = { ...want, id, groupId: who.groupId, hospitalId: who.hospitalId, passwordHash, mustChangePassword: true }
  await d.db
    .tx((tx) => insertStaff(tx, d, row))
    .catch((e: unknown) => {
      throw violated(e) === 'staff_login_name_once' ? refuse.login_name_taken() : e
    })
  return { user: await getStaffUser(d.db, who.hospitalId, id), initialPassword }
}

export const createStaffRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/users',
      {
        config: { access: { who: 'staff', may: 'staff.manage' } },
        schema: {
          operationId: 'createStaff',
          tags: ['identity'],
          summary: 'Make a log-in for a member of staff',
          body: Body,
          response: {
            201: Type.Object({ user: StaffUser, initialPassword: Type.String() }, { additionalProperties: false }),
          },
        },
      },
      async (req, reply) => reply.code(201).send(await createStaff(d, staffOf(req), req.body)),
    )
  }
