/** Sentences of the booking desk: what is not possible and what to do instead. */
export const appointmentsProblems = {
  'appointments.schedule_not_found': {
    'zh-CN': '该出诊安排不存在或已取消，请返回重新选择',
    en: 'This clinic session does not exist any more. Please go back and choose another',
  },
  'appointments.sold_out': {
    'zh-CN': '该医生的号已约满，请看看其他日期或医生',
    en: 'All numbers are taken. Please look at another day or doctor',
  },
  'appointments.period_full': {
    'zh-CN': '这个时段刚刚被约满，请选择其他时段',
    en: 'This time was just taken. Please choose another time',
  },
  'appointments.pool_already_online': {
    'zh-CN': '这个号源池的余号已经可以在线上挂了',
    en: 'What is left of this pool can be taken online already',
  },
  'appointments.pool_empty': {
    'zh-CN': '这个号源池已经没有余号',
    en: 'This pool has nothing left',
  },
  'appointments.not_released': { 'zh-CN': '还没有到放号时间，请稍候', en: 'Numbers are not released yet. Please wait' },
  'appointments.closed': {
    'zh-CN': '该时段已停止预约，请选择其他时段',
    en: 'This time can no longer be booked. Please choose another',
  },
  'appointments.stopped': {
    'zh-CN': '该医生此次停诊，请选择其他日期或医生',
    en: 'This session is suspended. Please choose another day or doctor',
  },
  'appointments.fee_changed': {
    'zh-CN': '挂号费有变动，请确认新的费用后再提交',
    en: 'The fee has changed. Please check the new fee and submit again',
  },
  'appointments.already_booked': {
    'zh-CN': '该就诊人已经约了这个号，请到「就诊」查看',
    en: 'This patient already has a number here. Please look under Visits',
  },
  'appointments.limit_department_day': {
    'zh-CN': '该就诊人当天在本科室已有预约，每天每科室限 1 个',
    en: 'This patient already has a booking in this department that day. The limit is one',
  },
  'appointments.limit_day': {
    'zh-CN': '该就诊人当天预约已达上限（2 个）',
    en: 'This patient has reached the limit of two bookings that day',
  },
  'appointments.limit_open': {
    'zh-CN': '该就诊人未就诊的预约已达上限（4 个），请先取消不需要的',
    en: 'This patient has four open bookings, which is the limit. Please cancel one that is not needed',
  },
  'appointments.limit_month': {
    'zh-CN': '该就诊人本月预约已达上限（8 个），如有需要请到窗口',
    en: 'This patient has reached the limit of eight bookings this month. Please ask at the desk',
  },
  'appointments.overlapping': {
    'zh-CN': '该就诊人同一时间已有其他预约，请选择其他时段',
    en: 'This patient has another booking at that time. Please choose another time',
  },
  'appointments.by_draw': {
    'zh-CN': '这个号源通过公平抽号分配，请登记意愿参加抽号',
    en: 'These numbers are given by a fair draw. Please enter your wish to take part',
  },
  'appointments.restricted': {
    'zh-CN': '该就诊人因多次爽约，暂时不能在线预约这类号；窗口和电话预约不受影响，也可以申诉',
    en: 'After several missed visits this patient cannot take such numbers online for now. The desk and the phone stay open, and you can appeal',
  },
  'appointments.needs_resources': {
    'zh-CN': '这个号需要同时预约诊室或设备，请从「多项预约」进入',
    en: 'This number also needs a room or a device. Please book them together',
  },
  'appointments.not_full': {
    'zh-CN': '现在还有号，可以直接预约，不用候补',
    en: 'Numbers are left. You can book one now, there is no need to wait in line',
  },
  'appointments.waitlist_closed': {
    'zh-CN': '候补已截止（就诊前一天 23:00 截止）',
    en: 'The waitlist is closed. It closes at 23:00 the day before',
  },
  'appointments.already_waiting': {
    'zh-CN': '该就诊人已经在候补这个号，请到「我的候补」查看',
    en: 'This patient is already on this waitlist. Please look under My waitlist',
  },
  'appointments.limit_waitlist': {
    'zh-CN': '该就诊人同时最多候补 3 个号，请先退出不需要的',
    en: 'This patient is on three waitlists, which is the limit. Please leave one that is not needed',
  },
  'appointments.waitlist_entry_not_found': {
    'zh-CN': '找不到这个候补',
    en: 'This place on the waitlist was not found',
  },
  'appointments.cannot_leave_waitlist': {
    'zh-CN': '候补已成功，号已约好；不需要了请取消预约',
    en: 'The number is already booked. If you do not need it, please cancel the booking',
  },
  'appointments.not_offered': {
    'zh-CN': '还没有轮到，轮到时会马上通知您',
    en: 'It is not this patient’s turn yet. We tell you at once when it is',
  },
  'appointments.payment_needed': {
    'zh-CN': '这个号需要付款，请点「去付款」',
    en: 'This number has a fee. Please pay to confirm it',
  },
  'appointments.not_by_draw': { 'zh-CN': '这个号不是公平抽号', en: 'These numbers are not given by draw' },
  'appointments.already_released': {
    'zh-CN': '已经放号或已有人预约，不能再改抽号设置',
    en: 'The numbers are released or taken already, so this cannot be changed any more',
  },
  'appointments.wishes_closed': {
    'zh-CN': '抽号登记已截止',
    en: 'Entries for this draw are closed',
  },
  'appointments.already_wished': {
    'zh-CN': '该就诊人已经登记了这次抽号，每人一次，早晚机会一样',
    en: 'This patient has entered this draw already. One entry each; early or late makes no difference',
  },
  'appointments.wish_not_found': { 'zh-CN': '找不到这个抽号登记', en: 'This draw entry was not found' },
  'appointments.offer_over': {
    'zh-CN': '这次机会已过，号已给下一位',
    en: 'This offer is over and the number went to the next in line',
  },
  'appointments.not_found': { 'zh-CN': '找不到这个预约', en: 'This booking was not found' },
  'appointments.cannot_cancel': { 'zh-CN': '这个预约现在不能取消', en: 'This booking cannot be cancelled now' },
  'appointments.too_late_to_cancel': {
    'zh-CN': '离就诊已不足 30 分钟，不能在线取消，请联系窗口',
    en: 'Less than 30 minutes are left, so it cannot be cancelled online. Please ask at the desk',
  },
  'appointments.cannot_reschedule': {
    'zh-CN': '这个预约现在不能改约',
    en: 'This booking cannot be moved now',
  },
  'appointments.too_late_to_reschedule': {
    'zh-CN': '离就诊已不足 30 分钟，不能在线改约，请联系窗口',
    en: 'Less than 30 minutes are left, so it cannot be moved online. Please ask at the desk',
  },
  'appointments.rescheduled_enough': {
    'zh-CN': '这个预约改约次数已用完，如还需更改，请先取消再重新预约，或联系窗口',
    en: 'This booking has been moved as often as allowed. Please cancel it and book anew, or ask at the desk',
  },
  'appointments.same_period': {
    'zh-CN': '这就是您现在的时段，请选择其他时段',
    en: 'This is the time you already have. Please choose another',
  },
  'appointments.fee_differs': {
    'zh-CN': '新号的挂号费与原来不同，不能直接改约。请先预约新号，再取消原来的号，钱会原路退回',
    en: 'The other number has a different fee, so it cannot simply be exchanged. Please book the new one and cancel the old one: the money goes back the way it came',
  },
  'appointments.others_wait': {
    'zh-CN': '这里已有人在候补，空出的号先给他们。请选择其他日期，或加入候补',
    en: 'Others are waiting here, and free numbers are theirs first. Please choose another day or join the waitlist',
  },
  'appointments.resource_busy': {
    'zh-CN': '这个时段需要的诊室或设备已被占用，请选择其他时段',
    en: 'A room or device this time needs is occupied. Please choose another time',
  },
  'appointments.resource_exists': { 'zh-CN': '已有同名的资源', en: 'A resource of this name exists already' },
  'appointments.resource_in_use': {
    'zh-CN': '已有预约要用到它，不能停用或减少到这个数量。请先改约或取消这些预约',
    en: 'Bookings need it, so it cannot be retired or reduced that far. Please move or cancel them first',
  },
  'appointments.resource_not_found': { 'zh-CN': '找不到这个资源', en: 'This resource was not found' },
  'appointments.extra_cap': {
    'zh-CN': '这个班次的加号已达上限，请改到其他班次',
    en: 'This session has as many extra numbers as allowed. Please use another session',
  },
  'appointments.extra_over': {
    'zh-CN': '这个加号已用掉、撤回或过期，请医生重新加号',
    en: 'This extra number was used, taken back or is over. Please ask the doctor for a new one',
  },
  'appointments.series_incomplete': {
    'zh-CN': '有日期约不上，什么都没有改动。请看每一天的说明，换时间或选择「能约几次约几次」',
    en: 'Some dates cannot be had, so nothing was changed. See each date, choose another time or take as many as possible',
  },
  'appointments.hold_expired': {
    'zh-CN': '占号时间已过，号已释放，请重新挂号',
    en: 'The time to pay is over and the number was given back. Please book again',
  },
  'appointments.not_your_patient': { 'zh-CN': '请选择您名下的就诊人', en: 'Please choose one of your own patients' },
  'appointments.waiting': {
    'zh-CN': '正在排队，请稍候，您的位置已保留',
    en: 'You are in the queue and your place is kept. Please wait a moment',
  },
  'appointments.exemption_not_found': { 'zh-CN': '找不到这条豁免', en: 'This exemption was not found' },
  'appointments.already_exempt': { 'zh-CN': '已经豁免，无需重复添加', en: 'This one is exempt already' },
  'appointments.not_a_network': {
    'zh-CN': '网络地址不正确，请填写如 10.20.30.0 的地址',
    en: 'This is not a network address. Write it like 10.20.30.0',
  },
  'appointments.idempotency_key_reused': {
    'zh-CN': '该请求已用于另一个号，请返回重试',
    en: 'This request was already used for another number. Please go back and try again',
  },
  'appointments.cannot_check_in': {
    'zh-CN': '这个预约现在不能签到，请看它的状态',
    en: 'This booking cannot be checked in now. Please look at its state',
  },
  'appointments.too_early_to_check_in': {
    'zh-CN': '还没到签到时间，请在就诊时段前一小时内签到',
    en: 'It is too early to check in. Please come back within the hour before the visit',
  },
  'appointments.wrong_campus': {
    'zh-CN': '您预约的是另一个院区，请到预约单上的院区签到',
    en: 'Your booking is at another campus. Please check in where the booking says',
  },
  'appointments.session_over': {
    'zh-CN': '这次门诊已经结束，不能再改签到',
    en: 'The session is over; check-ins can no longer be changed',
  },
  'appointments.not_missed': {
    'zh-CN': '这个预约没有记爽约，不需要申诉',
    en: 'This booking is not counted as missed; there is nothing to appeal',
  },
  'appointments.already_appealed': {
    'zh-CN': '已经申诉过，请等医院处理',
    en: 'There is an appeal already. Please wait for the hospital',
  },
  'appointments.already_decided': {
    'zh-CN': '医院已经处理过这条记录',
    en: 'The hospital has decided about this already',
  },
  'appointments.case_not_found': {
    'zh-CN': '没有找到这次停诊的处理单',
    en: 'Nothing needs to be decided for this booking',
  },
  'appointments.case_settled': {
    'zh-CN': '这次停诊已经处理过了，请刷新查看结果',
    en: 'This has been settled already. Please reload to see what was done',
  },
  'appointments.answer_too_late': {
    'zh-CN': '选择的时间已过，挂号费会全额退回，不用您办手续',
    en: 'The time to choose is over. The fee goes back in full; you need do nothing',
  },
  'appointments.choice_not_offered': {
    'zh-CN': '这次停诊没有这个选项，请选择其他办法',
    en: 'This choice is not offered here. Please choose another',
  },
  'appointments.suspension_not_found': { 'zh-CN': '没有找到这次停诊', en: 'This suspension was not found' },
  'appointments.suspension_answered': {
    'zh-CN': '已有患者作出选择或已退费，不能再恢复出诊；可以另外加开门诊',
    en: 'Patients have answered or been refunded, so it cannot be undone. A new clinic can be added instead',
  },
} as const
