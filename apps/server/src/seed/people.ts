import type { seed as identity } from '@jiuyi/identity/module'
import { addDays, daysBetween, idCheckDigit, type LocalDate } from '@jiuyi/kernel'
import type { Chance } from './chance.ts'

type SeedPerson = Parameters<typeof identity.seedPatients>[2][number]

/** Family names with about the weight they have in the country; the rare ones are there to try out the pinyin search. */
const families = [
  ...Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'),
  ...Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'),
  ...Array.from(
    '梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  ),
  ...['单', '解', '仇', '曾', '欧阳', '诸葛', '司徒', '上官'],
]
/** Given names as they were given then and as they are given now. */
const given = {
  male: {
    old: '国强 建华 志明 德全 福生 庆林 荣发 茂才 根宝 昌盛 兴旺 树林 永康 忠诚 学文 家驹 克勤 耀祖 维民 金山 长河 万里 春生 启明 光远 伯安 世昌 振声 立功 大勇 玉田 敬业 保国 守信 传福 孝先 炳坤 润生 云鹏 海涛',
    young:
      '浩然 宇航 子轩 明睿 文博 思远 俊杰 嘉树 承安 一鸣 启航 景行 泽宇 奕辰 天佑 修远 志鹏 云帆 正阳 亦凡 书豪 晨阳 瑞霖 家栋 伟伦 俊峰 子墨 逸飞 立言 知行 毅 鹏程 楠 博文 昊 瀚 沛 怀瑾 向东 乐山',
  },
  female: {
    old: '秀英 桂兰 玉珍 淑华 凤琴 素梅 爱莲 翠萍 巧云 慧芳 春花 月娥 菊香 红霞 丽华 美玲 金凤 银环 腊梅 彩霞 佩珍 兰芝 惠民 静娴 雅琴 文秀 宝珠 桂香 荣芝 庆云 淑贞 秀珍 玉兰 凤仙 竹青 素芬 瑞芳 若兰 小妹 水仙',
    young:
      '雨涵 欣怡 梓萱 诗语 思琪 佳宁 若溪 静姝 晓楠 乐瑶 念初 书瑜 依依 可馨 雅婷 梦洁 婉清 语桐 清扬 心妍 诗涵 嘉怡 芷若 安然 沐晴 映雪 采薇 知夏 曼青 悦 婧 琳 璐 苒 慕云 亦菲 子衿 晴 舒窈 予安',
  },
}

export type Sex = 'male' | 'female'

export const aName = (by: Chance, sex: Sex, bornYear: number): string =>
  by.pick(families) + by.pick(given[sex][bornYear < 1972 ? 'old' : 'young'].split(' '))

/**
 * 59 is no province, so this can be nobody's number; birth date and check digit are as on a real card, or the house would refuse it.
 * `serial` 0–499 tells people of one day and sex apart.
 */
export function anIdNumber(bornOn: string, sex: Sex, serial: number): string {
  const order = String((serial * 2 + (sex === 'male' ? 1 : 0)) % 1000).padStart(3, '0')
  const first17 = `599999${bornOn.replaceAll('-', '')}${order}`
  return first17 + idCheckDigit(first17)
}

/** 199 0000 xxxx: nobody is reached by mistake. The first hundred belong to the demo accounts. */
export const aPhone = (n: number): string => `1990000${String(n).padStart(4, '0')}`

/** A grown-up with an ID card. */
export const aPerson = (over: Partial<Who> = {}): Who => ({
  name: '王小明',
  sex: 'male',
  bornOn: '1980-05-06',
  phone: aPhone(99),
  serial: 0,
  ...over,
})
type Who = {
  name: string
  sex: Sex
  bornOn: string
  phone: string
  serial: number
  guardian?: { name: string; certificateNumber: string }
}

/** As a registration form has it. */
export const aPatient = (over: Partial<Who> = {}): SeedPerson => {
  const { name, sex, bornOn, phone, serial, guardian } = aPerson(over)
  return {
    name,
    phone,
    certificateType: 'id_card',
    certificateNumber: anIdNumber(bornOn, sex, serial),
    ...(guardian && { guardian }),
  }
}

/** An invented patient; `guardian` is the place of the parent in the list, for children. */
export type DemoPatient = { person: SeedPerson; sex: Sex; age: number; phoneNumber: string; guardian?: number }

/** Ages of people who come to a general hospital: few teenagers, many past fifty. Children come with a parent who stands earlier in the list. */
export function inventPatients(by: Chance, count: number, today: LocalDate): DemoPatient[] {
  const all: DemoPatient[] = []
  const used = new Map<string, number>()
  const grownUps = Math.ceil(count * 0.88)
  for (let i = 0; i < count; i++) {
    const child = i >= grownUps
    const [from, to] = child
      ? [0, 13]
      : by.weighted([
          [[18, 34], 24],
          [[35, 49], 26],
          [[50, 64], 27],
          [[65, 79], 18],
          [[80, 93], 5],
        ] as const)
    const sex = by.pick(['male', 'female'] as const)
    const bornOn = addDays(today, -by.int(from * 366 + 1, (to + 1) * 365))
    const key = bornOn + sex
    const serial = used.get(key) ?? 0
    used.set(key, serial + 1)
    const parents = child ? all.slice(0, grownUps).flatMap((p, n) => (p.age >= 22 && p.age <= 48 ? [n] : [])) : []
    const guardian = child ? by.pick(parents) : undefined
    const parent = guardian === undefined ? undefined : all[guardian]!
    let name = aName(by, sex, Number(bornOn.slice(0, 4)))
    if (parent) name = familyOf(parent.person.name) + givenOf(name)
    const phone = parent ? parent.phoneNumber : aPhone(100 + i)
    const person = aPatient({
      name,
      sex,
      bornOn,
      phone,
      serial,
      ...(parent && { guardian: { name: parent.person.name, certificateNumber: parent.person.certificateNumber } }),
    })
    all.push({
      person,
      sex,
      age: Math.floor(daysBetween(bornOn, today) / 365.2425),
      phoneNumber: phone,
      ...(guardian !== undefined && { guardian }),
    })
  }
  return all
}

const doubles = ['欧阳', '诸葛', '司徒', '上官']
const familyOf = (name: string) => doubles.find((d) => name.startsWith(d)) ?? name.slice(0, 1)
const givenOf = (name: string) => name.slice(familyOf(name).length)
