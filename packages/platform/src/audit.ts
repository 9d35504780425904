import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Db } from './db.ts'
import { sql } from './sql.ts'

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What the request was about, by id only: `patientId=…,id=…`. */
const objectOf = (req: FastifyRequest): string | null => {
  const ids = Object.entries((req.params ?? {}) as Record<string, string>).filter(([, v]) => /^[0-9a-f-]{36}$/.test(v))
  return ids.length ? ids.map(([k, v]) => `${k}=${v}`).join(',') : null
}

/**
 * Writes who did what before the answer leaves: every write, every request of staff, every read of a patient's data, refused ones too.
 * A request that cannot be written down does not get its answer.
 */
export function auditRequests(app: FastifyInstance, db: Db) {
  app.addHook('onSend', async (req, reply, payload) => {
    const config = req.routeOptions.config
    if (!config.access || config.access.who === 'partner') return payload
    const staff = req.actor?.kind === 'staff'
    if (!staff && readOnly.has(req.method) && !config.reads) return payload
    if (reply.statusCode >= 500) return payload
    const actor = req.actor ?? { kind: 'anonymous' }
    const id = actor.kind === 'account' ? actor.accountId : actor.kind === 'staff' ? actor.staffId : null
    await db.rows(sql`
      insert into platform.audit_entry (hospital_id, actor_kind, actor_id, action, object, status, request_id)
      values (${actor.kind === 'staff' ? actor.hospitalId : null}, ${actor.kind}, ${id},
              ${req.routeOptions.schema?.operationId ?? `${req.method} ${req.routeOptions.url}`}, ${objectOf(req)}, ${reply.statusCode}, ${req.id})`)
    return payload
  })
}
