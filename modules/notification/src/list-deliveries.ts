import { Count, Instant, Page, Uuid } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { TemplateName } from './contract.ts'
import type { Notifier } from './deps.ts'

const State = Type.Enum(['waiting', 'sent', 'failed', 'skipped'])
const Query = Type.Object({ state: Type.Optional(State), cursor: Type.Optional(Uuid) })
export const DeliveryEntry = Type.Object(
  {
    id: Uuid,
    at: Instant,
    template: TemplateName,
    channel: Type.Enum(['subscribe', 'sms']),
    state: State,
    attempts: Count,
    lastError: Type.Optional(Type.String({ description: 'Kind of the last failure' })),
  },
  { additionalProperties: false, title: 'Delivery' },
)
type Row = Omit<Static<typeof DeliveryEntry>, 'at' | 'lastError'> & { at: Date; lastError: string | null }
const pageSize = 50

/** 发送记录: what went out and what did not, without saying to whom. Messages of no single hospital are in everybody's log. */
export async function listDeliveries(n: Notifier, hospitalId: string, want: Static<typeof Query>) {
  const rows = await n.db.rows<Row>(sql`
    select id, created_at as at, template, channel, state, attempts, last_error as "lastError"
      from notification.delivery
     where (hospital_id = ${hospitalId} or hospital_id is null)
       and (${want.state ?? null}::text is null or state = ${want.state ?? null})
       and (${want.cursor ?? null}::uuid is null or id < ${want.cursor ?? null}::uuid)
     order by id desc
     limit ${pageSize + 1}`)
  const items = rows
    .slice(0, pageSize)
    .map(({ lastError, at, ...row }) => ({ ...row, at: at.toISOString(), ...(lastError ? { lastError } : {}) }))
  return { items, ...(rows.length > pageSize ? { next: items.at(-1)!.id } : {}) }
}

export const listDeliveriesRoute =
  (n: Notifier): Routes =>
  async (app) => {
    app.get(
      '/staff/deliveries',
      {
        config: { access: { who: 'staff', may: 'message.read' } },
        schema: {
          operationId: 'listDeliveries',
          tags: ['notification'],
          summary: 'What was sent, what was not, and why',
          querystring: Query,
          response: { 200: Page(DeliveryEntry) },
        },
      },
      async (req) => listDeliveries(n, staffOf(req).hospitalId, req.query),
    )
  }
