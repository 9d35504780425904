import type { SessionActor } from '@jiuyi/kernel'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseRequest } from './rate-limit.ts'

/** Someone with an account: a patient, or the family member who acts for one. */
export type AccountActor = Extract<SessionActor, { kind: 'account' }>
/** Someone who works at the hospital. `permissions` come from the roles; `departmentIds` limit what a department head may do. */
export type StaffActor = Extract<SessionActor, { kind: 'staff' }>
export type Actor = { kind: 'anonymous' } | SessionActor

/**
 * Who may knock at a route's door. Every route must say; one that does not, does not start.
 * The door only asks who is there: whether this person may touch this object is decided in the use case, against the row.
 */
export type Access =
  | { who: 'anyone' }
  | { who: 'account' }
  | { who: 'staff'; may?: string }
  /** Either side; staff need the permission. */
  | { who: 'account-or-staff'; may: string }
  /** A machine that proves itself by a signature, which the route checks. */
  | { who: 'partner' }

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
  interface FastifyContextConfig {
    access?: Access
    /** The route reads a patient's data: every call is written to the audit log. */
    reads?: 'patient'
    /** Keep the raw bytes of the body in `request.rawBody`, for signatures. */
    rawBody?: boolean
  }
}

export type Authenticate = (credential: {
  token: string
  kind: 'account' | 'staff'
}) => Promise<AccountActor | StaffActor | undefined>

export const cookieNames = { account: 'jiuyi_session', staff: 'jiuyi_staff' } as const

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A cookie goes along by itself, so a write that came with one must come from our own pages. */
function refuseCrossSite(req: FastifyRequest) {
  if (readOnly.has(req.method)) return
  const site = req.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw refuseRequest.cross_site()
  const origin = req.headers.origin
  if (origin && new URL(origin).host !== req.headers.host) throw refuseRequest.cross_site()
}

async function identify(req: FastifyRequest, access: Access, authenticate: Authenticate): Promise<Actor> {
  const wanted: ('account' | 'staff')[] =
    access.who === 'account'
      ? ['account']
      : access.who === 'staff'
        ? ['staff']
        : access.who === 'anyone'
          ? ['account', 'staff'] // open pages are the patients'
          : ['staff', 'account']
  const bearer = /^Bearer ([\w.-]{20,200})$/.exec(req.headers.authorization ?? '')?.[1]
  for (const kind of wanted) {
    const cookie = bearer ? undefined : req.cookies[cookieNames[kind]]
    const token = bearer ?? cookie
    if (!token) continue
    if (cookie) refuseCrossSite(req)
    const actor = await authenticate({ token, kind })
    if (actor) return actor
  }
  return { kind: 'anonymous' }
}

/** The guard at every door. */
export function guardAccess(app: FastifyInstance, authenticate: Authenticate) {
  app.decorateRequest('actor')
  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD' || route.method === 'OPTIONS') return
    if (!route.config?.access)
      throw new Error(`${route.method} ${route.url} does not say who may use it (config.access)`)
  })
  app.addHook('onRequest', async (req) => {
    req.actor = { kind: 'anonymous' }
    const access = req.routeOptions.config.access
    if (!access || access.who === 'partner') return
    if (access.who !== 'anyone' || req.headers.authorization || req.headers.cookie) {
      // An open page still knows its visitor, if there is one; a stale cookie must not close it.
      req.actor = await identify(req, access, authenticate)
    }
    if (access.who === 'anyone') return
    if (req.actor.kind === 'anonymous') throw refuseRequest.unauthenticated()
    if (req.actor.kind === 'staff' && 'may' in access && access.may && !req.actor.permissions.includes(access.may))
      throw refuseRequest.forbidden({ needs: access.may })
  })
}

/** The account behind the request; only for routes that declare `who: 'account'`. */
export function accountOf(req: { actor: Actor }): AccountActor {
  if (req.actor.kind !== 'account') throw refuseRequest.unauthenticated()
  return req.actor
}
/** The member of staff behind the request; only for routes that declare `who: 'staff'`. */
export function staffOf(req: { actor: Actor }): StaffActor {
  if (req.actor.kind !== 'staff') throw refuseRequest.unauthenticated()
  return req.actor
}
/** For logs and ledgers: `account:…`, `staff:…` or `anonymous`. */
export const actorName = (a: Actor): string =>
  a.kind === 'account' ? `account:${a.accountId}` : a.kind === 'staff' ? `staff:${a.staffId}` : 'anonymous'
