import type { Same } from './same.ts'

const zh = {
  title: '首页',
  slogan: '挂号、缴费、查报告，一处办好',
  book: '预约挂号',
  bookHint: '选科室，选医生',
  triage: '智能导诊',
  triageHint: '说症状，找科室',
  services: '就医服务',
  pay: '门诊缴费',
  reports: '报告查询',
  queue: '候诊排队',
  revisit: '在线复诊',
  wayfinding: '院内导航',
  prices: '价格查询',
  myVisits: '我的就诊',
  call: '打电话',
} as const

const en: Same<typeof zh> = {
  title: 'Home',
  slogan: 'Book, pay and read reports in one place',
  book: 'Book a visit',
  bookHint: 'By department or doctor',
  triage: 'Find a department',
  triageHint: 'From your symptoms',
  services: 'Services',
  pay: 'Pay a bill',
  reports: 'Reports',
  queue: 'My queue',
  revisit: 'Online revisit',
  wayfinding: 'Find the way',
  prices: 'Prices',
  myVisits: 'My visits',
  call: 'Call us',
}

export const home = { 'zh-CN': zh, en }
