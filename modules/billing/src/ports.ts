/** State of a trade at the payment channel, in WeChat Pay's words. */
export type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR'
/** State of a refund at the channel. ABNORMAL is not final: a person must act (the payer's card was closed). */
export type RefundState = 'SUCCESS' | 'CLOSED' | 'PROCESSING' | 'ABNORMAL'

/** What the channel knows of one payment. Amounts are whole fen; `paidAt` only when state is SUCCESS or REFUND. */
export type Trade = { outTradeNo: string; state: TradeState; amountFen: number; transactionId?: string; paidAt?: Date }
/** What the channel knows of one refund. */
export type ChannelRefund = {
  outRefundNo: string
  outTradeNo: string
  state: RefundState
  refundFen: number
  refundId?: string
  at?: Date
}

/** A verified and decrypted notification. `id` is the channel's event id: the same event may come again. */
export type ChannelNotification =
  | { id: string; kind: 'payment'; trade: Trade }
  | { id: string; kind: 'refund'; refund: ChannelRefund }

/** The signed bag that `wx.requestPayment` / `WeixinJSBridge` takes as it is. */
export type JsapiPayParams = {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

export type Prepay = { outTradeNo: string; description: string; amountFen: number; expiresAt: Date }

/**
 * What billing needs of WeChat Pay. Calls are safe to repeat with the same `outTradeNo` / `outRefundNo`.
 * Throws `PartnerError('wechat-pay', code)`: `unavailable` (retryable), `rate_limited` (retryable), `order_paid`, `order_closed`,
 * `out_trade_no_used` (same number, other content), `not_found`, `not_enough` (refund exceeds what is left), `refused` (anything else final),
 * and from `readNotification`: `bad_signature`, `stale`, `undecryptable`.
 */
export interface PaymentPort {
  prepayJsapi(want: Prepay & { app: 'mini-program' | 'official-account'; openid: string }): Promise<JsapiPayParams>
  /** A link (`weixin://wxpay/…`) that the desk's browser shows as a QR code. */
  prepayNative(want: Prepay): Promise<{ codeUrl: string }>
  /** The truth when no notification came. An unknown trade throws `not_found`. */
  query(outTradeNo: string): Promise<Trade>
  /** Nobody can pay this trade any more. Throws `order_paid` when somebody already has. */
  close(outTradeNo: string): Promise<void>
  refund(want: {
    outTradeNo: string
    outRefundNo: string
    refundFen: number
    totalFen: number
    reason: string
  }): Promise<ChannelRefund>
  queryRefund(outRefundNo: string): Promise<ChannelRefund>
  /** Verifies over the raw bytes, then decrypts. `headers` keys are lower case. */
  readNotification(
    headers: Record<string, string | undefined>,
    rawBody: Uint8Array,
    now: Date,
  ): Promise<ChannelNotification>
}
