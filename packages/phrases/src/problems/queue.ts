/** What people read when the waiting room says no. */
export const queueProblems = {
  'queue.not_found': {
    'zh-CN': '没有找到这次候诊，请刷新后再看',
    en: 'This place in the queue was not found. Please reload',
  },
  'queue.nobody_waits': { 'zh-CN': '现在没有可以叫的患者', en: 'Nobody is waiting for you now' },
  'queue.still_with_patient': {
    'zh-CN': '还有一位患者没有结束，请先点「结束」或「过号」',
    en: 'One patient is still open. Please finish or mark the call as missed first',
  },
  'queue.paused': { 'zh-CN': '叫号已暂停，请先点「继续」', en: 'Calling is paused. Please go on first' },
  'queue.wrong_state': {
    'zh-CN': '这位患者的状态刚刚变了，请刷新后再操作',
    en: 'The state of this patient has just changed. Please reload',
  },
  'queue.with_another': {
    'zh-CN': '这位患者在另一位医生那里',
    en: 'This patient is with another doctor',
  },
  'queue.waits_for_another': {
    'zh-CN': '这位患者在等另一位医生，需要的话请先转诊室',
    en: 'This patient waits for another doctor. Please transfer first',
  },
  'queue.reason_needed': {
    'zh-CN': '不按顺序叫号要写明原因，前面的患者会看到',
    en: 'Calling out of turn needs a reason; those who wait will read it',
  },
  'queue.group_unknown': {
    'zh-CN': '本院没有这个优先类别，请重新选择',
    en: 'This hospital has no such priority group. Please choose again',
  },
  'queue.room_not_found': {
    'zh-CN': '没有找到这间诊室，请刷新后重新选择',
    en: 'This room was not found. Please reload and choose again',
  },
} as const
