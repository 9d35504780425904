import type { Same } from './same.ts'

const zh = {
  title: '消息发送',
  state: '状态',
  none: '没有发送记录',
  col: { at: '时间', template: '内容', channel: '渠道', state: '状态', attempts: '尝试次数', error: '最近错误' },
  template: {
    number_held: '占号提醒',
    number_booked: '预约成功',
    number_cancelled: '预约取消',
    number_moved: '改约成功',
    hold_expired: '占号到期',
    payment_returned: '款项退回',
    number_missed: '未到诊',
    booking_restricted: '限制挂专家号',
    refund_done: '退款完成',
    login_code: '登录验证码',
  },
  channel: { inbox: '站内消息', subscribe: '微信订阅消息', sms: '短信' },
  states: {
    waiting: '待发送',
    sending: '发送中',
    sent: '已发送',
    delivered: '已送达',
    failed: '失败',
    skipped: '未发送',
  },
} as const

const en: Same<typeof zh> = {
  title: 'Messages sent',
  state: 'State',
  none: 'Nothing sent',
  col: {
    at: 'Time',
    template: 'Message',
    channel: 'Channel',
    state: 'State',
    attempts: 'Attempts',
    error: 'Last error',
  },
  template: {
    number_held: 'Number held',
    number_booked: 'Booked',
    number_cancelled: 'Cancelled',
    number_moved: 'Moved',
    hold_expired: 'Hold expired',
    payment_returned: 'Payment returned',
    number_missed: 'Visit missed',
    booking_restricted: 'Expert numbers restricted',
    refund_done: 'Refund done',
    login_code: 'Login code',
  },
  channel: { inbox: 'Inbox', subscribe: 'WeChat', sms: 'SMS' },
  states: {
    waiting: 'waiting',
    sending: 'sending',
    sent: 'sent',
    delivered: 'delivered',
    failed: 'failed',
    skipped: 'not sent',
  },
}

export const deliveries = { 'zh-CN': zh, en }
