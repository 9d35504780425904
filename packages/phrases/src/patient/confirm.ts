import type { Same } from './same.ts'

const zh = {
  title: '确认挂号',
  visit: '挂号信息',
  time: '时间',
  who: '为谁挂号',
  change: '更换',
  addPatient: '添加就诊人',
  rules: '挂号须知',
  ruleHold: (minutes: number) => `提交后，号为您保留 ${minutes} 分钟，请在时间内付款；超时号会自动放回。`,
  ruleFree: '这个号不收费，提交后就约好了。',
  ruleCancel: '就诊前一天 17:00 之前取消，不计次数；之后到开始前 30 分钟也能取消，但会记一次晚取消。费用都原路退回。',
  ruleLimit: '同一位就诊人：每天每个科室限 1 个号，每天 2 个，没看的最多 4 个，每月 8 个。',
  ruleName: '号只能本人使用，不能转给别人。请带身份证件就诊。',
  consent: '挂号前，请先阅读并同意相关说明',
  readConsent: '去阅读并同意',
  logIn: '登录后继续',
  submit: '提交挂号',
  submitFee: (yuan: string) => `提交挂号 ¥${yuan}`,
  submitting: '正在占号，请稍候',
  feeChanged: (yuan: string) => `挂号费已变为 ¥${yuan}，请确认后再提交`,
  offline: '没有连上医院。网络好了再点一次「提交」，不会重复挂号。',
  seeVisits: '看我的就诊',
  otherTime: '换个时间',
} as const

const en: Same<typeof zh> = {
  title: 'Confirm your booking',
  visit: 'Your booking',
  time: 'Time',
  who: 'Who is it for',
  change: 'Change',
  addPatient: 'Add a patient',
  rules: 'Good to know',
  ruleHold: (minutes) =>
    `We keep the number for ${minutes} minutes after you submit. Please pay within that time, or it is given back.`,
  ruleFree: 'This number is free: it is booked as soon as you submit.',
  ruleCancel:
    'Cancelling is free until 17:00 the day before. Later, until 30 minutes before the start, it is possible but counted as late. The fee always goes back the way it came.',
  ruleLimit: 'Each patient: 1 number a department and day, 2 a day, 4 open ones at most, 8 a month.',
  ruleName: 'A number is for this person only and cannot be passed on. Please bring an identity document.',
  consent: 'Before booking, please read and agree to a few documents',
  readConsent: 'Read and agree',
  logIn: 'Log in to go on',
  submit: 'Book now',
  submitFee: (yuan) => `Book now ¥${yuan}`,
  submitting: 'Taking the number',
  feeChanged: (yuan) => `The fee is now ¥${yuan}. Please check and submit again`,
  offline: 'No connection to the hospital. Submit again when you are online; it will not book twice.',
  seeVisits: 'See my visits',
  otherTime: 'Another time',
}

export const confirm = { 'zh-CN': zh, en }
