import type { SessionActor } from '@jiuyi/kernel'
import { createLoader, type Fragment, sql } from '@jiuyi/platform'
import { type Permission, type Role, rolePermissions } from '../contract.ts'
import { type Deps, later, minutes } from '../deps.ts'
import { tokenHash } from '../secrets/token.ts'
import { lifetimes } from './open-session.ts'

export const permissionsOf = (roles: readonly string[]): Permission[] =>
  [...new Set(roles.flatMap((r) => rolePermissions[r as Role] ?? []))].sort()

/**
 * Session token → who it is. One statement for all requests that arrive while the last one is in flight; what was found is remembered for
 * seconds (`rememberSeconds`), a session that is none never. "Last seen" (and with it a patient's 30 days) moves at most once a minute.
 */
export function createAuthenticate(d: Deps) {
  const remember = { keepMs: d.policy.rememberSeconds * 1000, clock: d.clock }
  const accounts = createLoader<string, SessionActor>(
    (hash) => hash,
    (hashes) => accountsBehind(d, hashes),
    {
      ...remember,
      about: (actor) => `account:${(actor as { accountId: string }).accountId}`,
    },
  )
  const staff = createLoader<string, SessionActor>(
    (hash) => hash,
    (hashes) => staffBehind(d, hashes),
    {
      ...remember,
      about: (actor) => `staff:${(actor as { staffId: string }).staffId}`,
    },
  )
  d.onForget(accounts.forget)
  d.onForget(staff.forget)
  return ({ token, kind }: { token: string; kind: 'account' | 'staff' }) =>
    (kind === 'account' ? accounts : staff).load(tokenHash(token))
}

/** In the order asked; who is not found stays out. */
const inOrder = <R extends { hash: string }>(hashes: string[], rows: R[], make: (row: R) => SessionActor) => {
  const byHash = new Map(rows.map((r) => [r.hash, r]))
  return hashes.map((hash) => {
    const row = byHash.get(hash)
    return row && Object.freeze(make(row))
  })
}

/** Sessions seen now. One that another process is just moving is left to it: waiting for rows in no order would be a deadlock. */
const seen = (d: Deps, kind: string, hashes: string[], set: Fragment, and: Fragment) => sql`
    with seen as (
      update identity.session s set ${set}
       where s.group_id = ${d.groupId} and s.id in (
         select x.id from identity.session x
          where x.group_id = ${d.groupId} and x.token_hash = any (${hashes}::text[]) and x.kind = ${kind} and x.revoked_at is null and x.expires_at > ${d.clock()}
            and x.last_seen_at <= ${later(d.clock(), -minutes)} ${and}
            for no key update skip locked)
    )`

async function accountsBehind(d: Deps, hashes: string[]): Promise<(SessionActor | undefined)[]> {
  const now = d.clock()
  const rows = await d.db.rows<{ hash: string; sessionId: string; accountId: string }>(sql`
    ${seen(d, 'account', hashes, sql`last_seen_at = ${now}, expires_at = ${later(now, lifetimes.account)}`, sql``)}
    select s.token_hash as hash, s.id as "sessionId", s.account_id as "accountId"
      from identity.session s
      join identity.account a on a.group_id = s.group_id and a.id = s.account_id
     where s.group_id = ${d.groupId} and s.token_hash = any (${hashes}::text[]) and s.kind = 'account' and s.revoked_at is null and s.expires_at > ${now}
       and a.suspended_at is null`)
  return inOrder(hashes, rows, ({ sessionId, accountId }) => ({
    kind: 'account',
    groupId: d.groupId,
    sessionId,
    accountId,
  }))
}

type StaffRow = {
  hash: string
  sessionId: string
  staffId: string
  hospitalId: string
  practitionerId: string | null
  departmentIds: string[]
  roles: string[]
  mustChangePassword: boolean
}

async function staffBehind(d: Deps, hashes: string[]): Promise<(SessionActor | undefined)[]> {
  const now = d.clock()
  const idleSince = later(now, -lifetimes.staffIdle)
  const rows = await d.db.rows<StaffRow>(sql`
    ${seen(d, 'staff', hashes, sql`last_seen_at = ${now}`, sql`and x.last_seen_at > ${idleSince}`)}
    select s.token_hash as hash, s.id as "sessionId", s.staff_id as "staffId", s.hospital_id as "hospitalId", f.practitioner_id as "practitionerId",
           f.department_ids as "departmentIds", f.must_change_password as "mustChangePassword",
           array(select r.role from identity.staff_role r where r.hospital_id = f.hospital_id and r.staff_id = f.id order by r.role) as roles
      from identity.session s
      join identity.staff f on f.hospital_id = s.hospital_id and f.id = s.staff_id
     where s.group_id = ${d.groupId} and s.token_hash = any (${hashes}::text[]) and s.kind = 'staff' and s.revoked_at is null and s.expires_at > ${now}
       and s.last_seen_at > ${idleSince} and f.active`)
  return inOrder(hashes, rows, ({ hash: _hash, practitionerId, mustChangePassword, ...rest }) => ({
    kind: 'staff',
    groupId: d.groupId,
    ...rest,
    ...(practitionerId ? { practitionerId } : {}),
    // A password that somebody else has seen opens nothing but the page where it is changed.
    permissions: mustChangePassword ? [] : permissionsOf(rest.roles),
  }))
}
