import type { Same } from './same.ts'

const zh = {
  title: '首页',
  slogan: '挂号、付款、看就诊，一处办好',
  hospital: '选择医院和院区',
  patient: '为谁操作',
  logIn: '登录后可以挂号、看就诊记录',
  search: '搜索科室、医生、疾病',
  book: '预约挂号',
  bookHint: '选科室，选医生',
  myVisits: '我的就诊',
  myVisitsHint: '看号、付款、取消',
  call: '打电话',
  services: '医院服务',
  introduction: '医院介绍',
  directions: '来院路线',
  process: '就诊流程',
  prices: '价格查询',
  next: '下次就诊',
  again: '再次挂同一医生',
  emergency: '急症请直接到急诊，或拨打 120',
} as const

const en: Same<typeof zh> = {
  title: 'Home',
  slogan: 'Book, pay and see your visits in one place',
  hospital: 'Hospital and campus',
  patient: 'Who is it for',
  logIn: 'Log in to book and to see your visits',
  search: 'Search departments, doctors, diseases',
  book: 'Book a visit',
  bookHint: 'By department and doctor',
  myVisits: 'My visits',
  myVisitsHint: 'See, pay or cancel',
  call: 'Call us',
  services: 'The hospital',
  introduction: 'About us',
  directions: 'Getting here',
  process: 'How a visit works',
  prices: 'Prices',
  next: 'Next visit',
  again: 'See the same doctor again',
  emergency: 'In an emergency go straight to the emergency room or call 120',
}

export const home = { 'zh-CN': zh, en }
