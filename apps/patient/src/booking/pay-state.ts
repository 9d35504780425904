/** What the pay page shows. Decided by what the server says; the phone's word only keeps people from paying twice. */
export type PayState = 'due' | 'booked' | 'expired' | 'money_back' | 'given_up' | 'ended'

export interface Payable {
  status: string
  holdUntil?: string
  cancelReason?: string
}

export function payState(
  a: Payable,
  order: { status: string } | undefined,
  now: number,
  phoneSaysPaid: boolean,
): PayState {
  if (a.status === 'booked' || a.status === 'arrived' || a.status === 'fulfilled') return 'booked'
  if (a.status === 'pending') {
    const over = a.holdUntil !== undefined && now >= Date.parse(a.holdUntil)
    // Paid in the last second: the server is still to say whether it was in time.
    return over && !phoneSaysPaid ? 'expired' : 'due'
  }
  if (phoneSaysPaid || (order && ['paid', 'refunding', 'refunded'].indexOf(order.status) >= 0)) return 'money_back'
  if (a.cancelReason === 'given_up') return 'given_up'
  return a.cancelReason === 'hold_expired' ? 'expired' : 'ended'
}

/** How long to wait before asking again: quickly at first, then not to be a burden. Undefined: let the person decide. */
export function nextAsk(asked: number): number | undefined {
  if (asked < 5) return 1000
  if (asked < 12) return 2500
  return asked < 20 ? 5000 : undefined
}
