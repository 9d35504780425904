/** Emergencies first, and apart from departments: 24 rules as data (`data/red-flags.json`), read on what is said to be so now. */
import { readFileSync } from 'node:fs'
import type { Measures } from './measures.ts'
import { quote, type Reading } from './normalise.ts'
import { blotted, type Scope } from './scope.ts'

export type Action = 'call120' | 'emergency' | 'crisis'
type Raw = {
  id: string
  name: string
  action: Action
  sources: string[]
  always?: string[]
  sudden?: string[]
  acute?: string[]
  unless?: string
  seen?: boolean
  measure?: {
    oxygenBelow?: number
    glucoseBelow?: number
    glucoseAbove?: number
    systolicFrom?: number
    diastolicFrom?: number
    with?: string
  }
}
export type RedFlag = { id: string; name: string; action: Action; sources: string[]; words: string }

const raw = JSON.parse(readFileSync(new URL('../../data/red-flags.json', import.meta.url), 'utf8')) as {
  words: Record<string, string>
  rules: Raw[]
}
const compile = (pattern: string): RegExp => {
  let p = pattern
  while (/\{[a-zA-Z]+\}/.test(p)) p = p.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => raw.words[name] ?? fail(name))
  return new RegExp(p)
}
const fail = (name: string): never => {
  throw new Error(`red-flags.json names no words ${name}`)
}
const sudden = compile('{sudden}')
const long = compile('{long}')
const seenByDoctor = compile('{seenByDoctor}')
const stillNow = compile('{stillNow}')
const rules = raw.rules.map((r) => ({
  ...r,
  always: (r.always ?? []).map(compile),
  sudden: (r.sudden ?? []).map(compile),
  acute: (r.acute ?? []).map(compile),
  unless: r.unless ? compile(r.unless) : undefined,
  with: r.measure?.with ? compile(r.measure.with) : undefined,
}))
export const redFlagRules: readonly Omit<RedFlag, 'words'>[] = raw.rules.map(({ id, name, action, sources }) => ({
  id,
  name,
  action,
  sources,
}))

/** A hospital's own addition: any of the words, said to be so now. */
export type OwnRedFlag = { id: string; name: string; action: Action; words: string[] }

export function redFlagsIn(r: Reading, scope: Scope, m: Measures, own: OwnRedFlag[] = []): RedFlag[] {
  const text = blotted(r.text, scope.unreal)
  const isSudden = sudden.test(text)
  const isLong = long.test(r.text)
  const isSeen = seenByDoctor.test(r.text) && !stillNow.test(text)
  const found: RedFlag[] = []
  for (const rule of rules) {
    if (rule.seen && isSeen) continue
    const hit =
      firstHit(rule.always, text) ??
      (isSudden ? firstHit(rule.sudden, text) : undefined) ??
      (isSudden || !isLong ? firstHit(rule.acute, text) : undefined)
    const measured = !hit && rule.measure ? beyond(rule.measure, m, text, rule.with) : undefined
    if (!hit && !measured) continue
    if (rule.unless?.test(r.text)) continue
    const { id, name, action, sources } = rule
    found.push({ id, name, action, sources, words: hit ? quote(r, hit[0], hit[1]) : measured! })
  }
  for (const rule of own) {
    const word = rule.words.find((w) => w && text.includes(w))
    if (!word) continue
    const at = text.indexOf(word)
    found.push({
      id: rule.id,
      name: rule.name,
      action: rule.action,
      sources: [],
      words: quote(r, at, at + word.length),
    })
  }
  return found.sort((a, b) => rank[a.action] - rank[b.action])
}
/** Who wants to die is met as such, whatever else is said; then the ambulance. */
const rank: Record<Action, number> = { crisis: 0, call120: 1, emergency: 2 }

function firstHit(patterns: RegExp[], text: string): [number, number] | undefined {
  for (const p of patterns) {
    const hit = p.exec(text)
    if (hit?.[0]) return [hit.index, hit.index + hit[0].length]
  }
  return
}

function beyond(limits: NonNullable<Raw['measure']>, m: Measures, text: string, also?: RegExp): string | undefined {
  if (limits.oxygenBelow && m.oxygen !== undefined && m.oxygen < limits.oxygenBelow) return `血氧 ${m.oxygen}`
  if (limits.glucoseBelow && m.glucose !== undefined && m.glucose < limits.glucoseBelow) return `血糖 ${m.glucose}`
  if (limits.glucoseAbove && m.glucose !== undefined && m.glucose > limits.glucoseAbove) return `血糖 ${m.glucose}`
  if (!also?.test(text)) return
  if (limits.systolicFrom && m.systolic !== undefined && m.systolic >= limits.systolicFrom) return `血压 ${m.systolic}`
  if (limits.diastolicFrom && m.diastolic !== undefined && m.diastolic >= limits.diastolicFrom)
    return `血压 ${m.systolic ?? ''}/${m.diastolic}`
  return
}
