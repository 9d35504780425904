import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Control } from '../control.ts'
import { userOf, type World } from '../world.ts'
import { liveEvents } from './events.ts'
import { feed } from './feed.ts'
import { oauthRoutes, rememberedOpenid, rememberOpenid } from './oauth.ts'
import { phonePage } from './pages.ts'
import { sendPage } from './send-page.ts'

const asset = (name: string): string => readFileSync(new URL(`../page/${name}`, import.meta.url), 'utf8')
const css = asset('phone.css')
const scripts = { phone: asset('phone.js'), bridge: asset('jsbridge.js') }

/** The phone, the consent page and the scripts, for people and their browsers. */
export function phoneRoutes(world: World, control: Control) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/', (_request, reply) => reply.redirect('/phone'))
    app.get('/phone', (request, reply) =>
      reply.redirect(`/phone/${userOf(world, rememberedOpenid(request)).miniOpenid}`),
    )
    app.get<{ Params: { openid: string } }>('/phone/:openid', (request, reply) => {
      const user = userOf(world, request.params.openid)
      rememberOpenid(reply, user.miniOpenid)
      return sendPage(reply, phonePage(world, user))
    })
    app.get<{ Params: { openid: string } }>('/phone/:openid/feed', (request, reply) =>
      reply.type('text/html; charset=utf-8').send(feed(world, userOf(world, request.params.openid)).text),
    )
    app.get('/phone/events', liveEvents(world))

    app.get('/phone/assets/phone.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(css))
    app.get('/phone/assets/phone.js', (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(scripts.phone),
    )
    app.get('/sandbox/jsbridge.js', (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(scripts.bridge),
    )
    await app.register(oauthRoutes(world, control))
  }
}
