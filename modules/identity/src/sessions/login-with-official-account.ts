import { Line } from '@jiuyi/kernel'
import { type Routes, refuseRequest, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { accountOfWechat } from '../accounts/find-account.ts'
import { refuse } from '../contract.ts'
import { type Deps, later, minutes } from '../deps.ts'
import { newToken, tokenHash } from '../secrets/token.ts'
import { limitAddress } from './limit-address.ts'
import { answerLogin, Login, loggedInAs } from './open-session.ts'
import { askWechat } from './wechat-errors.ts'

const cookie = { name: 'jiuyi_oauth', seconds: 600 } as const

/** A path of our own pages: "//elsewhere" and "/\elsewhere" are other people's addresses to a browser. */
export function ownPath(path: string): string {
  const base = 'https://own.invalid'
  const u = path.startsWith('/') && !path.includes('\\') && URL.canParse(path, base) ? new URL(path, base) : undefined
  if (!u || u.origin !== base || path.startsWith('//'))
    throw refuseRequest.invalid({ errors: [{ at: 'querystring/redirect', message: 'must be a path of this site' }] })
  return `${u.pathname}${u.search}${u.hash}`
}

/** Sends a browser inside WeChat to the official account's page; what comes back is accepted once and from the same browser. */
async function start(d: Deps, redirect: string): Promise<{ url: string; browser: string }> {
  const [state, browser, path] = [newToken(), newToken(), ownPath(redirect)]
  await d.db.rows(sql`
    insert into identity.oauth_state (group_id, state_hash, browser_hash, redirect_path, expires_at)
    values (${d.groupId}, ${tokenHash(state)}, ${tokenHash(browser)}, ${path}, ${later(d.clock(), 10 * minutes)})`)
  return { url: d.wechat.officialAccountAuthorizeUrl({ redirectUrl: `${d.publicUrl}${path}`, state }), browser }
}

async function takeState(d: Deps, state: string, browser: string | undefined): Promise<void> {
  const now = d.clock()
  const mine = await d.db.maybeOne(sql`
    update identity.oauth_state
       set used_at = ${now}
     where group_id = ${d.groupId} and state_hash = ${tokenHash(state)} and browser_hash = ${tokenHash(browser ?? '')}
       and used_at is null and expires_at > ${now}
    returning state_hash`)
  if (!mine) throw refuse.login_expired()
}

export const loginWithOfficialAccountRoutes =
  (d: Deps): Routes =>
  async (app) => {
    app.get(
      '/sessions/official-account',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'startOfficialAccountLogin',
          tags: ['identity'],
          summary: 'Where to send a browser inside WeChat to log in',
          querystring: Type.Object({ redirect: Line(500) }, { additionalProperties: false }),
          response: { 200: Type.Object({ url: Type.String() }, { additionalProperties: false }) },
        },
      },
      async (req, reply) => {
        await limitAddress(d, req.ip)
        const { url, browser } = await start(d, req.query.redirect)
        reply.setCookie(cookie.name, browser, {
          httpOnly: true,
          secure: d.secureCookies,
          sameSite: 'lax',
          path: '/api/sessions',
          maxAge: cookie.seconds,
        })
        return { url }
      },
    )

    app.post(
      '/sessions/official-account',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'loginWithOfficialAccount',
          tags: ['identity'],
          summary: 'Log in with what WeChat’s page sent back (H5)',
          body: Type.Object({ code: Line(200), state: Line(200) }, { additionalProperties: false }),
          response: { 201: Login },
        },
      },
      async (req, reply) => {
        await limitAddress(d, req.ip)
        await takeState(d, req.body.state, req.cookies[cookie.name])
        const who = await askWechat(d.wechat.officialAccountLogin(req.body.code))
        reply.clearCookie(cookie.name, { path: '/api/sessions' })
        return answerLogin(d, req, reply, {
          ...(await accountOfWechat(d, 'official-account', who, loggedInAs(req))),
          client: 'h5',
        })
      },
    )
  }
