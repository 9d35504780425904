import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import compress from '@fastify/compress'
import serveFiles from '@fastify/static'
import { problem } from '@jiuyi/phrases/problems'
import { announceEvents, buildHttp, pruneTimer, startJobs, startRelay, startTimers } from '@jiuyi/platform'
import type { FastifyInstance } from 'fastify'
import type { House } from './house.ts'
import type { Settings } from './settings.ts'

const root = resolve(import.meta.dirname, '../../..')
const open = { config: { access: { who: 'anyone' as const } }, schema: { hide: true } }
const year = 31_536_000

/** The built front ends: the patient app at `/`, the console at `/console/`. Files with a hash in their name never change. */
async function serveFrontEnds(app: FastifyInstance) {
  const fronts = [
    { prefix: '/console/', dir: resolve(root, 'apps/console/dist') },
    { prefix: '/', dir: resolve(root, 'apps/patient/dist/h5') },
  ].filter((f) => existsSync(resolve(f.dir, 'index.html')))
  if (!fronts.length) return
  await app.register(serveFiles, {
    root: fronts.map((f) => f.dir),
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (res, path) => {
      const lasting = /[.-][0-9a-zA-Z_-]{8,}\.(js|css|woff2?|png|svg)(\.br|\.gz)?$/.test(path)
      res.header('cache-control', lasting ? `public, max-age=${year}, immutable` : 'no-cache')
    },
  })
  for (const { prefix, dir } of fronts)
    app.get<{ Params: { '*': string } }>(`${prefix}*`, { ...open, logLevel: 'warn' }, (req, reply) => {
      const path = req.params['*']
      if (path.startsWith('api/')) return reply.callNotFound()
      // Pages have addresses of their own: a reload on any of them gets the app.
      return /\.\w{2,5}$/.test(path) ? reply.sendFile(path, dir) : reply.sendFile('index.html', dir)
    })
  if (fronts[0]!.prefix === '/console/') app.get('/console', open, (_req, reply) => reply.redirect('/console/'))
}

export async function buildApp(house: House, s: Settings, prepare?: (app: FastifyInstance) => void) {
  return buildHttp({
    db: house.db,
    routes: s.ROLE === 'worker' ? [] : house.routes,
    authenticate: house.authenticate,
    phrase: problem,
    logLevel: s.LOG_LEVEL,
    ...(s.TRUST_PROXY && { trustProxy: s.TRUST_PROXY }),
    contentSources: house.partners.sandboxUrl ? [house.partners.sandboxUrl] : [],
    allowMetrics: (req) =>
      ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.ip) ||
      (Boolean(s.METRICS_TOKEN) && req.headers['authorization'] === `Bearer ${s.METRICS_TOKEN}`),
    prepare: async (app) => {
      prepare?.(app)
      await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 })
      if (s.ROLE !== 'worker') await serveFrontEnds(app)
    },
  })
}

/** Runs the roles of this process until `stop`. */
export async function runHouse(house: House, s: Settings) {
  const app = await buildApp(house, s)
  const trouble = (what: string) => (e: unknown) =>
    app.log.error(
      { kind: (e as Error).name, code: (e as { code?: string }).code, at: (e as Error).stack?.split('\n').slice(1, 5) },
      what,
    )
  house.db.watch()
  const stops: (() => unknown)[] = []
  if (s.ROLE === 'api') stops.push(announceEvents(house.db).stop)
  else {
    stops.push(startRelay(house.db, house.subscribers, trouble('relay')).stop)
    stops.push((await startJobs(house.db, house.tasks, (task, e) => trouble(`job ${task}`)(e))).stop)
    stops.push(
      startTimers(house.db, [...house.timers, pruneTimer(house.db)], (timer, e) => trouble(`timer ${timer}`)(e)).stop,
    )
  }
  await app.listen({ host: s.HOST, port: s.PORT })
  return {
    app,
    /** Finishes what is in hand, then closes the door and the database. */
    stop: async () => {
      await app.close()
      await Promise.all(stops.map((stop) => stop()))
      await house.db.close()
    },
  }
}
