/** What people read when billing says no. */
export const billingProblems = {
  'billing.order_not_found': {
    'zh-CN': '没有找到这笔订单，请返回重新查看',
    en: 'This order was not found. Please go back and look again.',
  },
  'billing.order_closed': {
    'zh-CN': '这笔订单已关闭，不能再付款，请重新挂号',
    en: 'This order is closed and can no longer be paid. Please book again.',
  },
  'billing.order_expired': {
    'zh-CN': '付款时间已过，请重新挂号',
    en: 'The time to pay is over. Please book again.',
  },
  'billing.already_paid': {
    'zh-CN': '这笔费用已经付过了，不用再付',
    en: 'This has been paid already. You do not need to pay again.',
  },
  'billing.payer_needed': {
    'zh-CN': '请在微信里打开再付款，或到窗口付款',
    en: 'Please open this page in WeChat to pay, or pay at the desk.',
  },
  'billing.channel_unavailable': {
    'zh-CN': '微信支付暂时没有回应。如已付款，请不要重复付，稍后再查看',
    en: 'WeChat Pay does not answer right now. If you have paid, do not pay again; please look again in a moment.',
  },
  'billing.amount_mismatch': {
    'zh-CN': '付款金额与应付金额不一致，钱会原路退回，请重新付款',
    en: 'The amount paid is not the amount due. The money goes back; please pay again.',
  },
  'billing.refund_needs_attention': {
    'zh-CN': '退款没有成功，付款人的账户可能有问题，请收费处在微信支付商户平台处理',
    en: "The refund did not go through; the payer's account may be closed. Please have the cashier handle it in the WeChat Pay merchant platform.",
  },
} as const
