/** Numbers with their units, and who the patient is, as far as the words say it. */

export type Measures = {
  temperature?: number
  systolic?: number
  diastolic?: number
  oxygen?: number
  glucose?: number
  pulse?: number
  /** How long it has lasted: the longest duration said, in minutes. */
  minutes?: number
}

const unitMinutes: [RegExp, number][] = [
  [/分钟/, 1],
  [/小时|钟头/, 60],
  [/天|日/, 1440],
  [/周|星期|礼拜/, 10_080],
  [/月/, 43_200],
  [/年/, 525_600],
]

const first = (text: string, pattern: RegExp): number | undefined => {
  const hit = pattern.exec(text)
  const value = hit?.slice(1).find((x) => x !== undefined)
  return value === undefined ? undefined : Number(value)
}

export function measuresIn(text: string): Measures {
  const out: Measures = {}
  const put = <K extends keyof Measures>(key: K, value: number | undefined, low: number, high: number) => {
    if (value !== undefined && value >= low && value <= high) out[key] = value
  }
  put(
    'temperature',
    first(
      text,
      /([34][0-9](?:\.[0-9]{1,2})?)(?:度|℃|°|摄氏度)|(?:体温|烧到|发烧|高烧)[^0-9]{0,4}([34][0-9](?:\.[0-9]{1,2})?)/,
    ),
    34,
    43,
  )
  const pair = /([1-3]?[0-9]{2})(?:[/／]|比|和|、|,)([0-9]{2,3})(?![0-9])/.exec(
    /血压|高压|毫米汞柱|mmhg/.test(text) ? text : '',
  )
  if (pair) {
    put('systolic', Number(pair[1]), 60, 300)
    put('diastolic', Number(pair[2]), 30, 200)
    if (out.diastolic !== undefined && out.systolic !== undefined && out.diastolic >= out.systolic) delete out.diastolic
  }
  if (out.systolic === undefined)
    put('systolic', first(text, /(?:高压|收缩压|血压)[^0-9]{0,6}([1-3][0-9]{2})/), 60, 300)
  if (out.systolic === undefined) put('systolic', spokenPressure(text), 60, 300)
  if (out.diastolic === undefined) put('diastolic', first(text, /(?:低压|舒张压)[^0-9]{0,6}([0-9]{2,3})/), 30, 200)
  put('oxygen', first(text, /(?:血氧|氧饱和度?|spo2)[^0-9]{0,6}([0-9]{2,3})/), 40, 100)
  put(
    'glucose',
    first(
      text,
      /血糖(?:仪|值|显示|测出来?|量出来?|只有|只|才|已经|降到|掉到|升到|高达|高到|低到|测得|测了|测|是|为|到|了|仅|有|:|：|\s)*([0-9]{1,2}(?:\.[0-9]{1,2})?)(?![0-9年月天期岁个分次级]|多年)/,
    ),
    0.5,
    60,
  )
  put('pulse', first(text, /(?:心率|心跳|脉搏)[^0-9]{0,6}([0-9]{2,3})/), 20, 300)
  for (const [, n, unit] of text.matchAll(
    /([0-9]+|几|十几|半)(?:多|来)?(?:个)?(?:多|半)?(分钟|小时|钟头|天|日|周|星期|礼拜|月|年)(?!前|级|轻|龄|大|经|底|初|子)/g,
  )) {
    const each = unitMinutes.find(([u]) => u.test(unit!))![1]
    const minutes = (n === '几' || n === '十几' ? 5 : n === '半' ? 0.5 : Number(n)) * each
    if (minutes < 60 * 525_600) out.minutes = Math.max(out.minutes ?? 0, minutes)
  }
  return out
}

/** «血压二百一» and «血压一百八»: spoken pressures have no unit that would have turned them into digits. */
function spokenPressure(text: string): number | undefined {
  const hit = /血压[^一二两0-9]{0,5}([一二两])百([零一二三四五六七八九])?/.exec(text)
  if (!hit) return
  return (hit[1] === '一' ? 100 : 200) + '零一二三四五六七八九'.indexOf(hit[2] ?? '零') * 10
}

