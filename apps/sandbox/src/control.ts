import type { Faults } from './faults.ts'
import { resend } from './pay/notifications.ts'
import { describeOrder } from './pay/orders.ts'
import { finishRefund } from './pay/refunds.ts'
import { act, findOrder, openSheet, type PayAction, type PayParams, type PayResult } from './pay/sheet.ts'
import type { Notification, SentMessage, SentSms, User } from './state.ts'
import { makeCode } from './wechat/codes.ts'
import { consent } from './wechat/subscribe.ts'
import { expireTokens } from './wechat/tokens.ts'
import { userOf, type World } from './world.ts'

/** The strings behind the stage. Tests in this process call it; others use the same deeds at `/control/…`. */
export interface Control {
  users(): User[]
  /** What `wx.login` gives this mini-program user; without an openid, the first one. */
  loginCode(openid?: string): { code: string; openid: string }
  /** What the official account's OAuth page sends back. */
  oauthCode(openid?: string): { code: string; openid: string }
  /** What the phone button gives. */
  phoneCode(want: { openid?: string; phone?: string }): { code: string }
  /** The user agrees to `count` more messages of a template. Returns how many are open now. */
  consent(openid: string, templateId: string, count?: number): number
  /** How risky WeChat finds this mini-program user from now on: 0 to 4. */
  riskRank(openid: string, rank: number): void
  sms(phone?: string): SentSms[]
  messages(openid?: string): SentMessage[]
  /** The person acts on an open order. */
  pay(want: {
    prepayId?: string
    outTradeNo?: string
    codeUrl?: string
    action?: PayAction
    openid?: string
  }): PayResult
  /** `wx.requestPayment`: opens the sheet (which checks the signature), acts, answers. A refused sheet is `fail`. */
  requestPayment(params: PayParams, action?: PayAction): { result: PayResult; reason?: string }
  order(outTradeNo: string): Record<string, unknown>
  notifications(): Notification[]
  /** Sends an event again, even one that was delivered. Returns the HTTP status it got. */
  resend(notificationId: string): Promise<number>
  /** A person repairs an ABNORMAL refund. */
  repairRefund(outRefundNo: string): void
  /** WeChat forgets every access token. */
  expireTokens(): void
  /** Which platform key signs from now on. */
  signWith(kind: 'public-key' | 'certificate'): void
  faults: Faults
}

export function createControl(world: World): Control {
  const newestFirst = <T>(list: T[]): T[] => list.toReversed()
  return {
    users: () => world.state.users,
    loginCode: (openid) => makeCode(world, 'mini', openid),
    oauthCode: (openid) => makeCode(world, 'official', openid),
    phoneCode: ({ openid, phone }) => ({ code: makeCode(world, 'phone', openid, phone).code }),
    consent: (openid, templateId, count) => consent(world, userOf(world, openid).miniOpenid, templateId, count),
    riskRank(openid, rank) {
      userOf(world, openid).riskRank = rank
      world.changed()
    },
    sms: (phone) => newestFirst(world.state.sms.filter((sms) => !phone || sms.phone === phone)),
    messages: (openid) =>
      newestFirst(
        world.state.messages.filter((message) => !openid || message.openid === userOf(world, openid).miniOpenid),
      ),
    pay: ({ action = 'pay', openid, ...by }) => act(world, findOrder(world, by), action, openid),
    requestPayment(params, action = 'pay') {
      try {
        return { result: act(world, openSheet(world, params), action) }
      } catch (error) {
        return { result: 'fail', reason: (error as Error).message }
      }
    },
    order: (outTradeNo) => describeOrder(world, findOrder(world, { outTradeNo })),
    notifications: () => newestFirst(world.state.notifications),
    async resend(id) {
      const notification = world.state.notifications.find((n) => n.id === id)
      return notification ? resend(world, notification) : 0
    },
    repairRefund(outRefundNo) {
      const refund = world.state.refunds[outRefundNo]
      if (refund) finishRefund(world, refund, 'SUCCESS')
    },
    expireTokens: () => expireTokens(world),
    signWith: (kind) => {
      world.signWith = kind
    },
    faults: world.faults,
  }
}
