/** The data folder: what is needed, what is missing, and which cases are set aside before anything is trained. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from '../src/engine/csv.ts'

export const inputs = [
  'permissive/train.csv',
  'permissive/dev.csv',
  'permissive/kg_disease_dept_symptom.jsonl',
] as const
export type Question = { id: string; text: string; age: string; sex: string; dept: string; alt: string[]; src: string }
export type Disease = { disease: string; dept: string; all: string[]; symptoms: string[] }

export function missing(dir: string): string[] {
  return inputs.filter((name) => !existsSync(join(dir, name)))
}
export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

function csv(text: string): Record<string, string>[] {
  const [head, ...rest] = parseCsv(text)
  return rest.map((r) => Object.fromEntries(head!.fields.map((h, i) => [h, r.fields[i] ?? ''])))
}

export function readQuestions(dir: string, name: 'train' | 'dev'): Question[] {
  return csv(readFileSync(join(dir, `permissive/${name}.csv`), 'utf8')).map((r) => ({
    id: r['id']!,
    text: r['text']!,
    age: r['age']!,
    sex: r['sex']!,
    dept: r['dept']!,
    alt: r['alt'] ? r['alt'].split('|') : [],
    src: r['src']!,
  }))
}
export const readDiseases = (dir: string): Disease[] =>
  readFileSync(join(dir, 'permissive/kg_disease_dept_symptom.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Disease)

/** By the hash of its text: one in six is set aside; half of those tune weights and confidence, the other half is only looked at. */
export function partOf(q: { text: string }): 'learn' | 'tune' | 'check' {
  const h = createHash('sha256').update(`jiuyi-triage-1 ${q.text}`).digest()
  return h[0]! % 6 ? 'learn' : h[1]! % 2 ? 'tune' : 'check'
}

/** One of our own case files: text, age, sex, acceptable departments. */
export type Case = { text: string; age: string; sex: string; accept: string[] }
export const readCases = (name: string): Case[] =>
  readFileSync(new URL(`../data/cases/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l && !l.startsWith('#'))
    .map((l) => {
      const [text = '', age = '', sex = '', accept = ''] = l.split('\t')
      return { text, age, sex, accept: accept.split('|').filter(Boolean) }
    })

const table = JSON.parse(readFileSync(new URL('../data/neighbours.json', import.meta.url), 'utf8')) as {
  neighbours: Record<string, string[]>
}
/** The label and the departments a reader accepts beside it. */
export const acceptable = (q: { dept: string; alt: string[] }): string[] => [
  ...new Set([q.dept, ...q.alt, ...(table.neighbours[q.dept] ?? [])]),
]
