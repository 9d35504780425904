import type { Same } from './same.ts'

const zh = {
  title: '未到诊记录',
  rule: (limit: number, days: number, restrict: number) =>
    `预约了没有签到，记一次。${days} 天内满 ${limit} 次，${restrict} 天内不能在手机上挂专家号，到期自动恢复。普通号、窗口和电话挂号一直不受影响。`,
  counted: (n: number, limit: number) => `${n} 次（满 ${limit} 次会受限）`,
  countedName: '现在算数的',
  restricted: (until: string) => `${until} 前不能在手机上挂专家号`,
  restrictedHint: '急着看专家，请到窗口或打电话挂号。',
  child: '14 岁以下的孩子只记录，不限制。',
  none: '没有未到诊的记录',
  noneHint: '来不了请提前取消，号可以让给别人',
  states: {
    counted: '算一次',
    spent: '已计入限制',
    lapsed: '已过期，不算',
    appealed: '申诉处理中',
    excused: '已撤销，不算',
    rejected: '申诉没有通过',
  },
  appeal: '我要申诉',
  appealTitle: '说明情况',
  appealLabel: '当时为什么没到，或者您其实来过',
  appealHint: '医院的工作人员会看，一般 3 个工作日内答复。',
  send: '提交申诉',
  sent: '已提交，等医院处理',
  yourWords: (text: string) => `您写的：${text}`,
  answer: (text: string) => `医院答复：${text}`,
  fromTicket: '未到诊记录和申诉',
  fromTicketHint: '来过，或有特殊情况？',
} as const

const en: Same<typeof zh> = {
  title: 'Missed visits',
  rule: (limit, days, restrict) =>
    `A booked visit without check-in counts as missed. ${limit} within ${days} days: no expert numbers on the phone for ${restrict} days; it ends by itself. Ordinary numbers, the desk and the telephone always stay open.`,
  counted: (n, limit) => `${n} (restricted at ${limit})`,
  countedName: 'Counting now',
  restricted: (until) => `No expert numbers on the phone until ${until}`,
  restrictedHint: 'To see an expert sooner, please book at the desk or by telephone.',
  child: 'For children under 14 it is only noted, never restricted.',
  none: 'No missed visits',
  noneHint: 'If you cannot come, please cancel in time so that somebody else can have the number',
  states: {
    counted: 'Counts',
    spent: 'Led to the restriction',
    lapsed: 'Too old to count',
    appealed: 'Appeal in progress',
    excused: 'Excused, does not count',
    rejected: 'Appeal not accepted',
  },
  appeal: 'Appeal',
  appealTitle: 'Tell us what happened',
  appealLabel: 'Why you could not come, or that you were there',
  appealHint: 'Somebody at the hospital reads it, usually within 3 working days.',
  send: 'Send the appeal',
  sent: 'Sent. The hospital will decide',
  yourWords: (text) => `You wrote: ${text}`,
  answer: (text) => `The hospital: ${text}`,
  fromTicket: 'Missed visits and appeals',
  fromTicketHint: 'Were you there, or had a reason?',
}

export const noShows = { 'zh-CN': zh, en }
