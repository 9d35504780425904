import type { Same } from './same.ts'

const zh = {
  title: '挂号费',
  set: '设置新价格',
  level: '号别',
  current: '现行价格',
  next: '已定调价',
  none: '未定价',
  history: '历史',
  from: (day: string) => `${day} 起`,
  range: (a: string, b: string) => `${a} 至 ${b}`,
  amount: '价格（元）',
  validFrom: '生效日期',
  campus: '院区',
  effect: '当前价格在生效前一天结束；生效日起的未放号和未付费的号按新价格。',
  badAmount: '请填写金额，如 50 或 50.00',
  needDay: '请选择生效日期',
  replace: '更正这次调价',
  now: '现行',
  coming: '待生效',
  past: '已过期',
  col: { from: '开始', to: '结束', amount: '价格' },
} as const

const en: Same<typeof zh> = {
  title: 'Fees',
  set: 'Set a new price',
  level: 'Fee level',
  current: 'Now',
  next: 'Announced',
  none: 'No price',
  history: 'History',
  from: (day) => `from ${day}`,
  range: (a, b) => `${a} to ${b}`,
  amount: 'Price (yuan)',
  validFrom: 'From',
  campus: 'Campus',
  effect: 'The present price ends the day before; numbers not yet sold from that day on take the new one.',
  badAmount: 'An amount like 50 or 50.00',
  needDay: 'Choose the day',
  replace: 'Correct this one',
  now: 'Now',
  coming: 'Coming',
  past: 'Past',
  col: { from: 'From', to: 'To', amount: 'Price' },
}

export const prices = { 'zh-CN': zh, en }
