import { Count, defineEvent, defineFacade, FenAmount, Instant, Line, refusals, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

export * from './ports.ts'

export const orderStatuses = ['open', 'paid', 'closed', 'refunding', 'refunded'] as const
export const OrderStatus = Type.Enum([...orderStatuses])
export const PayChannel = Type.Enum(['wechat_jsapi', 'wechat_native', 'cash', 'card_terminal'])

/** What a patient owes for one thing: `source` names it (`appointment:<id>`) and is unique. */
export const Order = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    patientId: Uuid,
    source: Type.String(),
    title: Type.String(),
    status: OrderStatus,
    amountFen: FenAmount,
    refundedFen: FenAmount,
    channel: Type.Optional(PayChannel),
    paidAt: Type.Optional(Instant),
    expiresAt: Type.Optional(Instant),
    createdAt: Instant,
    number: Type.String({ description: 'Order number people can read out' }),
    attention: Type.Optional(Type.String({ description: 'Why a person must look; only in the lists of staff' })),
  },
  { additionalProperties: false, title: 'Order' },
)
export type Order = Static<typeof Order>

/** What the client passes to WeChat to open the payment sheet. */
export const PayParams = Type.Object(
  {
    appId: Type.String(),
    timeStamp: Type.String(),
    nonceStr: Type.String(),
    package: Type.String(),
    signType: Type.Enum(['RSA']),
    paySign: Type.String(),
  },
  { additionalProperties: false, title: 'PayParams' },
)

export const Billing = defineFacade('billing', {
  /** Opens the order for a source, or returns the one there is. */
  openOrder: {
    in: Type.Object({
      source: Line(100),
      hospitalId: Uuid,
      patientId: Uuid,
      title: Line(60),
      amountFen: FenAmount,
      expiresAt: Type.Optional(Instant),
    }),
    out: Type.Object({ order: Order }),
  },
  orderOf: { in: Type.Object({ source: Line(100) }), out: Type.Object({ order: Type.Optional(Order) }) },
  ordersOf: { in: Type.Object({ sources: Type.Array(Line(100)) }), out: Type.Object({ orders: Type.Array(Order) }) },
  /** Prepares a payment in WeChat: the JSAPI bag for a payer, or a Native link for the desk's screen. */
  startPayment: {
    in: Type.Object({
      orderId: Uuid,
      channel: Type.Enum(['wechat_jsapi', 'wechat_native']),
      app: Type.Optional(Type.Enum(['mini-program', 'official-account'])),
      openid: Type.Optional(Type.String()),
    }),
    out: Type.Object({ payParams: Type.Optional(PayParams), codeUrl: Type.Optional(Type.String()) }),
  },
  /** Asks the channel what became of the open payments of an order and settles what it says. */
  checkPayment: { in: Type.Object({ orderId: Uuid }), out: Type.Object({ order: Order }) },
  /** Money taken over the counter. `reference`: the slip of the card terminal, or the cash drawer. */
  takeCounterPayment: {
    in: Type.Object({
      orderId: Uuid,
      channel: Type.Enum(['cash', 'card_terminal']),
      takenBy: Type.String(),
      reference: Type.Optional(Line(60)),
    }),
    out: Type.Object({ order: Order }),
  },
  /** Nobody shall pay this any more (hold expired). A payment that comes all the same goes back at once. */
  closeOrder: { in: Type.Object({ source: Line(100), reason: Line(60) }), out: Type.Object({}) },
  /** Gives everything that was paid for a source back the way it came. Nothing paid: closes the order. Safe to repeat. */
  refundOrder: {
    in: Type.Object({ source: Line(100), reason: Line(60), requestedBy: Type.String() }),
    out: Type.Object({ refundFen: FenAmount }),
  },
})

/** Emitted exactly once, in the transaction that settles the payment. */
export const OrderPaid = defineEvent(
  'billing.order_paid.v1',
  Type.Object({ orderId: Uuid, source: Type.String(), hospitalId: Uuid, patientId: Uuid, amountFen: FenAmount }),
)
/** Emitted exactly once, when the money that paid the order has gone back. */
export const OrderRefunded = defineEvent(
  'billing.order_refunded.v1',
  Type.Object({ orderId: Uuid, source: Type.String(), hospitalId: Uuid, patientId: Uuid, refundFen: FenAmount }),
)

/** Money came that may not stay: after the order was closed, a second time, or another amount. It is already on its way back. Never changes what is owed. */
export const PaymentReturned = defineEvent(
  'billing.payment_returned.v1',
  Type.Object({
    orderId: Uuid,
    source: Type.String(),
    hospitalId: Uuid,
    patientId: Uuid,
    returnFen: FenAmount,
    reason: Type.Enum(['late_payment', 'paid_twice', 'amount_mismatch', 'returned_elsewhere']),
  }),
)

export const refuse = refusals('billing', {
  order_not_found: 404,
  order_closed: 409,
  order_expired: 409,
  already_paid: 409,
  payer_needed: 422,
  channel_unavailable: 503,
  amount_mismatch: 409,
  refund_needs_attention: 409,
})
export { Count }
