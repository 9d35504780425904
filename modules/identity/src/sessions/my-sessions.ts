import { IdParam, Instant, List, Uuid } from '@jiuyi/kernel'
import { accountOf, type Routes, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { Client, refuse } from '../contract.ts'
import { type Deps, later } from '../deps.ts'
import { clearSessionCookie, lifetimes, revokeSessions } from './open-session.ts'

const Session = Type.Object(
  { id: Uuid, client: Client, device: Type.String(), createdAt: Instant, lastSeenAt: Instant, current: Type.Boolean() },
  { additionalProperties: false, title: 'Session' },
)
type Owner = { groupId: string; sessionId: string } & ({ accountId: string } | { staffId: string })
type Row = { id: string; client: Static<typeof Client>; device: string; createdAt: Date; lastSeenAt: Date }

/** Where this person is logged in. */
async function listSessions(d: Deps, who: Owner): Promise<Static<typeof Session>[]> {
  const now = d.clock()
  const rows = await d.db.rows<Row>(sql`
    select id, client, device, created_at as "createdAt", last_seen_at as "lastSeenAt"
      from identity.session
     where group_id = ${who.groupId} and revoked_at is null and expires_at > ${now}
       and ${'accountId' in who ? sql`account_id = ${who.accountId}` : sql`staff_id = ${who.staffId} and last_seen_at > ${later(now, -lifetimes.staffIdle)}`}
     order by last_seen_at desc, id desc
     limit 100`)
  return rows.map((r) => ({
    ...r,
    createdAt: r.createdAt.toISOString(),
    lastSeenAt: r.lastSeenAt.toISOString(),
    current: r.id === who.sessionId,
  }))
}

/** Ends one of this person's sessions, at once: the next request with its token is nobody's. */
async function revokeSession(d: Deps, who: Owner, sessionId: string): Promise<void> {
  if (!(await revokeSessions(d.db, d, { ...who, sessionId }))) throw refuse.session_not_found()
}

const sides = [
  { kind: 'account', path: '/sessions', ids: ['listSessions', 'logOut', 'revokeSession'] },
  { kind: 'staff', path: '/staff/sessions', ids: ['listStaffSessions', 'staffLogOut', 'revokeStaffSession'] },
] as const

/** The same three routes for patients' accounts and for staff. */
export const sessionRoutes =
  (d: Deps): Routes =>
  async (app) => {
    for (const {
      kind,
      path,
      ids: [list, leave, revoke],
    } of sides) {
      const access = { who: kind }
      const ownerOf = kind === 'account' ? accountOf : staffOf
      app.get(
        path,
        {
          config: { access },
          schema: {
            operationId: list,
            tags: ['identity'],
            summary: 'Where I am logged in',
            response: { 200: List(Session) },
          },
        },
        async (req) => ({ items: await listSessions(d, ownerOf(req)) }),
      )

      app.delete(
        `${path}/current`,
        {
          config: { access },
          schema: { operationId: leave, tags: ['identity'], summary: 'Log out', response: { 204: Type.Null() } },
        },
        async (req, reply) => {
          const who = ownerOf(req)
          await revokeSession(d, who, who.sessionId)
          clearSessionCookie(reply, d, kind)
          return reply.code(204).send(null)
        },
      )

      app.delete(
        `${path}/:id`,
        {
          config: { access },
          schema: {
            operationId: revoke,
            tags: ['identity'],
            summary: 'End another of my sessions',
            params: IdParam,
            response: { 204: Type.Null() },
          },
        },
        async (req, reply) => {
          const who = ownerOf(req)
          await revokeSession(d, who, req.params.id)
          if (req.params.id === who.sessionId) clearSessionCookie(reply, d, kind)
          return reply.code(204).send(null)
        },
      )
    }
  }
