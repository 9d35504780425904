import type { Same } from './same.ts'

const zh = { appName: '就医' } as const
const en: Same<typeof zh> = { appName: 'Jiuyi' }

export const common = { 'zh-CN': zh, en }
