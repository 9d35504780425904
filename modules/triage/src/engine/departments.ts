/** The 30 standard departments a complaint is sorted into. Their order is the order of the model's classes: append only. */
import { readFileSync } from 'node:fs'

const file = new URL('../../data/departments.json', import.meta.url)
const { departments: rows } = JSON.parse(readFileSync(file, 'utf8')) as { departments: [string, string][] }
export const departments: readonly string[] = rows.map(([name]) => name)
/** 诊疗科目 code of a standard department; several share one. */
export const codeOf = new Map(rows)
const place = new Map(departments.map((name, i) => [name, i]))

export function classOf(name: string): number {
  const i = place.get(name)
  if (i === undefined) throw new Error(`no standard department is called ${name}`)
  return i
}
