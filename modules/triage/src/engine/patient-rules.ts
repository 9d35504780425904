/** Who the patient is moves departments up, down or out of the list: no urology ward for a toddler, no obstetrics for a man. */
import { classOf, departments } from './departments.ts'
import type { Person } from './measures.ts'

const c = Object.fromEntries(departments.map((name) => [name, classOf(name)])) as Record<string, number>
const adultMedicine = [
  '心血管内科',
  '呼吸内科',
  '消化内科',
  '神经内科',
  '内分泌科',
  '肾内科',
  '血液科',
  '风湿免疫科',
  '感染科',
].map((n) => c[n]!)
const surgery = ['普通外科', '泌尿外科', '神经外科', '心胸外科', '肛肠科'].map((n) => c[n]!)
const children = c['儿科']!
/** What a small child is not sent to: a children's department covers it. */
const notForToddlers = [
  ...adultMedicine,
  ...[
    '泌尿外科',
    '普通外科',
    '神经外科',
    '心胸外科',
    '肛肠科',
    '妇科',
    '产科',
    '生殖医学科',
    '乳腺外科',
    '精神心理科',
  ].map((n) => c[n]!),
]

export type Bias = { add: Float64Array; out: Set<number> }

export function patientRules(text: string, p: Person, exactAge: boolean, sexGiven: boolean): Bias {
  const add = new Float64Array(departments.length)
  const out = new Set<number>()
  const { age, sex } = p
  if (p.child) {
    const force = age !== undefined ? 1 : 0.8
    add[children]! += 3.2 * force
    for (const d of adultMedicine) add[d]! -= 1.8 * force
    for (const d of surgery) add[d]! -= 0.6 * force
    for (const d of ['乳腺外科', '妇科', '产科', '生殖医学科', '肿瘤科', '整形美容科', '精神心理科'])
      add[c[d]!]! -= 1 * force
    if (exactAge && p.sure && age! < 6) for (const d of notForToddlers) out.add(d)
    if (exactAge && p.sure && age! < 14) for (const d of ['产科', '生殖医学科']) out.add(c[d]!)
  } else {
    add[children]! -= 1
    if (p.sure && age! >= 18 && !/宝宝|小孩|孩子|婴儿|新生儿|儿子|女儿|小儿|儿童/.test(text)) out.add(children)
    if (p.sure && age! >= 14 && age! < 18) add[children]! += 0.5
  }
  if (sex === '男') {
    const speaksOfHer = /怀孕|月经|老婆|女朋友|妻子|媳妇|女友|她/.test(text)
    for (const d of ['妇科', '产科']) {
      if (sexGiven && !speaksOfHer) out.add(c[d]!)
      else if (!speaksOfHer) add[c[d]!]! -= 1.5
    }
  }
  if (sex === '女' && p.sure && age! >= 56) for (const d of ['产科', '生殖医学科']) out.add(c[d]!)
  if (p.pregnant && sex !== '男') add[c['产科']!]! += 0.5
  return { add, out }
}
