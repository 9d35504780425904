/** 候诊的原因: why somebody stands where they stand, was moved, or has to wait. The codes are those of the queue; patients and staff read the same words. */
export type Language = 'zh-CN' | 'en'
type Words = Record<string, Record<Language, string>>

/** Of one's own place, and of those who were let before. */
export const placeReasons: Words = {
  on_time: { 'zh-CN': '按号序', en: 'By number' },
  late: {
    'zh-CN': '过了预约时段才签到，排在按时签到的人后面',
    en: 'Checked in after the booked time: after those who were on time',
  },
  return: { 'zh-CN': '检查后回诊，与候诊的人穿插叫号', en: 'Back from tests: called in turn with those who wait' },
  emergency: { 'zh-CN': '急症优先', en: 'Emergency' },
  priority_critical: { 'zh-CN': '病情危重，优先', en: 'Critically ill: first' },
  priority_aged_80: { 'zh-CN': '80 岁以上，优先', en: '80 or older: first' },
  priority_pregnant: { 'zh-CN': '孕产妇，优先', en: 'Pregnant: first' },
  priority_serviceman: { 'zh-CN': '军人，优先', en: 'In military service: first' },
  priority_disabled: { 'zh-CN': '残障人士，优先', en: 'With a disability: first' },
  missed_back: { 'zh-CN': '叫号时不在，往后排了几位', en: 'Not there when called: some places back' },
  missed_end: { 'zh-CN': '第三次叫号不在，排到最后', en: 'Not there for the third time: at the end' },
  missed_too_often: {
    'zh-CN': '多次叫号不在，这个号已作废，请到窗口',
    en: 'Not there too often: the number is void, please ask at the desk',
  },
  transferred: { 'zh-CN': '转到这间诊室，号序不变', en: 'Moved to this room with the same number' },
  readmitted: { 'zh-CN': '过号作废后在窗口重新排队', en: 'Waits again after a void number, by the desk' },
}
/** A doctor called somebody out of turn. */
export const callReasons: Words = {
  condition_worse: { 'zh-CN': '有患者病情加重，先看', en: 'Somebody got worse and is seen first' },
  quick_matter: { 'zh-CN': '有患者只需很短时间，先看', en: 'A very short matter is seen first' },
  with_next: { 'zh-CN': '与前一位患者一起就诊', en: 'Seen together with the patient before' },
  doctor_choice: { 'zh-CN': '医生根据情况调整了顺序', en: 'The doctor changed the order' },
}
export const pauseReasons: Words = {
  break: { 'zh-CN': '医生短暂休息', en: 'The doctor takes a short break' },
  emergency: { 'zh-CN': '医生正在处理急症', en: 'The doctor is with an emergency' },
  round: { 'zh-CN': '医生在病房', en: 'The doctor is on the ward' },
  equipment: { 'zh-CN': '设备故障，正在处理', en: 'Equipment is being fixed' },
  other: { 'zh-CN': '暂停叫号，请稍候', en: 'Calling is paused, please wait' },
}
export const transferReasons: Words = {
  other_speciality: { 'zh-CN': '需要另一专业的医生', en: 'Another speciality is needed' },
  doctor_away: { 'zh-CN': '原医生不在', en: 'The doctor is away' },
  shorter_line: { 'zh-CN': '那里人少，可以更快看上', en: 'The line is shorter there' },
  asked_by_patient: { 'zh-CN': '患者要求', en: 'Asked by the patient' },
}
const all: Words = { ...placeReasons, ...callReasons, ...transferReasons }

/** The sentence for a reason of a place; a hospital's own priority group has the general one. */
export const placeReason = (code: string, language: Language): string =>
  (all[code] ??
    (code.startsWith('priority_')
      ? { 'zh-CN': '按医院规定优先', en: 'First by the rules of the hospital' }
      : all['doctor_choice']!))[language]
export const pauseReason = (code: string, language: Language): string =>
  (pauseReasons[code] ?? pauseReasons['other']!)[language]
