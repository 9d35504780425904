import { token, type World } from '../world.ts'
import { complain } from './errcode.ts'

const TOKEN_SECONDS = 7_200

/** The secret of an app, or WeChat's complaint: 40013 unknown app, 40125 wrong secret. */
export function checkApp(
  world: World,
  appId: unknown,
  secret: unknown,
  allowed: ('miniProgram' | 'officialAccount')[],
): void {
  const app = allowed.map((name) => world.keys[name]).find((known) => known.appId === appId)
  if (!app) complain(40013)
  if (app.secret !== secret) complain(40125)
}

/** stable_token: the same token until it is nearly over, a new one when forced; the old one is then dead. */
export function issueToken(world: World, appId: string, force: boolean): { access_token: string; expires_in: number } {
  const kept = keep(world, `access_token:${appId}`, force)
  return { access_token: kept.value, expires_in: kept.expiresIn }
}

export function issueTicket(world: World, appId: string): { ticket: string; expires_in: number } {
  const kept = keep(world, `jsapi_ticket:${appId}`, false)
  return { ticket: kept.value, expires_in: kept.expiresIn }
}

/** Whose token this is: 40001 when it never was or is not the latest, 42001 when its time is over. */
export function appOfToken(world: World, accessToken: unknown): string {
  const prefix = 'access_token:'
  const found = Object.entries(world.state.tokens).find(
    ([name, t]) => name.startsWith(prefix) && t.value === accessToken,
  )
  if (!found) return complain(40001)
  if (Date.parse(found[1].expiresAt) <= world.now().getTime()) return complain(42001)
  return found[0].slice(prefix.length)
}

/** For tests: every token is over, although the clients still believe in theirs. */
export function expireTokens(world: World): void {
  for (const kept of Object.values(world.state.tokens)) kept.expiresAt = world.now().toISOString()
  world.changed()
}

function keep(world: World, name: string, force: boolean): { value: string; expiresIn: number } {
  const now = world.now().getTime()
  const kept = world.state.tokens[name]
  const left = kept ? Math.floor((Date.parse(kept.expiresAt) - now) / 1000) : 0
  if (kept && !force && left > 300) return { value: kept.value, expiresIn: left }
  const value = token(60)
  world.state.tokens[name] = { value, expiresAt: new Date(now + TOKEN_SECONDS * 1000).toISOString() }
  world.changed()
  return { value, expiresIn: TOKEN_SECONDS }
}
