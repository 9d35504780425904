import type { Same } from './same.ts'

/** What forms say about a field that is not right, and what to do about it. */
const zh = {
  fill: '请填写这一项',
  choose: '请选择这一项',
  check: '这一项填得不对，请检查',
  triesLeft: (n: number) => `还可以试 ${n} 次`,
  waitSeconds: (n: number) => `请等 ${n} 秒后再试`,
  waitMinutes: (n: number) => `请等 ${n} 分钟后再试`,
  waitHours: (n: number) => `请等 ${n} 小时后再试`,
  save: '保存',
  saved: '已保存',
  notSaved: '没有保存成功，您填的内容都还在',
  faults: {
    length: '号码应为 18 位，请数一下有没有少打或多打',
    characters: '号码里有不该出现的字，请对照证件再看一遍',
    date: '出生日期不对，请对照证件再看一遍',
    check_digit: '号码对不上，请从左到右逐位核对一遍',
    format: '号码格式不对，请对照证件再看一遍',
    missing: '请填写这一项',
    not_the_guardian: '这里要填监护人的证件号，与下面一致',
    guardian_too_young: '监护人须年满 18 岁，请填写成年监护人的证件号',
    has_own_certificate: '年满 16 岁请用本人的身份证添加',
  },
} as const

const en: Same<typeof zh> = {
  fill: 'Please fill this in',
  choose: 'Please choose one',
  check: 'This does not look right; please check it',
  triesLeft: (n) => `${n} ${n === 1 ? 'try' : 'tries'} left`,
  waitSeconds: (n) => `Please try again in ${n} s`,
  waitMinutes: (n) => `Please try again in ${n} min`,
  waitHours: (n) => `Please try again in ${n} h`,
  save: 'Save',
  saved: 'Saved',
  notSaved: 'This was not saved; what you typed is kept',
  faults: {
    length: 'The number should have 18 characters; please count them',
    characters: 'There is a character that does not belong here; please compare with the card',
    date: 'The date of birth is not possible; please compare with the card',
    check_digit: 'The number does not add up; please compare it digit by digit',
    format: 'This is not how such a number looks; please compare with the card',
    missing: 'Please fill this in',
    not_the_guardian: "Enter the guardian's certificate number here, the same as below",
    guardian_too_young: "The guardian must be 18 or older; enter an adult guardian's number",
    has_own_certificate: "From 16 on, please use the person's own ID card",
  },
}

export const form = { 'zh-CN': zh, en }
