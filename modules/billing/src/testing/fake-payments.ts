import { PartnerError } from '@jiuyi/kernel'
import type { ChannelNotification, ChannelRefund, PaymentPort, Prepay, Trade } from '../contract.ts'

const fail = (code: string, retryable = false) => new PartnerError('wechat-pay', code, retryable)
export type Call = keyof PaymentPort
type HeldTrade = Trade & { expiresAt: Date; leftFen: number }

/**
 * A payment channel in memory that keeps WeChat Pay's promises (the same number is the same trade, the same refund moves money once) and can be
 * told to misbehave. `misbehave(call, times, 'after')` does what was asked and then loses the answer.
 */
export function fakePayments(clock: () => Date) {
  const trades = new Map<string, HeldTrade>()
  const refunds = new Map<string, ChannelRefund>()
  const calls: { call: Call; no: string }[] = []
  const faults: { call: Call; when: 'before' | 'after'; error: Error }[] = []
  let nextRefundState: ChannelRefund['state'] = 'SUCCESS'
  let serial = 0
  let meanwhile: (() => Promise<void>) | undefined

  const trade = (no: string) => {
    const t = trades.get(no)
    if (!t) throw fail('not_found')
    return t
  }
  const around = async <T>(call: Call, no: string, work: () => T): Promise<T> => {
    calls.push({ call, no })
    const i = faults.findIndex((f) => f.call === call)
    const fault = i < 0 ? undefined : faults.splice(i, 1)[0]
    if (fault?.when === 'before') throw fault.error
    const done = work()
    const hook = meanwhile
    meanwhile = undefined
    await hook?.()
    if (fault) throw fault.error
    return done
  }
  const prepay = (want: Prepay) => {
    const held = trades.get(want.outTradeNo)
    if (held?.state === 'SUCCESS' || held?.state === 'REFUND') throw fail('order_paid')
    if (held?.state === 'CLOSED') throw fail('order_closed')
    if (held && (held.amountFen !== want.amountFen || held.expiresAt.getTime() !== want.expiresAt.getTime()))
      throw fail('out_trade_no_used')
    trades.set(want.outTradeNo, {
      outTradeNo: want.outTradeNo,
      state: 'NOTPAY',
      amountFen: want.amountFen,
      expiresAt: want.expiresAt,
      leftFen: 0,
    })
  }
  const seen = ({ expiresAt: _, leftFen: __, ...t }: HeldTrade): Trade => ({ ...t })

  const port: PaymentPort = {
    prepayJsapi: (want) =>
      around('prepayJsapi', want.outTradeNo, () => {
        prepay(want)
        return {
          appId: 'wx1',
          timeStamp: '1',
          nonceStr: 'n',
          package: `prepay_id=${want.outTradeNo}`,
          signType: 'RSA' as const,
          paySign: 's',
        }
      }),
    prepayNative: (want) =>
      around('prepayNative', want.outTradeNo, () => {
        prepay(want)
        return { codeUrl: `weixin://wxpay/${want.outTradeNo}` }
      }),
    query: (no) => around('query', no, () => seen(trade(no))),
    close: (no) =>
      around('close', no, () => {
        const t = trade(no)
        if (t.state === 'SUCCESS' || t.state === 'REFUND') throw fail('order_paid')
        t.state = 'CLOSED'
      }),
    refund: (want) =>
      around('refund', want.outRefundNo, () => {
        const before = refunds.get(want.outRefundNo)
        if (before) return { ...before }
        const t = trade(want.outTradeNo)
        if (want.refundFen > t.leftFen) throw fail('not_enough')
        t.leftFen -= want.refundFen
        t.state = 'REFUND'
        const made: ChannelRefund = {
          outRefundNo: want.outRefundNo,
          outTradeNo: want.outTradeNo,
          refundFen: want.refundFen,
          state: nextRefundState,
          refundId: `50${++serial}`,
          at: clock(),
        }
        refunds.set(want.outRefundNo, made)
        return { ...made }
      }),
    queryRefund: (no) =>
      around('queryRefund', no, () => {
        const r = refunds.get(no)
        if (!r) throw fail('not_found')
        return { ...r }
      }),
    // Stands for "verified": the test signs by saying so.
    readNotification: async (headers, raw) => {
      if (headers['wechatpay-signature'] !== 'good')
        throw fail(headers['wechatpay-signature'] === 'old' ? 'stale' : 'bad_signature')
      const n = JSON.parse(Buffer.from(raw).toString('utf8')) as ChannelNotification
      if (n.kind === 'payment' && n.trade.paidAt) n.trade.paidAt = new Date(n.trade.paidAt)
      if (n.kind === 'refund' && n.refund.at) n.refund.at = new Date(n.refund.at)
      return n
    },
  }
  return {
    port,
    trades,
    refunds,
    calls,
    /** The payer confirms on the phone. */
    pay(no: string, over: Partial<Trade> = {}): Trade {
      const t = trade(no)
      if (t.state === 'CLOSED') throw new Error('the channel takes no money for a closed trade')
      Object.assign(t, { state: 'SUCCESS', transactionId: `42${no}`, paidAt: clock() }, over)
      t.leftFen = t.amountFen
      return seen(t)
    },
    misbehave(call: Call, times = 1, when: 'before' | 'after' = 'before', error: Error = fail('unavailable', true)) {
      for (let i = 0; i < times; i++) faults.push({ call, when, error })
    },
    behave: () => void faults.splice(0),
    /** Runs once, while the channel is still thinking about the next call. */
    meanwhile: (work: () => Promise<void>) => {
      meanwhile = work
    },
    refundsBecome: (state: ChannelRefund['state']) => {
      nextRefundState = state
    },
    count: (call: Call) => calls.filter((c) => c.call === call).length,
  }
}
