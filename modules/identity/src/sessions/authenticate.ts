import type { SessionActor } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { type Permission, type Role, rolePermissions } from '../contract.ts'
import { type Deps, later, minutes } from '../deps.ts'
import { tokenHash } from '../secrets/token.ts'
import { lifetimes } from './open-session.ts'

export const permissionsOf = (roles: readonly string[]): Permission[] =>
  [...new Set(roles.flatMap((r) => rolePermissions[r as Role] ?? []))].sort()

/** Session token → who it is. One statement a request; "last seen" (and with it a patient's 30 days) moves at most once a minute. */
export async function authenticate(
  d: Deps,
  { token, kind }: { token: string; kind: 'account' | 'staff' },
): Promise<SessionActor | undefined> {
  return kind === 'account' ? accountBehind(d, tokenHash(token)) : staffBehind(d, tokenHash(token))
}

async function accountBehind(d: Deps, hash: string): Promise<SessionActor | undefined> {
  const now = d.clock()
  const row = await d.db.maybeOne<{ sessionId: string; accountId: string }>(sql`
    with seen as (
      update identity.session
         set last_seen_at = ${now}, expires_at = ${later(now, lifetimes.account)}
       where group_id = ${d.groupId} and token_hash = ${hash} and kind = 'account' and revoked_at is null and expires_at > ${now}
         and last_seen_at <= ${later(now, -minutes)}
    )
    select s.id as "sessionId", s.account_id as "accountId"
      from identity.session s
      join identity.account a on a.group_id = s.group_id and a.id = s.account_id
     where s.group_id = ${d.groupId} and s.token_hash = ${hash} and s.kind = 'account' and s.revoked_at is null and s.expires_at > ${now}
       and a.suspended_at is null`)
  return row && { kind: 'account', groupId: d.groupId, ...row }
}

type StaffRow = {
  sessionId: string
  staffId: string
  hospitalId: string
  practitionerId: string | null
  departmentIds: string[]
  roles: string[]
  mustChangePassword: boolean
}

async function staffBehind(d: Deps, hash: string): Promise<SessionActor | undefined> {
  const now = d.clock()
  const idleSince = later(now, -lifetimes.staffIdle)
  const row = await d.db.maybeOne<StaffRow>(sql`
    with seen as (
      update identity.session
         set last_seen_at = ${now}
       where group_id = ${d.groupId} and token_hash = ${hash} and kind = 'staff' and revoked_at is null and expires_at > ${now}
         and last_seen_at <= ${later(now, -minutes)} and last_seen_at > ${idleSince}
    )
    select s.id as "sessionId", s.staff_id as "staffId", s.hospital_id as "hospitalId", f.practitioner_id as "practitionerId",
           f.department_ids as "departmentIds", f.must_change_password as "mustChangePassword",
           array(select r.role from identity.staff_role r where r.hospital_id = f.hospital_id and r.staff_id = f.id order by r.role) as roles
      from identity.session s
      join identity.staff f on f.hospital_id = s.hospital_id and f.id = s.staff_id
     where s.group_id = ${d.groupId} and s.token_hash = ${hash} and s.kind = 'staff' and s.revoked_at is null and s.expires_at > ${now}
       and s.last_seen_at > ${idleSince} and f.active`)
  if (!row) return undefined
  const { practitionerId, mustChangePassword, ...rest } = row
  return {
    kind: 'staff',
    groupId: d.groupId,
    ...rest,
    ...(practitionerId ? { practitionerId } : {}),
    // A password that somebody else has seen opens nothing but the page where it is changed.
    permissions: mustChangePassword ? [] : permissionsOf(row.roles),
  }
}
