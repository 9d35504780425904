import type { Same } from './same.ts'

const zh = {
  title: '就诊单',
  serial: '就诊序号',
  department: '科室',
  doctor: '医生',
  time: '就诊时间',
  place: '就诊地点',
  fee: '挂号费',
  patient: '就诊人',
  code: '取号码',
  bring: '请带好本人证件和医保卡，提前 15 分钟到达就诊区候诊。',
  cancelUntil: (when: string) => `如不能就诊，请在 ${when} 前取消，以免浪费号源。`,
  printedAt: '打印时间',
  notFound: '没有找到这条预约',
  unpaid: '尚未支付，本单不能就诊',
  cancelled: '本预约已取消',
} as const

const en: Same<typeof zh> = {
  title: 'Visit ticket',
  serial: 'Number',
  department: 'Department',
  doctor: 'Doctor',
  time: 'Time',
  place: 'Place',
  fee: 'Fee',
  patient: 'Patient',
  code: 'Code',
  bring: 'Please bring your ID and insurance card, and arrive 15 minutes early.',
  cancelUntil: (when) => `If you cannot come, please cancel before ${when}.`,
  printedAt: 'Printed',
  notFound: 'This booking was not found',
  unpaid: 'Not yet paid; not valid for a visit',
  cancelled: 'This booking is cancelled',
}

export const ticket = { 'zh-CN': zh, en }
