import { addDays, Day, instantAt, Line, Page, Uuid } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { Order, OrderStatus } from './contract.ts'
import { type Billing, type OrderRow, orderColumns, showOrder } from './order.ts'

const Query = Type.Object({
  on: Type.Optional(Day),
  status: Type.Optional(OrderStatus),
  q: Type.Optional(Line(20)),
  attention: Type.Optional(Type.Boolean({ description: 'Only what a person must look at' })),
  cursor: Type.Optional(Uuid),
})
const pageSize = 50

/** 订单列表: the hospital's orders, newest first. Ids are born in order, so the last one seen is the cursor. */
export async function listOrders(b: Billing, hospitalId: string, want: Static<typeof Query>) {
  const from = want.on ? instantAt(want.on, '00:00', b.timeZone) : null
  const to = want.on ? instantAt(addDays(want.on, 1), '00:00', b.timeZone) : null
  // What a person types may hold % or _, which mean themselves.
  const q = want.q ? `${want.q.replace(/[\\%_]/g, '\\$&')}%` : null
  const rows = await b.db.rows<OrderRow>(sql`
    select ${orderColumns}
      from billing.charge_order
     where hospital_id = ${hospitalId}
       and (${from}::timestamptz is null or (created_at >= ${from} and created_at < ${to}::timestamptz))
       and (${want.status ?? null}::text is null or status = ${want.status ?? null})
       and (${q}::text is null or number like ${q} or split_part(number, '-', 2) like ${q})
       and (not ${want.attention ?? false}::boolean or attention is not null)
       and (${want.cursor ?? null}::uuid is null or id < ${want.cursor ?? null}::uuid)
     order by id desc
     limit ${pageSize + 1}`)
  const items = rows.slice(0, pageSize).map((row) => showOrder(row, true))
  return { items, ...(rows.length > pageSize ? { next: items.at(-1)!.id } : {}) }
}

export const listOrdersRoute =
  (b: Billing): Routes =>
  async (app) => {
    app.get(
      '/staff/orders',
      {
        config: { access: { who: 'staff', may: 'payment.read' } },
        schema: {
          operationId: 'listOrders',
          tags: ['billing'],
          summary: "The hospital's orders, newest first",
          querystring: Query,
          response: { 200: Page(Order) },
        },
      },
      async (req) => listOrders(b, staffOf(req).hospitalId, req.query),
    )
  }
