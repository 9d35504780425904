import type { Same } from './same.ts'

const zh = {
  title: '就诊',
  scope: '哪些就诊',
  upcoming: '待就诊',
  past: '以前的',
  noUpcoming: '没有待就诊的预约',
  noUpcomingHint: '约好的号会显示在这里',
  noPast: '还没有就诊记录',
  noPastHint: '看过、取消的都会显示在这里',
  book: '去挂号',
  more: '更早的',
  logIn: '登录后查看就诊',
  logInAction: '登录',
} as const

const en: Same<typeof zh> = {
  title: 'Visits',
  scope: 'Which visits',
  upcoming: 'Upcoming',
  past: 'Earlier',
  noUpcoming: 'No upcoming visit',
  noUpcomingHint: 'What you book appears here',
  noPast: 'No visits yet',
  noPastHint: 'Visits and cancelled bookings appear here',
  book: 'Book a visit',
  more: 'Show earlier ones',
  logIn: 'Log in to see your visits',
  logInAction: 'Log in',
}

export const visits = { 'zh-CN': zh, en }
