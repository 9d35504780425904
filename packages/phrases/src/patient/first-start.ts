import type { Same } from './same.ts'

const zh = {
  title: '先选一个看着舒服的样子',
  hint: '以后可以在“我的—设置”里随时更改',
  elder: '用长辈版（大字）',
  standard: '用标准版',
} as const

const en: Same<typeof zh> = {
  title: 'Choose what is comfortable to read',
  hint: 'You can change this any time under Me, Settings',
  elder: 'Large type',
  standard: 'Standard',
}

export const firstStart = { 'zh-CN': zh, en }
