import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { newId } from '@jiuyi/kernel'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Authenticate, guardAccess } from './access.ts'
import { auditRequests } from './audit.ts'
import type { Db } from './db.ts'
import { logOptions } from './log.ts'
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
    genReqId: () => newId(),
    bodyLimit: 256 * 1024,
    trustProxy: options.trustProxy ?? false,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance
  const extra = options.contentSources ?? []
  await app.register(helmet, {
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
  await app.register(cookie)
  problems(app, options.phrase)
  validateRequests(app)
  guardAccess(app, options.authenticate)
  auditRequests(app, options.db, options.phrase)
  keepRawBodies(app)
  observe(app, options.db, options.allowMetrics ?? ((req) => ['127.0.0.1', '::1'].includes(req.ip)))
  await documentRoutes(app, options.version ?? '0.1.0')
  await options.prepare?.(app)
  await app.register(
    async (api) => {
      api.addHook('onSend', async (_req, reply) => {
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
      })
      for (const r of options.routes) await api.register(r)
    },
    { prefix: '/api' },
  )
  return app
}

/** A signature covers the bytes as they came, so routes marked `rawBody` get them beside the parsed JSON. */
function keepRawBodies(app: FastifyInstance) {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (req, body: Buffer, done) => {
    if (req.routeOptions.config.rawBody) req.rawBody = body
    if (body.length === 0) return done(null, undefined)
    try {
      done(
        null,
        JSON.parse(body.toString('utf8'), (k, v) => (k === '__proto__' ? undefined : v)),
      )
    } catch {
      done(Object.assign(new Error('not JSON'), { statusCode: 400 }))
    }
  })
}
