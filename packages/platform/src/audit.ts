import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Db } from './db.ts'
import { createGroupWriter } from './loader.ts'
import { type Phrase, unavailableProblem } from './problem.ts'
import { sql } from './sql.ts'

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])
const uuid = /^[0-9a-f-]{36}$/

/** What the request was about, by id only: `patientId=…,id=…`. */
const objectOf = (req: FastifyRequest): string | null => {
  let object = ''
  const params = (req.params ?? {}) as Record<string, string>
  for (const k in params) if (uuid.test(params[k]!)) object += `${object && ','}${k}=${params[k]}`
  return object || null
}

type Entry = {
  hospitalId: string | null
  kind: string
  id: string | null
  action: string
  object: string | null
  status: number
  requestId: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by a route that turned the request away unread, as one of a flood that is counted elsewhere. */
    unaudited?: boolean
  }
}

/**
 * Writes who did what before the answer leaves: every write, every request of staff, every read of a patient's data, refused ones too.
 * A request that cannot be written down does not get its answer. Entries that come while one is being written share the next commit.
 */
export function auditRequests(app: FastifyInstance, db: Db, phrase: Phrase) {
  app.decorateRequest('unaudited')
  const write = createGroupWriter<Entry>((all) => {
    const column = <K extends keyof Entry>(k: K) => all.map((e) => e[k])
    return db.rows(sql`
      insert into platform.audit_entry (hospital_id, actor_kind, actor_id, action, object, status, request_id)
      select * from unnest(${column('hospitalId')}::uuid[], ${column('kind')}::text[], ${column('id')}::text[], ${column('action')}::text[],
                           ${column('object')}::text[], ${column('status')}::int[], ${column('requestId')}::text[])`)
  })
  app.addHook('onSend', (req, reply, payload, done) => {
    const { config, schema, url } = req.routeOptions
    const actor = req.actor ?? { kind: 'anonymous' }
    if (
      !config.access ||
      req.unaudited ||
      config.access.who === 'partner' ||
      reply.statusCode >= 500 ||
      (actor.kind !== 'staff' && readOnly.has(req.method) && !config.reads)
    )
      return done(null, payload)
    write(
      {
        hospitalId: actor.kind === 'staff' ? actor.hospitalId : null,
        kind: actor.kind,
        id: actor.kind === 'account' ? actor.accountId : actor.kind === 'staff' ? actor.staffId : null,
        action: schema?.operationId ?? `${req.method} ${url}`,
        object: objectOf(req),
        status: reply.statusCode,
        requestId: req.id,
      },
      (e) => {
        if (!e) return done(null, payload)
        // A refusal is past the error handler: an error passed on now would leave with the refusal's status and the driver's own words.
        req.log.error({ kind: (e as Error).name, sqlstate: (e as { code?: string }).code }, 'not written down')
        const problem = unavailableProblem(req, phrase)
        reply.code(503).type('application/problem+json').header('retry-after', String(problem.retryAfter))
        done(null, JSON.stringify(problem))
      },
    )
  })
}
