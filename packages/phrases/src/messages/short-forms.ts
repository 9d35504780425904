import { bareAmount, type MessageName, type MessageWords, words } from './words.ts'

/**
 * Subscribe messages (订阅消息): the keys must be those of the template the hospital picked in the WeChat console. These are the ones to pick;
 * WeChat refuses a field that is empty or too long, so every value is cut to fit.
 */
const thing = (text: string) => [...text.replace(/\p{Cc}/gu, ' ').trim()].slice(0, 20).join('') || '-'
/** `time` fields take one moment: the day and the beginning of the period. */
const moment = (w: { day: string; time: string }) => words(w.day, /\d{1,2}:\d{2}/.exec(w.time)?.[0] ?? '00:00')
/** Which clinic, when and for whom. */
const session = (w: { department: string; doctor: string; day: string; time: string; patient: string }) => ({
  thing1: thing(words(w.department, w.doctor)),
  time2: moment(w),
  thing3: thing(w.patient),
})
const yuan = (amount: string) => `${bareAmount(amount)}元`

const visitFields = (w: { department: string; doctor: string; day: string; time: string; patient: string }) => ({
  thing1: thing(words(w.department, w.doctor)),
  time2: moment(w),
  thing3: thing(w.patient),
})

export const subscribeFields: { [K in MessageName]: (w: MessageWords[K]) => Record<string, string> } = {
  number_held: (w) => ({ thing1: thing(words(w.department, w.doctor)), time2: moment(w), thing3: thing(w.patient) }),
  number_booked: (w) => ({
    thing1: thing(words(w.department, w.doctor)),
    time2: moment(w),
    thing3: thing(w.patient),
    thing4: thing(w.place || w.hospital),
    number5: w.serial,
  }),
  number_cancelled: (w) => ({
    thing1: thing(words(w.department, w.doctor)),
    time2: moment(w),
    thing3: thing(w.patient),
  }),
  number_moved: (w) => ({
    thing1: thing(words(w.department, w.doctor)),
    time2: moment(w),
    thing3: thing(w.patient),
    thing4: thing(w.place || w.department),
    number5: w.serial,
  }),
  hold_expired: (w) => ({ thing1: thing(words(w.department, w.doctor)), time2: moment(w), thing3: thing(w.patient) }),
  waitlist_joined: (w) => session(w),
  waitlist_offered: (w) => ({ ...session(w), time4: `${w.untilDay} ${w.untilTime}` }),
  waitlist_lapsed: (w) => session(w),
  waitlist_cleared: (w) => session(w),
  draw_won: (w) => ({ ...session(w), number4: w.serial, time5: `${w.untilDay} ${w.untilTime}` }),
  draw_not_won: (w) => session(w),
  payment_returned: (w) => ({ amount1: yuan(w.amount), thing2: thing(w.department), thing3: thing(w.patient) }),
  number_missed: (w) => ({ thing1: thing(words(w.department, w.doctor)), time2: moment(w), thing3: thing(w.patient) }),
  booking_restricted: (w) => ({
    thing1: thing(`${w.until}前不能挂专家号`),
    time2: moment(w),
    thing3: thing(w.patient),
  }),
  turn_near: (w) => ({
    thing1: thing(words(w.department, w.doctor)),
    number2: w.serial,
    thing3: thing(w.patient),
    number4: w.ahead,
  }),
  turn_called: (w) => ({
    thing1: thing(words(w.department, w.doctor)),
    number2: w.serial,
    thing3: thing(w.patient),
    thing4: thing(w.room),
  }),
  call_missed: (w) => ({ thing1: thing(words(w.department, w.doctor)), number2: w.serial, thing3: thing(w.patient) }),
  refund_done: (w) => ({ amount1: yuan(w.amount), thing2: thing(w.patient) }),
  clinic_suspended: (w) => ({ ...visitFields(w), thing4: thing(w.reason), time5: w.until }),
  clinic_suspended_today: (w) => ({ ...visitFields(w), thing4: thing(w.reason), time5: w.until }),
  suspension_moved: (w) => ({ ...visitFields(w), thing4: thing(w.place), number5: w.serial }),
  suspension_refunded: visitFields,
  suspension_hold_returned: (w) => ({ ...visitFields(w), thing4: thing(w.reason) }),
  suspension_lifted: (w) => ({ ...visitFields(w), number5: w.serial }),
}

