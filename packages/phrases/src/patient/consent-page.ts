import type { Same } from './same.ts'

const zh = {
  title: '使用前请阅读',
  intro: '请看一看下面的说明。每一项由您自己勾选，我们不会替您勾。',
  full: '查看全文',
  fold: '收起全文',
  agreeTo: (title: string) => `我已阅读并同意《${title}》`,
  agreeSensitive: (title: string) => `我单独同意《${title}》`,
  optional: '可以不同意，不影响看病',
  accept: '同意并继续',
  refuse: '暂不同意',
  missing: '还有没勾选的说明，请阅读后勾选；不同意请点“暂不同意”',
  refusedTitle: '不同意会怎样',
  refusedText: '不同意就不能在网上添加就诊人和挂号。您仍可以查看科室、医生和价格，也可以到窗口或打电话挂号。',
  refusedStay: '再看看',
  refusedLeave: '先不同意',
  done: '您已经全部同意，可以继续使用',
} as const

const en: Same<typeof zh> = {
  title: 'Please read first',
  intro: 'Please read what follows. You tick each item yourself; nothing is ticked for you.',
  full: 'Read all of it',
  fold: 'Show less',
  agreeTo: (title) => `I have read and agree to “${title}”`,
  agreeSensitive: (title) => `I agree separately to “${title}”`,
  optional: 'You may say no; your treatment does not depend on it',
  accept: 'Agree and go on',
  refuse: 'Not now',
  missing: 'Something is not ticked yet. Read and tick it, or choose “Not now”.',
  refusedTitle: 'What if you say no?',
  refusedText:
    'Without these consents you cannot add patients or book online. You can still look at departments, doctors and prices, and book at the desk or by phone.',
  refusedStay: 'Look again',
  refusedLeave: 'Not now',
  done: 'You have agreed to everything; you can go on',
}

export const consentPage = { 'zh-CN': zh, en }
