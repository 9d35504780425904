import { newId } from '@jiuyi/kernel'
import { cookieNames, type Queryable, sql } from '@jiuyi/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { getAccount } from '../accounts/get-account.ts'
import { Account } from '../contract.ts'
import { type Deps, days, later } from '../deps.ts'
import { newToken, tokenHash } from '../secrets/token.ts'
import { deviceOf } from './device.ts'

/** How long a session lives: a patient's 30 days after it was last seen, a member of staff's 12 hours at most and 2 idle. */
export const lifetimes = { account: 30 * days, staff: days / 2, staffIdle: days / 12 } as const

export const PatientClient = Type.Enum(['weapp', 'h5'])
export type PatientClient = Static<typeof PatientClient>
export const Login = Type.Object(
  {
    token: Type.Optional(Type.String({ description: 'Mini program only; browsers get an HttpOnly cookie' })),
    account: Account,
    isNew: Type.Boolean(),
  },
  { additionalProperties: false, title: 'Login' },
)

export type Person =
  | { kind: 'account'; accountId: string }
  | { kind: 'staff'; hospitalId: string; staffId: string; groupId: string }

export async function openSession(
  db: Queryable,
  d: Deps,
  who: Person,
  how: { client: 'weapp' | 'h5' | 'console'; device: string },
) {
  const [id, token, now] = [newId<'session'>(), newToken(), d.clock()]
  const staff = who.kind === 'staff' ? who : undefined
  await db.rows(sql`
    insert into identity.session (group_id, id, token_hash, kind, account_id, hospital_id, staff_id, client, device, created_at, last_seen_at, expires_at)
    values (${staff?.groupId ?? d.groupId}, ${id}, ${tokenHash(token)}, ${who.kind}, ${who.kind === 'account' ? who.accountId : null},
            ${staff?.hospitalId ?? null}, ${staff?.staffId ?? null}, ${how.client}, ${how.device}, ${now}, ${now}, ${later(now, lifetimes[who.kind])})`)
  return { id, token }
}

/** The cookie outlives the session on purpose: the session slides, and it alone decides when the log-in is over. */
const cookieSeconds = { account: 365 * 86_400, staff: lifetimes.staff / 1000 } as const

export const setSessionCookie = (reply: FastifyReply, d: Deps, kind: 'account' | 'staff', token: string): void =>
  void reply.setCookie(cookieNames[kind], token, {
    httpOnly: true,
    secure: d.secureCookies,
    sameSite: 'lax',
    path: '/api',
    maxAge: cookieSeconds[kind],
  })
export const clearSessionCookie = (reply: FastifyReply, d: Deps, kind: 'account' | 'staff'): void =>
  void reply.clearCookie(cookieNames[kind], { httpOnly: true, secure: d.secureCookies, sameSite: 'lax', path: '/api' })

/** Ends sessions; returns how many were alive. `except` keeps the one in hand. */
export async function revokeSessions(
  db: Queryable,
  d: Deps,
  which: { groupId?: string; accountId?: string; staffId?: string; sessionId?: string; except?: string },
): Promise<number> {
  const ended = await db.rows(sql`
    update identity.session
       set revoked_at = ${d.clock()}
     where group_id = ${which.groupId ?? d.groupId}
       and (account_id = ${which.accountId ?? null}::uuid or staff_id = ${which.staffId ?? null}::uuid)
       and (${which.sessionId ?? null}::uuid is null or id = ${which.sessionId ?? null}::uuid)
       and id is distinct from ${which.except ?? null}::uuid
       and revoked_at is null
    returning id`)
  // Who is out is out at once; other processes notice within `rememberSeconds`.
  db.afterCommit(() => {
    if (which.accountId) d.forget(`account:${which.accountId}`)
    if (which.staffId) d.forget(`staff:${which.staffId}`)
  })
  return ended.length
}

/** The account whose session the request brings along, at a door that is open to all. */
export const loggedInAs = (req: FastifyRequest): string | undefined =>
  req.actor.kind === 'account' ? req.actor.accountId : undefined

/** The answer to every way in for patients. Whoever logs in again leaves the session they came with. */
export async function answerLogin(
  d: Deps,
  req: FastifyRequest,
  reply: FastifyReply,
  who: { accountId: string; isNew: boolean; client: PatientClient },
): Promise<Static<typeof Login>> {
  const before = req.actor
  const session = await openSession(
    d.db,
    d,
    { kind: 'account', accountId: who.accountId },
    { client: who.client, device: deviceOf(req.headers['user-agent']) },
  )
  if (before.kind === 'account')
    await revokeSessions(d.db, d, { accountId: before.accountId, sessionId: before.sessionId })
  req.actor = { kind: 'account', accountId: who.accountId, groupId: d.groupId, sessionId: session.id }
  if (who.client === 'h5') setSessionCookie(reply, d, 'account', session.token)
  reply.code(201)
  return {
    ...(who.client === 'weapp' ? { token: session.token } : {}),
    account: await getAccount(d.db, d, who.accountId),
    isNew: who.isNew,
  }
}