/**
 * SMS: the text that has to be approved with the provider, under our template name; `{…}` are its parameters. SMS are in Chinese only,
 * because that is what providers approve.
 */
export const smsTemplates = {
  login_code: '验证码 {code}，{minutes} 分钟内有效，请勿告诉他人。',
  number_booked: '{patient}已约好{visit}，{serial}号，地点{place}。请带好证件，按时签到。',
  number_moved: '{patient}的预约已改到{visit}，{serial}号，地点{place}。费用不变，请按时签到。',
  waitlist_offered: '{patient}候补的号轮到了：{visit}。请在{until}前到小程序或窗口{todo}，过时给下一位。',
  waitlist_cleared: '{patient}候补{visit}已截止，没有轮到。可看其他日期或医生，或到窗口咨询。',
  draw_won: '{patient}抽到{visit}，{serial}号。请在{until}前{todo}，过时号会放回。',
  payment_returned: '{patient}有一笔付款{amount}元没有用上，正在原路退回，您不用办手续。',
  booking_restricted:
    '{patient}已有{limit}次没有到诊，{until}之前不能在手机上挂专家号；窗口和电话照常可以挂。可在小程序里申诉。',
  clinic_suspended:
    '停诊通知：{patient}预约的{visit}停诊（{reason}）。请在{until}前打开预约小程序选择替诊、改期或退号，未选择将全额退费，不算爽约。',
  clinic_suspended_today:
    '紧急停诊：{patient}今天预约的{visit}停诊（{reason}），请先不要出门。请在{until}前打开预约小程序选择替诊、改期或退号，未选择将全额退费，不算爽约。',
  suspension_moved: '已换好号：{patient}的新预约{visit}，{serial}号，地点{place}。不用再付款。',
  suspension_hold_returned: '停诊通知：{patient}刚占的{visit}停诊（{reason}），请不要再付款，已付的会原路退回。',
  suspension_lifted: '恢复出诊：{patient}的{visit}照常出诊，{serial}号，请按原来的时间到院。',
} as const

const visitWords = (w: { department: string; doctor: string; day: string; time: string }) =>
  words(w.department, w.doctor, w.day, w.time)

export const smsParams: { [K in MessageName]: (w: MessageWords[K]) => Record<string, string> } = {
  number_held: () => ({}),
  number_booked: (w) => ({
    patient: w.patient,
    visit: words(w.department, w.doctor, w.day, w.time),
    serial: w.serial,
    place: w.place || w.hospital,
  }),
  number_cancelled: () => ({}),
  number_moved: (w) => ({
    patient: w.patient,
    visit: words(w.department, w.doctor, w.day, w.time),
    serial: w.serial,
    place: w.place || w.department,
  }),
  hold_expired: () => ({}),
  waitlist_joined: () => ({}),
  waitlist_offered: (w) => ({
    patient: w.patient,
    visit: words(w.department, w.doctor, w.day, w.time),
    until: `${w.untilDay} ${w.untilTime}`,
    todo: w.free ? '确认' : '付款',
  }),
  waitlist_lapsed: () => ({}),
  waitlist_cleared: (w) => ({ patient: w.patient, visit: words(w.department, w.doctor, w.day, w.time) }),
  draw_won: (w) => ({
    patient: w.patient,
    visit: words(w.department, w.doctor, w.day, w.time),
    serial: w.serial,
    until: `${w.untilDay} ${w.untilTime}`,
    todo: w.free ? '查看' : '付款',
  }),
  draw_not_won: () => ({}),
  payment_returned: (w) => ({ patient: w.patient, amount: bareAmount(w.amount) }),
  number_missed: () => ({}),
  booking_restricted: (w) => ({ patient: w.patient, limit: w.limit, until: w.until }),
  turn_near: () => ({}),
  turn_called: () => ({}),
  call_missed: () => ({}),
  refund_done: () => ({}),
  clinic_suspended: (w) => ({ patient: w.patient, visit: visitWords(w), reason: w.reason, until: w.until }),
  clinic_suspended_today: (w) => ({ patient: w.patient, visit: visitWords(w), reason: w.reason, until: w.until }),
  suspension_moved: (w) => ({ patient: w.patient, visit: visitWords(w), serial: w.serial, place: w.place || '-' }),
  suspension_refunded: () => ({}),
  suspension_hold_returned: (w) => ({ patient: w.patient, visit: visitWords(w), reason: w.reason }),
  suspension_lifted: (w) => ({ patient: w.patient, visit: visitWords(w), serial: w.serial }),
}
