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
  'queue.room_in_use': {
    'zh-CN': '这间诊室还有人在候诊，请等队列空了再改',
    en: 'Somebody still waits for this room. Please change it when the queue is empty',
  },
  'queue.practitioner_not_found': {
    'zh-CN': '没有找到这位医生，请重新选择',
    en: 'This doctor was not found. Please choose again',
  },
  'queue.campus_not_found': { 'zh-CN': '没有找到这个院区', en: 'This campus was not found' },
  'queue.device_not_found': { 'zh-CN': '没有找到这台设备', en: 'This device was not found' },
  'queue.not_checked_in': {
    'zh-CN': '这次就诊还没有签到，签到后可以看到排队位置',
    en: 'Not checked in yet. After check-in you will see your place in the queue',
  },
  'queue.door_code_wrong': {
    'zh-CN': '这不是本院门口的签到码，请扫门口屏幕上的二维码',
    en: 'This is not a check-in code of this hospital. Please scan the one on the screen at the door',
  },
  'queue.door_code_old': {
    'zh-CN': '签到码已经更新，请重新扫门口屏幕上的二维码',
    en: 'The code has changed. Please scan the one on the screen at the door again',
  },
  'queue.too_far': {
    'zh-CN': '您离院区还远，到院后再签到；也可以扫门口的二维码或到窗口签到',
    en: 'You are still too far from the campus. Please check in when you are here, at the door or at the desk',
  },
  'queue.position_unsure': {
    'zh-CN': '手机定位不够准，请扫门口的二维码，或到窗口签到',
    en: 'The position of your phone is not precise enough. Please scan the code at the door or ask at the desk',
  },
  'queue.nobody_found': {
    'zh-CN': '没有找到今天的预约，请核对号码，或到窗口办理',
    en: 'No booking for today was found. Please check the number or ask at the desk',
  },
  'queue.streams_full': {
    'zh-CN': '同时查看的人太多，请稍后再试；叫到您时仍会收到消息',
    en: 'Too many are following right now. Please try again; you will still be told when you are called',
  },
} as const
