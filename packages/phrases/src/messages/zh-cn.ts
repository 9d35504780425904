import { bareAmount, type MessageTexts, words } from './words.ts'

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
/** 2026-03-02 → 3月2日（周一） */
const showDay = (day: string) => {
  const d = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(d.getTime())) return day
  return `${d.getUTCMonth() + 1}月${d.getUTCDate()}日（周${weekdays[d.getUTCDay()]}）`
}
const visit = (w: { department: string; doctor: string; day: string; time: string }) =>
  words(w.department, w.doctor, showDay(w.day), w.time)

/** 2026-03-02 18:00 → 3月2日（周一） 18:00 */
const showMoment = (until: string) => words(showDay(until.slice(0, 10)), until.slice(11))

export const zhCn: MessageTexts = {
  number_held: {
    title: '号已为您留住，请付款',
    body: (w) => `就诊人${w.patient}：${visit(w)}。请在 ${w.minutes} 分钟内付款，过时号会自动放回。`,
  },
  number_booked: {
    title: '预约成功',
    body: (w) =>
      `就诊人${w.patient}已约好：${words(w.hospital, visit(w))}，${w.serial} 号。${w.place ? `地点：${w.place}。` : ''}请带好证件，按时到院签到。`,
  },
  number_cancelled: {
    title: '预约已取消',
    body: (w) => `就诊人${w.patient}的预约已取消：${visit(w)}。付过的钱会原路退回，到账时再通知您。`,
  },
  number_moved: {
    title: '改约成功',
    body: (w) =>
      `就诊人${w.patient}的预约已从 ${words(showDay(w.oldDay), w.oldTime)} 改到 ${visit(w)}，${w.serial} 号。${w.place ? `地点：${w.place}。` : ''}费用不变，原来的凭证继续使用。`,
  },
  hold_expired: {
    title: '没有及时付款，号已放回',
    body: (w) => `就诊人${w.patient}：${visit(w)}。如果还需要，请重新挂号。`,
  },
  waitlist_joined: {
    title: '候补登记好了',
    body: (w) =>
      `就诊人${w.patient}候补：${visit(w)}，现在排第 ${w.position} 位。有号退回时按顺序轮到，轮到会马上通知您，不用反复刷新。`,
  },
  waitlist_offered: {
    title: '轮到您了，号已为您留住',
    body: (w) =>
      `就诊人${w.patient}候补的号轮到了：${visit(w)}。请在 ${showDay(w.untilDay)} ${w.untilTime} 前${w.free ? '确认' : '付款'}，过时就给下一位。`,
  },
  waitlist_lapsed: {
    title: '候补的号没有及时确认',
    body: (w) => `就诊人${w.patient}：${visit(w)}。留号时间已过，号给了下一位。如果还需要，可以重新候补。`,
  },
  waitlist_cleared: {
    title: '候补结束，没有轮到',
    body: (w) =>
      w.why === 'not_reached'
        ? `就诊人${w.patient}：${visit(w)}。候补已截止，很抱歉没有轮到。可以看看其他日期或医生，或到窗口咨询。`
        : `就诊人${w.patient}：${visit(w)}。这次门诊取消了，候补随之结束。可以看看其他日期或医生。`,
  },
  draw_won: {
    title: '抽到号了',
    body: (w) =>
      `就诊人${w.patient}抽到：${visit(w)}，${w.serial} 号。${w.free ? '号已约好，请按时到院签到。' : `请在 ${showDay(w.untilDay)} ${w.untilTime} 前付款，过时号会放回。`}`,
  },
  draw_not_won: {
    title: '这次没有抽到',
    body: (w) =>
      w.position
        ? `就诊人${w.patient}：${visit(w)}。这次没有抽到，已按抽签顺序进入候补，排第 ${w.position} 位；轮到会马上通知您。`
        : `就诊人${w.patient}：${visit(w)}。轮到时就诊人已有冲突的预约或达到预约上限，所以没有给号。`,
  },
  payment_returned: {
    title: '有一笔付款退回给您',
    body: (w) =>
      `就诊人${w.patient}在${w.department}的一笔付款 ${bareAmount(w.amount)} 元没有用上（付款太晚、重复或金额不对），正在原路退回，您不用办手续。如果没有约上号，请重新挂号。`,
  },
  number_missed: {
    title: '有一次预约没有到诊',
    body: (w) =>
      `就诊人${w.patient}没有签到：${visit(w)}。这是第 ${w.count} 次；满 ${w.limit} 次，一段时间内不能在手机上挂专家号（窗口和电话不受影响）。如果来过或有特殊情况，点开可以申诉。`,
  },
  booking_restricted: {
    title: '暂时不能在手机上挂专家号',
    body: (w) =>
      `就诊人${w.patient}已有 ${w.limit} 次没有到诊（最近一次：${visit(w)}）。${showDay(w.until)}之前不能在手机上挂专家号，到期自动恢复；普通号不受影响，窗口和电话照常可以挂。如果来过或有特殊情况，点开可以申诉。`,
  },
  turn_near: {
    title: '快到您了',
    body: (w) =>
      `${w.patient}（${w.serial} 号，${w.department} ${w.doctor}）前面还有 ${w.ahead} 位，请到 ${w.place} 附近等候，留意叫号。`,
  },
  turn_called: {
    title: '请就诊',
    body: (w) => `请 ${w.serial} 号 ${w.patient} 到 ${w.room} 就诊（${w.department} ${w.doctor}）。`,
  },
  call_missed: {
    title: '叫号时您不在',
    body: (w) =>
      w.outcome === 'void'
        ? `${w.patient}（${w.serial} 号，${w.department} ${w.doctor}）多次叫号不在，这个号已作废。请到窗口，工作人员会帮您重新排队。`
        : `${w.patient}（${w.serial} 号，${w.department} ${w.doctor}）第 ${w.missed} 次叫号时不在，${w.outcome === 'end' ? '已排到队尾' : '已往后排几位'}，请不要走远。`,
  },
  refund_done: {
    title: '退款成功',
    body: (w) =>
      `就诊人${w.patient}的 ${bareAmount(w.amount)} 元已退回。用微信零钱付的马上到账，银行卡一般 1 到 3 个工作日。`,
  },
  clinic_suspended: {
    title: '停诊通知，请您选择',
    body: (w) =>
      `就诊人${w.patient}预约的${visit(w)}停诊（${w.reason}），给您添麻烦了。请在 ${showMoment(w.until)} 前点开选择：替诊、改期或退号；没有选择会全额退回挂号费。停诊不算您爽约。`,
  },
  clinic_suspended_today: {
    title: '今天停诊，请先不要出门',
    body: (w) =>
      `就诊人${w.patient}预约的今天 ${words(w.department, w.doctor, w.time)}停诊（${w.reason}），非常抱歉。请在 ${showMoment(w.until)} 前点开选择：替诊、改期或退号；没有选择会全额退回挂号费。停诊不算您爽约。`,
  },
  suspension_moved: {
    title: '已为您换好号',
    body: (w) =>
      `就诊人${w.patient}的新预约：${visit(w)}，${w.serial} 号。${w.place ? `地点：${w.place}。` : ''}不用再付款，请按新的时间到院。`,
  },
  suspension_refunded: {
    title: '停诊退号已办好',
    body: (w) =>
      `就诊人${w.patient}因停诊退号：${visit(w)}。付过的挂号费全额原路退回，到账时再通知您。近几天候补同科室的号，您排在前面。`,
  },
  suspension_hold_returned: {
    title: '医生停诊，号已取消',
    body: (w) =>
      `就诊人${w.patient}刚占的号停诊（${w.reason}）：${visit(w)}。请不要再付款；已经付的会原路退回。请另选日期或医生。`,
  },
  suspension_lifted: {
    title: '恢复出诊，预约照旧',
    body: (w) =>
      `就诊人${w.patient}的${visit(w)}恢复出诊，您的预约照旧，${w.serial} 号。${w.place ? `地点：${w.place}。` : ''}请按原来的时间到院，给您添麻烦了。`,
  },
}
