import type { FeeLevel } from '@jiuyi/directory'
import type { Chance } from './chance.ts'
import { type DemoDepartment, departments, type Field } from './departments.ts'
import { aName } from './people.ts'

export type DemoTitle = 'chief' | 'associate_chief' | 'attending' | 'resident'
export type DemoDoctor = {
  id: string
  name: string
  title: DemoTitle
  famous: boolean
  department: DemoDepartment
  /** The same department on the other campus, where some hold a clinic once a week. */
  alsoIn?: DemoDepartment
  feeLevel: FeeLevel
  specialty: string
  introduction: string
  diseases: string[]
}

const byRank: Record<number, DemoTitle[]> = {
  5: ['chief', 'chief', 'associate_chief', 'attending', 'resident'],
  4: ['chief', 'associate_chief', 'attending', 'resident'],
  3: ['chief', 'associate_chief', 'attending'],
  2: ['associate_chief', 'attending'],
}
const feeOf = {
  chief: 'chief',
  associate_chief: 'associate_chief',
  attending: 'ordinary',
  resident: 'ordinary',
} as const
const years = { chief: [24, 36], associate_chief: [14, 23], attending: [7, 13], resident: [2, 5] } as const

const training = [
  '曾在省内外多家医院进修',
  '参与编写本院诊疗常规',
  '承担住院医师带教',
  '负责本科室的质量改进小组',
  '每年参加社区义诊',
  '坚持写病例札记',
]
const manners = [
  '看诊不催，问得细。',
  '医嘱写得清楚，回家照着做就行。',
  '愿意把同一句话说三遍。',
  '复诊患者的情况都记在本子上。',
  '说话平实，不吓人也不敷衍。',
  '习惯把选择摊开来，由患者一起决定。',
  '检查能少做就少做。',
  '门诊结束前会再问一句：还有什么没说的吗？',
]

const introduce = (by: Chance, d: DemoDepartment, title: DemoTitle, f: Field): string => {
  const worked = by.int(years[title][0], years[title][1])
  const head =
    title === 'resident'
      ? `在${d.name}工作 ${worked} 年，在上级医师指导下开设普通门诊。`
      : `从事${d.name}临床工作 ${worked} 年，${by.pick(training)}。`
  return `${head}主要方向是${f.does}。${f.says}${by.pick(manners)}`
}

/** One doctor a field: 120 of them, each name once. Chiefs of the big departments are the famous ones. */
export function inventDoctors(by: Chance, bornAt: Date): DemoDoctor[] {
  const names = new Set<string>()
  const freshName = (title: DemoTitle): string => {
    for (;;) {
      const name = aName(by, by.pick(['male', 'female'] as const), title === 'chief' && by.hit(0.7) ? 1968 : 1985)
      if (names.has(name)) continue
      names.add(name)
      return name
    }
  }
  return departments.flatMap((department) =>
    department.fields.map((field, rank): DemoDoctor => {
      const title = byRank[department.fields.length]![rank]!
      const famous =
        rank === 0 &&
        (department.fields.length === 5 || ['endocrine', 'ophthalmology', 'tcm', 'oncology'].includes(department.key))
      const twin =
        rank === 1 && departments.find((d) => d.campus === 'north' && d.name === department.name && d !== department)
      const elsewhere = by.pick(department.fields).treats.split(' ')
      return {
        id: by.id(bornAt),
        name: freshName(title),
        title,
        famous,
        department,
        ...(twin && { alsoIn: twin }),
        feeLevel: famous ? 'renowned' : feeOf[title],
        specialty: field.does,
        introduction: introduce(by, department, title, field),
        diseases: [...new Set([...field.treats.split(' '), elsewhere[0]!])],
      }
    }),
  )
}
