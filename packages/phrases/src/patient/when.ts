import type { Same } from './same.ts'

const zh = {
  today: (clock: string) => `今天 ${clock}`,
  yesterday: (clock: string) => `昨天 ${clock}`,
  thisYear: (month: number, day: number, clock: string) => `${month}月${day}日 ${clock}`,
  otherYear: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
} as const

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const en: Same<typeof zh> = {
  today: (clock) => `today ${clock}`,
  yesterday: (clock) => `yesterday ${clock}`,
  thisYear: (month, day, clock) => `${day} ${months[month - 1]} ${clock}`,
  otherYear: (year, month, day) => `${day} ${months[month - 1]} ${year}`,
}

export const when = { 'zh-CN': zh, en }
