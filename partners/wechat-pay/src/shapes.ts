import type { ChannelRefund, RefundState, Trade, TradeState } from '@jiuyi/billing'
import { unknownOutcome } from './errors.ts'

type Json = Record<string, unknown>

const tradeStates = [
  'SUCCESS',
  'REFUND',
  'NOTPAY',
  'CLOSED',
  'REVOKED',
  'USERPAYING',
  'PAYERROR',
] as const satisfies readonly TradeState[]
const refundStates = ['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL'] as const satisfies readonly RefundState[]

/** A trade as query answers and payment notifications carry it. A shape that we do not know is not guessed at. */
export function readTrade(json: Json): Trade {
  const state = tradeStates.find((known) => known === json['trade_state'])
  if (!state) throw unknownOutcome('unknown trade state')
  const paid = state === 'SUCCESS' || state === 'REFUND'
  return {
    outTradeNo: text(json, 'out_trade_no'),
    state,
    amountFen: wholeFen(json, 'total'),
    ...(json['transaction_id'] ? { transactionId: text(json, 'transaction_id') } : {}),
    ...(paid ? { paidAt: instant(json, 'success_time') } : {}),
  }
}

/** A refund: answers call its state `status`, notifications `refund_status`. */
export function readRefund(json: Json): ChannelRefund {
  const said = json['refund_status'] ?? json['status']
  const state = refundStates.find((known) => known === said)
  if (!state) throw unknownOutcome('unknown refund state')
  return {
    outRefundNo: text(json, 'out_refund_no'),
    outTradeNo: text(json, 'out_trade_no'),
    state,
    refundFen: wholeFen(json, 'refund'),
    ...(json['refund_id'] ? { refundId: text(json, 'refund_id') } : {}),
    ...(json['success_time'] ? { at: instant(json, 'success_time') } : {}),
  }
}

export function text(json: Json, name: string): string {
  const value = json[name]
  if (typeof value !== 'string' || value === '') throw unknownOutcome(`the answer has no ${name}`)
  return value
}

function wholeFen(json: Json, name: string): number {
  const value = (json['amount'] as Json | undefined)?.[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw unknownOutcome(`the answer has no amount.${name}`)
  return value
}

function instant(json: Json, name: string): Date {
  const at = new Date(text(json, name))
  if (Number.isNaN(at.getTime())) throw unknownOutcome(`${name} is not an instant`)
  return at
}
