import type { FastifyInstance } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import type { Control } from './control.ts'
import { faultModes } from './faults.ts'
import { payActions } from './pay/sheet.ts'

const Text = (maxLength = 200) => Type.String({ maxLength })
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema)

export const Action = Type.Enum([...payActions])
export const PayParamsSchema = Type.Object({
  appId: Text(),
  timeStamp: Text(),
  nonceStr: Text(),
  package: Text(),
  signType: Text(),
  paySign: Text(1000),
})
const Who = Type.Object({ openid: optional(Text()) })
const PhoneCode = Type.Object({ openid: optional(Text()), phone: optional(Text(11)) })
const Consent = Type.Object({
  openid: Text(),
  templateId: Text(),
  count: optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
const Risk = Type.Object({ openid: Text(), rank: Type.Integer({ minimum: 0, maximum: 4 }) })
const Pay = Type.Object({
  prepayId: optional(Text()),
  outTradeNo: optional(Text()),
  codeUrl: optional(Text()),
  action: optional(Action),
  openid: optional(Text()),
})
const RequestPayment = Type.Object({ params: PayParamsSchema, action: optional(Action) })
const NewFault = Type.Object({
  target: Type.String({ minLength: 1, maxLength: 60 }),
  mode: Type.Enum([...faultModes]),
  times: optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  delayMs: optional(Type.Integer({ minimum: 0, maximum: 120_000 })),
  code: optional(Text(60)),
})
const SignWith = Type.Object({ kind: Type.Enum(['public-key', 'certificate']) })

/** `/control/…`: what tests, the mini-program lab and the phone page pull. Not part of any real protocol. */
export function controlRoutes(control: Control) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/control/users', async () => ({ items: control.users() }))
    app.post<{ Body: Static<typeof Who> }>('/control/login-code', { schema: { body: Who } }, async ({ body }) =>
      control.loginCode(body.openid),
    )
    app.post<{ Body: Static<typeof Who> }>('/control/oauth-code', { schema: { body: Who } }, async ({ body }) =>
      control.oauthCode(body.openid),
    )
    app.post<{ Body: Static<typeof PhoneCode> }>(
      '/control/phone-code',
      { schema: { body: PhoneCode } },
      async ({ body }) => control.phoneCode(body),
    )
    app.post<{ Body: Static<typeof Consent> }>('/control/consent', { schema: { body: Consent } }, async ({ body }) => ({
      open: control.consent(body.openid, body.templateId, body.count),
    }))

    app.put<{ Body: Static<typeof Risk> }>(
      '/control/risk-rank',
      { schema: { body: Risk } },
      async ({ body }, reply) => {
        control.riskRank(body.openid, body.rank)
        return reply.code(204).send()
      },
    )
    app.get<{ Querystring: { phone?: string } }>('/control/sms', async ({ query }) => ({
      items: control.sms(query.phone),
    }))
    app.get<{ Querystring: { openid?: string } }>('/control/messages', async ({ query }) => ({
      items: control.messages(query.openid),
    }))

    app.post<{ Body: Static<typeof Pay> }>('/control/pay', { schema: { body: Pay } }, async ({ body }) => ({
      result: control.pay(body),
    }))
    app.post<{ Body: Static<typeof RequestPayment> }>(
      '/control/request-payment',
      { schema: { body: RequestPayment } },
      async ({ body }) => control.requestPayment(body.params, body.action),
    )
    app.get<{ Params: { no: string } }>('/control/orders/:no', async ({ params }) => control.order(params.no))
    app.post<{ Params: { no: string } }>('/control/refunds/:no/repair', async ({ params }, reply) => {
      control.repairRefund(params.no)
      return reply.code(204).send()
    })

    app.get('/control/notifications', async () => ({ items: control.notifications() }))
    app.post<{ Params: { id: string } }>('/control/notifications/:id/resend', async ({ params }) => ({
      status: await control.resend(params.id),
    }))

    app.get('/control/faults', async () => ({ items: control.faults.list() }))
    app.post<{ Body: Static<typeof NewFault> }>(
      '/control/faults',
      { schema: { body: NewFault } },
      async ({ body }, reply) => {
        control.faults.add(body)
        return reply.code(201).send({ items: control.faults.list() })
      },
    )
    app.delete('/control/faults', async (_request, reply) => {
      control.faults.clear()
      return reply.code(204).send()
    })

    app.post('/control/expire-tokens', async (_request, reply) => {
      control.expireTokens()
      return reply.code(204).send()
    })
    app.put<{ Body: Static<typeof SignWith> }>(
      '/control/signing',
      { schema: { body: SignWith } },
      async ({ body }, reply) => {
        control.signWith(body.kind)
        return reply.code(204).send()
      },
    )
  }
}
