/** Everything the outside world remembers. Plain data: it is written to one JSON file as it is. Times are ISO instants. */
export type State = {
  users: User[]
  codes: Record<string, LoginCode>
  /** Access tokens and tickets by `kind:appId`. */
  tokens: Record<string, { value: string; expiresAt: string }>
  /** Messages a user has agreed to, by `openid template`. One consent = one message. */
  consents: Record<string, number>
  sms: SentSms[]
  messages: SentMessage[]
  orders: Record<string, Order>
  refunds: Record<string, Refund>
  notifications: Notification[]
}

/** A person with WeChat on a phone: one openid per app, one unionid. */
export type User = {
  name: string
  phone: string
  miniOpenid: string
  officialOpenid: string
  unionid: string
  riskRank?: number
}

export type LoginCode = {
  kind: 'mini' | 'official' | 'phone'
  openid: string
  phone?: string
  madeAt: string
  used: boolean
}

export type SentSms = {
  id: string
  at: string
  provider: 'aliyun' | 'tencent'
  phone: string
  signName: string
  template: string
  params: Record<string, string>
  text: string
  /** The digits to type in, when the message holds a code. */
  code?: string
}

export type SentMessage = {
  id: string
  at: string
  openid: string
  templateId: string
  page: string
  fields: Record<string, string>
}

export type Order = {
  outTradeNo: string
  type: 'JSAPI' | 'NATIVE'
  appId: string
  description: string
  totalFen: number
  notifyUrl: string
  attach?: string
  openid?: string
  prepayId: string
  codeUrl?: string
  createdAt: string
  expiresAt: string
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  transactionId?: string
  paidAt?: string
}

export type Refund = {
  outRefundNo: string
  outTradeNo: string
  refundId: string
  refundFen: number
  totalFen: number
  reason?: string
  notifyUrl?: string
  createdAt: string
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL'
  successAt?: string
}

export type Notification = {
  id: string
  kind: 'payment' | 'refund'
  url: string
  eventType: string
  summary: string
  content: Record<string, unknown>
  createdAt: string
  attempts: number
  state: 'waiting' | 'delivered' | 'given_up'
  /** HTTP status of the last attempt; 0 = nobody answered. */
  lastStatus?: number
}

export const emptyState = (users: User[]): State => ({
  users,
  codes: {},
  tokens: {},
  consents: {},
  sms: [],
  messages: [],
  orders: {},
  refunds: {},
  notifications: [],
})

/** Lists that only grow are cut to this many, oldest first; money is never cut. */
const KEEP = 500

export function trim(state: State): void {
  state.sms.splice(0, state.sms.length - KEEP)
  state.messages.splice(0, state.messages.length - KEEP)
  const settled = state.notifications.filter((n) => n.state !== 'waiting')
  const old = new Set(settled.slice(0, Math.max(0, settled.length - KEEP)))
  if (old.size > 0) state.notifications = state.notifications.filter((n) => !old.has(n))
}
