/** Standard departments and this hospital's own: by its mapping, else by name, else by 诊疗科目 code, else by the nearest that exists. */
import type { Department } from '@jiuyi/directory'
import type { Deps } from './deps.ts'
import { codeOf } from './engine/index.ts'

/** Who answers for a department that a hospital has not: general surgery for breasts, gynaecology for wishes for a child. */
const instead: Record<string, string[]> = {
  乳腺外科: ['普通外科'],
  肛肠科: ['普通外科'],
  生殖医学科: ['妇科', '泌尿外科'],
  感染科: ['消化内科', '呼吸内科'],
  整形美容科: ['皮肤科'],
  康复科: ['骨科'],
  神经外科: ['神经内科'],
  心胸外科: ['呼吸内科', '心血管内科'],
  血液科: ['肿瘤科'],
  肿瘤科: ['普通外科'],
  风湿免疫科: ['骨科'],
  肾内科: ['泌尿外科'],
  产科: ['妇科'],
  精神心理科: ['神经内科'],
  急诊科: ['普通外科'],
}
const otherNames: Record<string, RegExp> = {
  呼吸内科: /呼吸/,
  血液科: /血液/,
  心胸外科: /胸/,
  精神心理科: /心理|精神/,
  耳鼻喉科: /耳鼻/,
  康复科: /康复/,
  感染科: /感染|肝病/,
  生殖医学科: /生殖/,
  整形美容科: /整形|美容/,
  急诊科: /急诊/,
  肛肠科: /肛肠/,
  乳腺外科: /乳腺/,
  中医科: /^中医/,
  儿科: /^儿/,
  皮肤科: /皮肤/,
  口腔科: /口腔/,
  眼科: /^眼/,
}

type Clinic = Pick<Department, 'id' | 'campusId' | 'name' | 'place' | 'code' | 'bookable' | 'active' | 'position'>
const kept = new WeakMap<object, Map<string, { at: number; clinics: Promise<Clinic[]> }>>()

/** A hospital's departments change rarely: asked again after half a minute. */
function clinicsOf(d: Deps, hospitalId: string): Promise<Clinic[]> {
  const mine = kept.get(d.directory) ?? new Map()
  kept.set(d.directory, mine)
  const known = mine.get(hospitalId)
  const now = d.clock().getTime()
  if (known && now - known.at < 30_000 && now >= known.at) return known.clinics
  const clinics = d.directory.departmentsOf({ hospitalId }).then((r) => r.departments.filter((x) => x.active))
  mine.set(hospitalId, { at: now, clinics })
  clinics.catch(() => mine.delete(hospitalId))
  return clinics
}

function direct(standard: string, clinics: Clinic[]): Clinic[] {
  const named = clinics.filter((c) => c.name === standard)
  if (named.length) return named
  const alike = otherNames[standard] ? clinics.filter((c) => otherNames[standard]!.test(c.name)) : []
  if (alike.length) return alike
  const code = codeOf.get(standard)!
  // 04.01 is general surgery, breasts and anus alike: a code decides only where one standard department carries it.
  const alone = [...codeOf.values()].filter((x) => x === code).length === 1
  return alone ? clinics.filter((c) => c.code === code || c.code.startsWith(`${code}.`)) : []
}

export async function clinicsFor(
  d: Deps,
  hospitalId: string,
  standard: string,
  mapping: Map<string, string[]>,
): Promise<Clinic[]> {
  const clinics = (await clinicsOf(d, hospitalId)).filter((c) => c.bookable)
  const own = mapping.get(standard)
  if (own?.length) return clinics.filter((c) => own.includes(c.id))
  for (const name of [standard, ...(instead[standard] ?? [])]) {
    const found = direct(name, clinics)
    if (found.length) return found
  }
  return []
}

/** The way to the emergency department, whether it takes bookings or not. */
export async function emergencyClinic(d: Deps, hospitalId: string, mapping: Map<string, string[]>) {
  const clinics = await clinicsOf(d, hospitalId)
  const own = mapping.get('急诊科')
  const [found] = own?.length
    ? clinics.filter((c) => own.includes(c.id))
    : clinics.filter((c) => /急诊/.test(c.name) || c.code === '20')
  return found && { departmentId: found.id, name: found.name, place: found.place, campusId: found.campusId }
}

/** Doctors of a department, those first whose specialty or diseases share words with the complaint. */
export async function treats(d: Deps, hospitalId: string, departmentId: string, words: string): Promise<string[]> {
  const { practitioners } = await d.directory.practitionersOf({ hospitalId, departmentId })
  const score = (p: { diseases: string[]; specialty: string }): number => {
    let n = 0
    for (const disease of p.diseases) if (words.includes(disease)) n += 3
    const text = `${p.specialty} ${p.diseases.join(' ')}`
    for (let i = 0; i + 1 < words.length; i++) {
      const pair = words.slice(i, i + 2)
      if (/^[\u4e00-\u9fff]{2}$/.test(pair) && text.includes(pair)) n += 0.5
    }
    return n
  }
  return practitioners
    .filter((p) => p.active)
    .map((p) => ({ id: p.id, n: score(p) }))
    .sort((a, b) => b.n - a.n)
    .slice(0, 20)
    .map((p) => p.id)
}
