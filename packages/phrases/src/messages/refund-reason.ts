/** What the payer reads in WeChat beside a refund. A reason the desk has typed is shown as it is. */
const reasons: Record<string, string> = {
  cancelled: '预约已取消',
  hold_lost: '付款时号已释放',
  late_payment: '付款时号已释放',
  paid_twice: '重复付款',
  amount_mismatch: '付款金额不符',
  returned_elsewhere: '已另行退款',
}

export const refundReason = (code: string): string => reasons[code] ?? code
