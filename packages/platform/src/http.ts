import cookie from '@fastify/cookie'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { newId } from '@jiuyi/kernel'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { type Authenticate, guardAccess } from './access.ts'
import { auditRequests } from './audit.ts'
import type { Db } from './db.ts'
import { lazyLogger, logOptions, logRequests } from './log.ts'
import { observe } from './metrics.ts'
import type { Routes } from './module.ts'
import { documentRoutes } from './openapi.ts'
import { type Phrase, problems } from './problem.ts'
import { validateRequests } from './validation.ts'

export type HttpOptions = {
  db: Db
  routes: Routes[]
  authenticate: Authenticate
  phrase: Phrase
  version?: string
  logLevel?: string
  /** How many proxies stand before us, or their addresses; without it a client could choose its own address. */
  trustProxy?: boolean | string
  /** Extra sources scripts and frames may come from (the sandbox's payment sheet in a demo). */
  contentSources?: string[]
  allowMetrics?: (req: { ip: string; headers: Record<string, unknown> }) => boolean
  /** Called before routes are added: test hooks, static files. */
  prepare?: (app: FastifyInstance) => Promise<void> | void
}

declare module 'fastify' {
  interface FastifyRequest {
    rawBody?: Buffer
  }
}

/** The whole HTTP face of the house: routes live under `/api`, each guarded, validated, audited, documented. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logOptions(options.logLevel ?? 'info'),
    childLoggerFactory: lazyLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    bodyLimit: 256 * 1024,
    trustProxy: options.trustProxy ?? false,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance
  const extra = options.contentSources ?? []
  const headers = await securityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'unsafe-inline'", ...extra],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...extra],
        frameSrc: ["'self'", ...extra],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        frameAncestors: ["'self'"],
        formAction: ["'self'", ...extra],
      },
    },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onRequest', (_req, reply, done) => {
    reply.headers(headers)
    done()
  })
  await app.register(cookie)
  problems(app, options.phrase)
  validateRequests(app)
  guardAccess(app, options.authenticate)
  auditRequests(app, options.db, options.phrase)
  keepRawBodies(app)
  logRequests(app)
  observe(app, options.db, options.allowMetrics ?? ((req) => ['127.0.0.1', '::1'].includes(req.ip)))
  await documentRoutes(app, options.version ?? '0.1.0')
  await options.prepare?.(app)
  await app.register(
    async (api) => {
      api.addHook('onSend', (_req, reply, payload, done) => {
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
        done(null, payload)
      })
      for (const r of options.routes) await api.register(r)
    },
    { prefix: '/api' },
  )
  return app
}

/** What helmet says for these options. It is the same for every answer, so it is asked once. */
async function securityHeaders(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const probe = Fastify()
  await probe.register(helmet, options)
  probe.get('/', (_req, reply) => reply.code(204).send())
  const { headers } = await probe.inject('/')
  await probe.close()
  const own = new Set(['content-type', 'content-length', 'date', 'connection', 'keep-alive'])
  return Object.fromEntries(Object.entries(headers).flatMap(([k, v]) => (own.has(k) ? [] : [[k, String(v)]])))
}

/** A signature covers the bytes as they came, so routes marked `rawBody` get them beside the parsed JSON. */
function keepRawBodies(app: FastifyInstance) {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (req, body: Buffer, done) => {
    if (req.routeOptions.config.rawBody) req.rawBody = body
    if (body.length === 0) return done(null, undefined)
    try {
      const text = body.toString('utf8')
      // Looking at each key costs more than parsing, so it is done where such a key could stand, written out or escaped.
      done(
        null,
        text.includes('__proto__') || text.includes('\\u')
          ? JSON.parse(text, (k, v) => (k === '__proto__' ? undefined : v))
          : JSON.parse(text),
      )
    } catch {
      done(Object.assign(new Error('not JSON'), { statusCode: 400 }))
    }
  })
}
