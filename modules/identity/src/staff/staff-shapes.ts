import { Instant, Line, Uuid } from '@jiuyi/kernel'
import { type Queryable, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { permissions, refuse, roles } from '../contract.ts'
import { permissionsOf } from '../sessions/authenticate.ts'

export const RoleName = Type.Enum([...roles])
const Permission = Type.Enum([...permissions])

export const StaffMe = Type.Object(
  {
    id: Uuid,
    loginName: Type.String(),
    displayName: Type.String(),
    hospitalId: Uuid,
    practitionerId: Type.Optional(Uuid),
    roles: Type.Array(RoleName),
    permissions: Type.Array(Permission),
    departmentIds: Type.Array(Uuid),
    totpEnabled: Type.Boolean(),
    mustChangePassword: Type.Boolean(),
  },
  { additionalProperties: false, title: 'StaffMe' },
)
export const StaffUser = Type.Object(
  {
    id: Uuid,
    loginName: Type.String(),
    displayName: Type.String(),
    roles: Type.Array(RoleName),
    departmentIds: Type.Array(Uuid),
    practitionerId: Type.Optional(Uuid),
    active: Type.Boolean(),
    totpEnabled: Type.Boolean(),
    lastLoginAt: Type.Optional(Instant),
  },
  { additionalProperties: false, title: 'StaffUser' },
)
export type StaffUser = Static<typeof StaffUser>

/** Small letters, digits, dot, dash: what a person types every morning. */
export const LoginName = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{2,31}$' })
export const DisplayName = Line(40)

/** Roles as an array, read beside the row `f`. */
export const rolesOfStaff = sql`array(select r.role from identity.staff_role r where r.hospital_id = f.hospital_id and r.staff_id = f.id order by r.role)`

type UserRow = Omit<StaffUser, 'practitionerId' | 'lastLoginAt'> & {
  practitionerId: string | null
  lastLoginAt: Date | null
}
export const userColumns = sql`
  f.id, f.login_name as "loginName", f.display_name as "displayName", ${rolesOfStaff} as roles, f.department_ids as "departmentIds",
  f.practitioner_id as "practitionerId", f.active, f.totp_sealed is not null as "totpEnabled", f.last_login_at as "lastLoginAt"`
export const userOf = ({ practitionerId, lastLoginAt, ...r }: UserRow): StaffUser => ({
  ...r,
  ...(practitionerId ? { practitionerId } : {}),
  ...(lastLoginAt ? { lastLoginAt: lastLoginAt.toISOString() } : {}),
})

/** A member of staff of this hospital; one of another hospital is not found. */
export async function getStaffUser(db: Queryable, hospitalId: string, staffId: string): Promise<StaffUser> {
  const row = await db.maybeOne<UserRow>(sql`
    select ${userColumns} from identity.staff f where f.hospital_id = ${hospitalId} and f.id = ${staffId}`)
  if (!row) throw refuse.staff_not_found()
  return userOf(row)
}
export const listStaffUsers = async (
  db: Queryable,
  hospitalId: string,
  want: { q?: string; role?: string; active?: boolean },
): Promise<StaffUser[]> => {
  const like = want.q?.trim() ? `%${want.q.trim().replace(/[\\%_]/g, '\\$&')}%` : null
  const rows = await db.rows<UserRow>(sql`
    select ${userColumns}
      from identity.staff f
     where f.hospital_id = ${hospitalId}
       and (${like}::text is null or f.login_name ilike ${like} or f.display_name ilike ${like})
       and (${want.active ?? null}::boolean is null or f.active = ${want.active ?? null})
       and (${want.role ?? null}::text is null
            or exists (select 1 from identity.staff_role r where r.hospital_id = f.hospital_id and r.staff_id = f.id and r.role = ${want.role ?? null}))
     order by f.active desc, f.login_name
     limit 500`)
  return rows.map(userOf)
}

type MeRow = Omit<Static<typeof StaffMe>, 'permissions' | 'practitionerId'> & { practitionerId: string | null }
export async function getStaffMe(db: Queryable, hospitalId: string, staffId: string): Promise<Static<typeof StaffMe>> {
  const { practitionerId, ...me } = await db.one<MeRow>(sql`
    select f.id, f.login_name as "loginName", f.display_name as "displayName", f.hospital_id as "hospitalId", f.practitioner_id as "practitionerId",
           ${rolesOfStaff} as roles, f.department_ids as "departmentIds", f.totp_sealed is not null as "totpEnabled", f.must_change_password as "mustChangePassword"
      from identity.staff f
     where f.hospital_id = ${hospitalId} and f.id = ${staffId}`)
  return {
    ...me,
    ...(practitionerId ? { practitionerId } : {}),
    permissions: me.mustChangePassword ? [] : permissionsOf(me.roles),
  }
}
