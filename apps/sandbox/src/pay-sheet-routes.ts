import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Action, PayParamsSchema } from './control-routes.ts'
import { act, openSheet } from './pay/sheet.ts'
import type { Order } from './state.ts'
import type { World } from './world.ts'

const Act = Type.Object({ action: Action })

/** Sheets that nobody acted on are forgotten beyond this many. */
const MAX_OPEN = 1_000

/**
 * The payment sheet for pages outside WeChat: the bridge script posts what a page gave to `getBrandWCPayRequest`, draws
 * what comes back, and posts what the person did.
 */
export function paySheetRoutes(world: World) {
  return async (app: FastifyInstance): Promise<void> => {
    const open = new Map<string, Order>()

    app.post<{ Body: Static<typeof PayParamsSchema> }>(
      '/sandbox/pay-sheet',
      { schema: { body: PayParamsSchema } },
      async ({ body }) => {
        const order = openSheet(world, body)
        const sheetId = randomUUID()
        open.set(sheetId, order)
        for (const old of [...open.keys()].slice(0, -MAX_OPEN)) open.delete(old)
        return {
          sheetId,
          payee: world.hospital,
          description: order.description,
          amountFen: order.totalFen,
          outTradeNo: order.outTradeNo,
        }
      },
    )

    app.post<{ Params: { id: string }; Body: Static<typeof Act> }>(
      '/sandbox/pay-sheet/:id',
      { schema: { body: Act } },
      async ({ params, body }, reply) => {
        const order = open.get(params.id)
        if (!order) return reply.code(404).send({ message: '支付窗口已关闭' })
        return { err_msg: `get_brand_wcpay_request:${act(world, order, body.action)}` }
      },
    )
  }
}
