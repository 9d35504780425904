import type { Same } from './same.ts'

const zh = {
  title: '消息',
  kinds: '消息类别',
  categories: { all: '全部', booking: '挂号', money: '费用', service: '服务' },
  unread: (n: number) => (n === 1 ? '1 条未读' : `${n} 条未读`),
  isUnread: '未读',
  readAll: '全部标为已读',
  more: '再看更早的',
  end: '没有更早的消息了',
  open: '查看详情',
  empty: '还没有消息',
  emptyHint: '挂号、付款、退款和停诊的通知都会放在这里',
  emptyKind: '这一类还没有消息',
  needLogin: '登录后可以看到通知',
  needLoginHint: '挂号成功、退款到账、医生停诊，都会在这里告诉您',
} as const

const en: Same<typeof zh> = {
  title: 'Messages',
  kinds: 'Kind of message',
  categories: { all: 'All', booking: 'Visits', money: 'Money', service: 'Service' },
  unread: (n) => `${n} unread`,
  isUnread: 'Unread',
  readAll: 'Mark all as read',
  more: 'Show earlier ones',
  end: 'No earlier messages',
  open: 'Open',
  empty: 'No messages yet',
  emptyHint: 'News of visits, payments, refunds and stopped clinics arrives here',
  emptyKind: 'No messages of this kind',
  needLogin: 'Log in to see your messages',
  needLoginHint: 'Bookings, refunds and stopped clinics are told here',
}

export const messagesPage = { 'zh-CN': zh, en }
