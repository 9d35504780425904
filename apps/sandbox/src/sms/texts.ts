/**
 * Texts that a provider would have approved, by template name. In real life they live at the provider; here they only
 * make the phone readable. Parameters are filled by name.
 */
const approved: Record<string, string> = {
  number_booked: '{patient}已预约{department}{doctor}，{day} {time}，第 {serial} 号，请按时到{place}就诊。',
  number_cancelled: '{patient}预约的{department}{doctor}（{day} {time}）已取消。',
  number_moved: '{patient}的预约已改到{visit}，第 {serial} 号，请按时到{place}就诊。',
  waitlist_offered: '{patient}候补的号轮到了：{visit}。请在{until}前到小程序或窗口{todo}，过时给下一位。',
  waitlist_cleared: '{patient}候补{visit}已截止，没有轮到。可看其他日期或医生，或到窗口咨询。',
  draw_won: '{patient}抽到{visit}，第 {serial} 号。请在{until}前{todo}，过时号会放回。',
  payment_returned: '{patient}的{department}号费 ¥{amount} 未能用于挂号，已原路退回。',
  refund_done: '{patient}的退款 ¥{amount} 已原路退回，到账时间以银行为准。',
}

/** What the phone shows. An unknown template, or one that lacks a parameter, shows what was filled in. */
export function wording(sms: { signName: string; template: string; params: Record<string, string> }): string {
  return `【${sms.signName}】${verificationText(sms.params) ?? approvedText(sms) ?? plainText(sms)}`
}

const verificationText = ({ code, minutes }: Record<string, string>): string | undefined =>
  code && `验证码 ${code}${minutes ? `，${minutes} 分钟内有效` : ''}，请勿告诉他人。`

function approvedText({ template, params }: { template: string; params: Record<string, string> }): string | undefined {
  const text = approved[template]
  const names = [...(text?.matchAll(/\{(\w+)\}/g) ?? [])].map(([, name]) => name ?? '')
  if (!text || !names.every((name) => name in params)) return undefined
  return text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
}

const plainText = ({ template, params }: { template: string; params: Record<string, string> }): string =>
  Object.values(params).join('，') || template
