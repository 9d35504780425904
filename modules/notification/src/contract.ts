import { defineEvent, defineFacade, Instant, Line, refusals, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

export * from './ports.ts'

/** Every kind of message there is. Texts are in the phrases, in each language; `params` fill them. */
export const templates = {
  number_held: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'minutes'],
    channels: ['inbox'],
  },
  number_booked: {
    category: 'booking',
    params: ['hospital', 'department', 'doctor', 'day', 'time', 'serial', 'patient', 'place'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  number_cancelled: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient'],
    channels: ['inbox', 'subscribe'],
  },
  number_moved: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'serial', 'patient', 'place', 'oldDay', 'oldTime'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  hold_expired: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient'],
    channels: ['inbox'],
  },
  waitlist_joined: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'position'],
    channels: ['inbox'],
  },
  waitlist_offered: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'untilDay', 'untilTime', 'free'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  waitlist_lapsed: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient'],
    channels: ['inbox', 'subscribe'],
  },
  waitlist_cleared: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'why'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  draw_won: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'serial', 'patient', 'untilDay', 'untilTime', 'free'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  draw_not_won: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'position'],
    channels: ['inbox', 'subscribe'],
  },
  payment_returned: {
    category: 'money',
    params: ['department', 'amount', 'patient'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  number_missed: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'count', 'limit'],
    channels: ['inbox', 'subscribe'],
  },
  booking_restricted: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'limit', 'until'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  turn_near: {
    category: 'service',
    params: ['department', 'doctor', 'serial', 'patient', 'place', 'ahead'],
    channels: ['inbox', 'subscribe'],
  },
  turn_called: {
    category: 'service',
    params: ['department', 'doctor', 'serial', 'patient', 'room'],
    channels: ['inbox', 'subscribe'],
  },
  call_missed: {
    category: 'service',
    params: ['department', 'doctor', 'serial', 'patient', 'missed', 'outcome'],
    channels: ['inbox', 'subscribe'],
  },
  refund_done: { category: 'money', params: ['amount', 'patient'], channels: ['inbox', 'subscribe'] },
  clinic_suspended: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'reason', 'until'],
    channels: ['inbox', 'subscribe', 'sms'],
    receipt: true,
  },
  /** People may be on their way: no detour. */
  clinic_suspended_today: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'reason', 'until'],
    channels: ['inbox', 'sms'],
    receipt: true,
  },
  suspension_moved: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'serial', 'patient', 'place'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  suspension_refunded: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient'],
    channels: ['inbox', 'subscribe'],
  },
  suspension_hold_returned: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'patient', 'reason'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
  suspension_lifted: {
    category: 'booking',
    params: ['department', 'doctor', 'day', 'time', 'serial', 'patient', 'place'],
    channels: ['inbox', 'subscribe', 'sms'],
  },
} as const satisfies Record<
  string,
  {
    category: 'booking' | 'money' | 'service'
    params: readonly string[]
    channels: readonly ('inbox' | 'subscribe' | 'sms')[]
    /** 已读回执: who told it learns that it was opened. */
    receipt?: true
  }
>
export type TemplateName = keyof typeof templates
export const TemplateName = Type.Enum(Object.keys(templates) as TemplateName[])

export const Message = Type.Object(
  {
    id: Uuid,
    template: TemplateName,
    category: Type.Enum(['booking', 'money', 'service']),
    title: Type.String(),
    body: Type.String(),
    createdAt: Instant,
    readAt: Type.Optional(Instant),
    /** What tapping it opens, e.g. `appointment:<id>`. */
    link: Type.Optional(Type.String()),
  },
  { additionalProperties: false, title: 'Message' },
)
export type Message = Static<typeof Message>

/** Which channels an account wants for which kind of message. The inbox cannot be switched off. */
export const NotificationPreferences = Type.Object(
  {
    booking: Type.Object({ subscribe: Type.Boolean(), sms: Type.Boolean() }),
    money: Type.Object({ subscribe: Type.Boolean(), sms: Type.Boolean() }),
    service: Type.Object({ subscribe: Type.Boolean(), sms: Type.Boolean() }),
  },
  { additionalProperties: false, title: 'NotificationPreferences' },
)

export const Notification = defineFacade('notification', {
  /** Tells everyone who acts for the patient. One message a (key, account), however often it is asked. */
  tell: {
    in: Type.Object({
      key: Line(120),
      accountIds: Type.Array(Uuid),
      template: TemplateName,
      params: Type.Record(Type.String(), Type.String()),
      link: Type.Optional(Line(100)),
      /** Whose staff see in the delivery log that it went out. */
      hospitalId: Type.Optional(Uuid),
      /** The moment it is about: an SMS for the next 12 hours does not wait for the morning, one for the past is not sent. */
      concernsAt: Type.Optional(Instant),
    }),
    out: Type.Object({ messages: Type.Integer() }),
  },
  /** Sends a login code at once. Throws `notification.sms_unavailable` when the provider does not take it. */
  sendCode: {
    in: Type.Object({ phone: Type.String(), code: Type.String(), minutes: Type.Integer(), key: Line(120) }),
    out: Type.Object({}),
  },
})

/** 已读回执: somebody opened a message that asks for a receipt, for the first time. Reading all at once is not opening one. */
export const MessageRead = defineEvent(
  'notification.message_read.v1',
  Type.Object({ accountId: Uuid, template: TemplateName, link: Type.Optional(Type.String()) }),
)

export const refuse = refusals('notification', { message_not_found: 404, sms_unavailable: 503 })
