/** What the model reaches, on which cases. */
import type { Engine } from '../src/engine/index.ts'
import { acceptable, type Case, partOf, readCases, readQuestions } from './data.ts'
import { givenOf } from './tune.ts'

export type Labelled = { text: string; age: string; sex: string; dept: string; accept: string[] }
export type Answer = {
  text: string
  dept: string
  given: string
  strict: boolean
  one: boolean
  three: boolean
  sure: boolean
  confidence: number
}
export type Figures = {
  cases: number
  strict1: number
  top1: number
  top3: number
  mean: number
  sureShare: number
  sureRight: number
  best70: number
}

export const answersOn = (engine: Engine, list: Labelled[]): Answer[] =>
  list.map((q) => {
    const o = engine.read(q.text, givenOf(q))
    const three = o.ranked.slice(0, 3).map((r) => r.department)
    const given = three[0]!
    return {
      text: q.text,
      dept: q.dept,
      given,
      strict: given === q.dept,
      one: q.accept.includes(given),
      three: three.some((d) => q.accept.includes(d)),
      sure: o.sure,
      confidence: o.confidence,
    }
  })

export function figuresOf(rows: Answer[]): Figures {
  const share = (n: number, of: number): number => Number((of ? n / of : 0).toFixed(4))
  const right = (list: Answer[]): number => share(list.filter((r) => r.one).length, list.length)
  const departments = [...new Set(rows.map((r) => r.dept))]
  const sure = rows.filter((r) => r.sure)
  const surest = [...rows].sort((a, b) => b.confidence - a.confidence).slice(0, Math.round(rows.length * 0.7))
  return {
    cases: rows.length,
    strict1: share(rows.filter((r) => r.strict).length, rows.length),
    top1: right(rows),
    top3: share(rows.filter((r) => r.three).length, rows.length),
    mean: share(
      departments.reduce((n, d) => n + right(rows.filter((r) => r.dept === d)), 0),
      departments.length,
    ),
    sureShare: share(sure.length, rows.length),
    sureRight: right(sure),
    best70: right(surest),
  }
}

const own = (cases: Case[]): Labelled[] => cases.map((c) => ({ ...c, dept: c.accept[0]! }))

/** dev, check and fresh were only looked at; style and balanced were written before their time’s lexicon, whose authors wrote them; plain was tuned on. */
export function labelledSets(
  dir: string,
): Record<'dev' | 'check' | 'fresh' | 'balanced' | 'style' | 'plain', Labelled[]> {
  const questions = (name: 'train' | 'dev', part?: string): Labelled[] =>
    readQuestions(dir, name)
      .filter((q) => !part || partOf(q) === part)
      .map((q) => ({ ...q, accept: acceptable(q) }))
  return {
    dev: questions('dev'),
    check: questions('train', 'check'),
    fresh: own(readCases('fresh.tsv')),
    balanced: own(readCases('balanced.tsv')),
    style: own(readCases('style.tsv')),
    plain: own(readCases('plain.tsv')),
  }
}

/** How many of a set raise the alarm. */
export function alarms(engine: Engine, dir: string): Record<string, [found: number, of: number]> {
  const count = (list: { text: string; age: string; sex: string }[]): [number, number] => [
    list.filter((c) => engine.read(c.text, givenOf(c)).emergencies.length).length,
    list.length,
  ]
  return {
    'emergencies, four sets, all read by now': count(
      ['style', 'fresh', 'second', 'third'].flatMap((n) => readCases(`emergency-${n}.tsv`)),
    ),
    'harmless look-alikes, two sets, all read by now': count(
      ['style', 'fresh'].flatMap((n) => readCases(`calm-${n}.tsv`)),
    ),
    'ordinary complaints of ours (fresh, without the emergency department)': count(
      readCases('fresh.tsv').filter((c) => c.accept[0] !== '急诊科'),
    ),
    'public questions (dev), a few of them real emergencies': count(readQuestions(dir, 'dev')),
  }
}

export const figures = (engine: Engine, dir: string) => ({
  ...Object.fromEntries(
    Object.entries(labelledSets(dir)).map(([name, list]) => [name, figuresOf(answersOn(engine, list))]),
  ),
  alarms: alarms(engine, dir),
})
