import type { Same } from './same.ts'

const zh = {
  title: '排队中',
  busy: { title: '正在排队', text: '现在挂号的人很多，您的位置已保留。' },
  checking: {
    title: '正在排队核对',
    text: '放号时人多，系统会对一部分请求多核对几秒，核对完自动提交。这不影响您的账号，也不是说您有什么不对。',
  },
  offline: { title: '网络断开了', text: '您的位置还在，网络恢复后会接着排。' },
  left: (from: number, to: number) => (from > 0 ? `大约还要 ${from}–${to} 秒` : `大约还要 ${to} 秒以内`),
  soon: '轮到您了，正在提交',
  keep: '轮到您时会自动提交，不用一直点。可以先去做别的，10 分钟内回来位置还在。',
  checkCode: (code: string) => `如果您常常要核对，可以把核对码 ${code} 告诉医院，由医院免去核对。`,
  tryNow: '现在试一次',
  leave: '不排了',
} as const

const en: Same<typeof zh> = {
  title: 'In the queue',
  busy: { title: 'You are in the queue', text: 'Many people are booking now. Your place is kept.' },
  checking: {
    title: 'In the queue for a check',
    text: 'When numbers are released, some requests are checked for a few seconds longer and then sent by themselves. It changes nothing about your account and says nothing against you.',
  },
  offline: { title: 'The network is gone', text: 'Your place is still kept. It goes on when the network is back.' },
  left: (from, to) => (from > 0 ? `About ${from}–${to} seconds more` : `Less than ${to} seconds more`),
  soon: 'It is your turn, sending now',
  keep: 'It is sent by itself when it is your turn; no need to tap. You may do something else: your place is kept for 10 minutes.',
  checkCode: (code) => `If you are checked often, tell the hospital your check code ${code}; it can exempt you.`,
  tryNow: 'Try now',
  leave: 'Leave the queue',
}

export const waitingRoom = { 'zh-CN': zh, en }