export type Person = {
  /** Years; fractions for babies. */
  age?: number
  sex?: '男' | '女'
  /** Age came from the chosen patient, not from the words. */
  sure: boolean
  child: boolean
  pregnant: boolean
}

/** A number, a band like `30+`, or nothing. */
export function ageFrom(text: string): number | undefined {
  const hit = /^\s*(\d{1,3}(?:\.\d+)?)\s*(\+|岁|y)?\s*$/i.exec(text)
  const age = hit ? Number(hit[1]) : Number.NaN
  return age >= 0 && age <= 130 ? age : undefined
}
export const sexFrom = (text: string): '男' | '女' | undefined =>
  /^\s*(男|m|male)\s*性?\s*$/i.test(text) ? '男' : /^\s*(女|f|female)\s*性?\s*$/i.test(text) ? '女' : undefined

export const childWords =
  /宝宝|宝贝|婴儿|新生儿|婴幼儿|幼儿|小儿|儿童|小孩|小朋友|早产儿|月大的?(宝|孩)|小宝|我家娃|娃(?!娃菜)|奶粉|(^|[^怀生要有个的])孩子|我(的)?(孩子|儿子|女儿)|男宝|女宝|(儿子|女儿|闺女|小子|孙子|孙女|男孩|女孩)[^,，。]{0,4}([0-9]|1[0-3])(岁|个?月)/
const adultChild =
  /(儿子|女儿|孩子|闺女)[^,，。]{0,6}(1[4-9]|[2-9][0-9])岁|孩子(他|她)?(爸|妈)|(生|怀|要|想要|没|有了?)(个)?(孩子|小孩|宝宝)|怀孕|孕妇|孕期|胎儿|肚子里|备孕|结婚|产后|哺乳|喂奶|生完|不孕|不育/
const pregnantWords = /怀孕|孕妇|孕期|孕[0-9早中晚]|妊娠|产检|胎动|胎心|待产|怀着|怀了/

export function personOf(text: string, given: { age?: number; band?: boolean; sex?: '男' | '女' }): Person {
  let age = given.age
  const sure = age !== undefined
  if (age === undefined) {
    const years = /(?:^|[^0-9.])([0-9]{1,3})(?:周)?岁/.exec(text)
    const months =
      /(?:^|[^0-9])([0-9]{1,2})个(?:多)?月(?:大|的?(?:宝|婴|孩|小孩|男|女))|(?:宝宝|小孩|孩子|婴儿)[^,，。]{0,4}?([0-9]{1,2})个(?:多)?月/.exec(
        text,
      )
    const days =
      /(?:出生|生下来?|新生儿)[^0-9,，。]{0,4}([0-9]{1,2})天|([0-9]{1,2})天(?:的|大)?(?:宝宝|婴儿|新生儿)/.exec(text)
    if (days) age = Number(days[1] ?? days[2]) / 365
    else if (months && !pregnantWords.test(text)) age = Number(months[1] ?? months[2]) / 12
    else if (years && Number(years[1]) <= 120) age = Number(years[1])
  }
  const words = childWords.test(text) && !adultChild.test(text)
  const pregnant = pregnantWords.test(text)
  const child = sure
    ? age! < 14 || (words && (age! >= 20 || given.band === true))
    : (age !== undefined && age < 14) || (age === undefined && words)
  let sex = given.sex
  if (!sex && !pregnant) {
    if (
      /(^|[^a-z子])男(性|[,，。0-9]|孩|宝|生)|老公|爸爸|父亲|爷爷|儿子|我爸|丈夫/.test(text) &&
      !/女(性|[,，。0-9]|孩|宝|生)|老婆|妈妈|母亲|奶奶|女儿|我妈|妻子/.test(text)
    )
      sex = '男'
    else if (
      /女(性|[,，。0-9]|孩|宝|生)|老婆|妈妈|母亲|奶奶|女儿|我妈|妻子/.test(text) &&
      !/老公|爸爸|父亲|爷爷|儿子|我爸|丈夫/.test(text)
    )
      sex = '女'
  }
  return { ...(age !== undefined && { age }), ...(sex && { sex }), sure, child, pregnant }
}
