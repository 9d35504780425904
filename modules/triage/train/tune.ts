/** How much each source says, and what a score is worth. Tuned on questions set aside for it and on our own plain cases, each department as heavy as the next. */
import { classOf } from '../src/engine/departments.ts'
import { ageFrom, type Engine, type Evidence, sexFrom, weigh } from '../src/engine/index.ts'
import type { Settings } from '../src/engine/model.ts'
import { acceptable, type Question, readCases } from './data.ts'

type Tuned = { e: Evidence; accept: number[]; weight: number }

export const givenOf = (q: { age: string; sex: string }) => {
  const age = ageFrom(q.age)
  const sex = sexFrom(q.sex)
  return { ...(age !== undefined && { age, band: q.age.includes('+') }), ...(sex && { sex }) }
}

export function tune(engine: Engine, first: Settings, questions: Question[]): Settings {
  const cases: Tuned[] = []
  const add = (list: { text: string; age: string; sex: string; accept: string[]; dept: string }[], share: number) => {
    const per = new Map<string, number>()
    for (const q of list) per.set(q.dept, (per.get(q.dept) ?? 0) + 1)
    // A department with few cases is not blown up beyond eight-fold: their labels are noisy too.
    const most = Math.max(...per.values())
    const raw = list.map((q) => Math.min(8 / most, 1 / per.get(q.dept)!))
    const sum = raw.reduce((a, b) => a + b)
    list.forEach((q, i) => {
      cases.push({
        e: engine.evidence(q.text, givenOf(q)),
        accept: q.accept.map(classOf),
        weight: (share * raw[i]!) / sum,
      })
    })
  }
  add(
    questions.map((q) => ({ ...q, accept: acceptable(q) })),
    0.5,
  )
  add(
    readCases('plain.tsv').map((c) => ({ ...c, dept: c.accept[0]! })),
    0.5,
  )

  /** Mean log share of the acceptable departments. */
  const goodness = (s: Settings): number => {
    let sum = 0
    for (const { e, accept, weight } of cases) {
      const p = weigh(e, s)
      let right = 0
      for (const c of accept) right += p[c]!
      sum += weight * Math.log(Math.max(0.005, right))
    }
    return sum
  }
  type Knob = [get: (s: Settings) => number, set: (s: Settings, v: number) => Settings]
  const knobs: Knob[] = [
    [(s) => s.grams, (s, v) => ({ ...s, grams: v })],
    [(s) => s.words, (s, v) => ({ ...s, words: v })],
    [(s) => s.graph, (s, v) => ({ ...s, graph: v })],
    [(s) => s.lexicon.fair, (s, v) => ({ ...s, lexicon: { ...s.lexicon, fair: v } })],
    [(s) => s.lexicon.weak, (s, v) => ({ ...s, lexicon: { ...s.lexicon, weak: v } })],
    [(s) => s.lexicon.fade, (s, v) => ({ ...s, lexicon: { ...s.lexicon, fade: Math.min(0.95, v) } })],
    [(s) => s.lexicon.share, (s, v) => ({ ...s, lexicon: { ...s.lexicon, share: Math.min(1, v) } })],
  ]
  let best = first
  let score = goodness(best)
  for (let round = 0; round < 4; round++) {
    for (const [get, set] of knobs)
      for (const factor of [0.7, 0.85, 1.15, 1.4]) {
        const tried = set(best, Number((get(best) * factor).toPrecision(4)))
        const s = goodness(tried)
        if (s > score + 1e-6) [best, score] = [tried, s]
      }
    // A department's own bias, kept near zero: rare ones have too few cases to say much.
    for (let c = 0; c < best.bias.length; c++)
      for (const step of [-0.25, 0.25]) {
        const bias = [...best.bias]
        bias[c] = Number((bias[c]! + step).toFixed(2))
        const tried = { ...best, bias }
        const s = goodness(tried) - (0.002 * bias.reduce((n, b) => n + b * b, 0)) / best.bias.length
        if (Math.abs(bias[c]!) <= 1 && s > score + 2e-4) [best, score] = [tried, goodness(tried)]
      }
  }

  // Isotonic: pool neighbours until being right never falls as the top share rises.
  const points = cases
    .map(({ e, accept, weight }) => {
      const p = weigh(e, best)
      let top = 0
      for (let c = 1; c < p.length; c++) if (p[c]! > p[top]!) top = c
      return { share: p[top]!, right: accept.includes(top) ? 1 : 0, weight }
    })
    .sort((a, b) => a.share - b.share)
  const pools: { from: number; right: number; weight: number }[] = []
  for (const x of points) {
    pools.push({ from: x.share, right: x.right, weight: x.weight })
    while (pools.length > 1 && pools.at(-2)!.right >= pools.at(-1)!.right) {
      const b = pools.pop()!
      const a = pools.at(-1)!
      a.right = (a.right * a.weight + b.right * b.weight) / (a.weight + b.weight)
      a.weight += b.weight
    }
  }
  const sure = [{ from: 0, right: Math.min(0.2, pools[0]!.right) }]
  for (const x of pools)
    if (x.from > sure.at(-1)!.from + 0.02 && x.right > sure.at(-1)!.right)
      sure.push({ from: Number(x.from.toFixed(4)), right: Number(Math.min(0.99, x.right).toFixed(4)) })
  sure.push({ from: 1, right: 0.995 })
  // Answers without questions: as many of the surest as are right in 985 of 1,000 tuning cases.
  let right = 0
  let all = 0
  let from = 0.95
  for (const x of points.reverse()) {
    right += x.right
    all++
    if (all > points.length * 0.3 && right / all >= 0.985) from = x.share
  }
  return { ...best, sure, answerFrom: Number(from.toFixed(4)) }
}
