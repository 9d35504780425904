import { addDays, Day, Instant, instantAt, Line, Page } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import type { Deps } from '../deps.ts'

const AuditEntry = Type.Object(
  {
    seq: Type.Integer(),
    at: Instant,
    actorKind: Type.String(),
    actorId: Type.Optional(Type.String()),
    actorName: Type.Optional(Type.String()),
    action: Type.String(),
    object: Type.Optional(Type.String()),
    status: Type.Integer(),
    requestId: Type.String(),
    reason: Type.Optional(Type.String()),
  },
  { additionalProperties: false, title: 'AuditEntry' },
)
const Query = Type.Object(
  {
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    actorId: Type.Optional(Line(60)),
    action: Type.Optional(Line(60)),
    object: Type.Optional(Line(120)),
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
  },
  { additionalProperties: false },
)
type Row = {
  seq: number
  at: Date
  actorKind: string
  actorId: string | null
  actorName: string | null
  action: string
  object: string | null
  status: number
  requestId: string
  reason: string | null
}
const pageSize = 50

/** 审计: what was done in this hospital, newest first, whole days of the hospital's clock. `object` also finds a bare id. */
async function listAuditEntries(
  d: Deps,
  hospitalId: string,
  q: Static<typeof Query>,
): Promise<{ items: Static<typeof AuditEntry>[]; next?: string }> {
  const from = q.from ? instantAt(q.from, '00:00', d.timeZone) : null
  const until = q.to ? instantAt(addDays(q.to, 1), '00:00', d.timeZone) : null
  const objects = q.object ? [q.object, `id=${q.object}`, `patientId=${q.object}`, `staffId=${q.object}`] : null
  const rows = await d.db.rows<Row>(sql`
    select e.seq, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", f.display_name as "actorName", e.action, e.object, e.status,
           e.request_id as "requestId", e.reason
      from platform.audit_entry e
      left join identity.staff f on e.actor_kind = 'staff' and f.hospital_id = e.hospital_id and f.id::text = e.actor_id
     where e.hospital_id = ${hospitalId}
       and (${q.cursor ?? null}::bigint is null or e.seq < ${q.cursor ?? null}::bigint)
       and (${from}::timestamptz is null or e.at >= ${from})
       and (${until}::timestamptz is null or e.at < ${until})
       and (${q.actorId ?? null}::text is null or e.actor_id = ${q.actorId ?? null})
       and (${q.action ?? null}::text is null or e.action = ${q.action ?? null})
       and (${objects}::text[] is null or e.object = any(${objects}::text[]))
     order by e.seq desc
     limit ${pageSize + 1}`)
  const items = rows.slice(0, pageSize).map(({ actorId, actorName, object, reason, at, ...r }) => ({
    ...r,
    at: at.toISOString(),
    ...(actorId ? { actorId } : {}),
    ...(actorName ? { actorName } : {}),
    ...(object ? { object } : {}),
    ...(reason ? { reason } : {}),
  }))
  return { items, ...(rows.length > pageSize ? { next: String(items.at(-1)!.seq) } : {}) }
}

export const listAuditEntriesRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.get(
      '/staff/audit-entries',
      {
        config: { access: { who: 'staff', may: 'audit.read' } },
        schema: {
          operationId: 'listAuditEntries',
          tags: ['identity'],
          summary: 'Who did what in this hospital',
          querystring: Query,
          response: { 200: Page(AuditEntry) },
        },
      },
      (req) => listAuditEntries(d, staffOf(req).hospitalId, req.query),
    )
  }
