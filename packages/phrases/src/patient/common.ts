import type { Same } from './same.ts'

const zh = {
  appName: '就医',
  loading: '正在加载',
  retry: '重试',
  close: '关闭',
  cancel: '取消',
  confirm: '确定',
  back: '返回',
  optional: '选填',
  offline: '网络已断开，显示的可能不是最新内容',
  failedTitle: '没有加载出来',
  failedHint: '请检查网络后重试；您填写的内容都还在',
  noAnswer: '没有连上医院，请检查网络后再试',
  fatalTitle: '这一页出错了',
  fatalHint: '请返回首页再试，或拨打医院电话',
  actingFor: (name: string) => `正在为 ${name} 操作`,
  noPatient: '请先添加就诊人',
  switchPatient: '切换',
  timeLeft: (clock: string) => `剩余 ${clock}`,
  timeUp: '时间到',
  yuan: (amount: string) => `¥${amount}`,
} as const

const en: Same<typeof zh> = {
  appName: 'Jiuyi',
  loading: 'Loading',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  confirm: 'OK',
  back: 'Back',
  optional: 'optional',
  offline: 'You are offline; what you see may be out of date',
  failedTitle: 'This did not load',
  failedHint: 'Check your connection and try again; what you typed is kept',
  noAnswer: 'No connection to the hospital; check your network and try again',
  fatalTitle: 'Something went wrong on this page',
  fatalHint: 'Go back to the home page and try again, or call the hospital',
  actingFor: (name) => `Acting for ${name}`,
  noPatient: 'Add a patient first',
  switchPatient: 'Switch',
  timeLeft: (clock) => `${clock} left`,
  timeUp: 'Time is up',
  yuan: (amount) => `¥${amount}`,
}

export const common = { 'zh-CN': zh, en }
