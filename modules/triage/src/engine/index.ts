/** From words to departments. Embedded, no service, no database: `createEngine().read('头痛三天')`. */
import { classOf, departments } from './departments.ts'
import { classes, graphScores, lexiconScores, plainText } from './evidence.ts'
import { type Hit, Lexicon, type OwnWord, readLexicon } from './lexicon.ts'
import { type Measures, measuresIn, type Person, personOf } from './measures.ts'
import { type Model, readModel, type Settings } from './model.ts'
import { normalise, normaliseWord, quote, type Reading } from './normalise.ts'
import { patientRules } from './patient-rules.ts'
import { readHomophones, readPinyin } from './pinyin.ts'
import { type OwnRedFlag, type RedFlag, redFlagsIn } from './red-flags.ts'
import { blotted, scopeOf } from './scope.ts'

export { codeOf, departments } from './departments.ts'
export type { OwnWord } from './lexicon.ts'
export { ageFrom, sexFrom } from './measures.ts'
export { type Action, type OwnRedFlag, type RedFlag, redFlagRules } from './red-flags.ts'

export type Given = {
  /** Years, or the lower end of a band (`band`). */
  age?: number
  band?: boolean
  sex?: '男' | '女'
  /** What choices said: departments moved up or down, by name. */
  weights?: ReadonlyMap<string, number>
}
export type Ranked = { department: string; share: number }
export type Outcome = {
  /** `empty` nothing to read, `unclear` nothing that sounds like a complaint, `ok` otherwise. */
  kind: 'empty' | 'unclear' | 'ok'
  emergencies: RedFlag[]
  ranked: Ranked[]
  /** How often an answer with this score was right in the tuning cases. */
  confidence: number
  /** Nothing but general words: what is tapped says more. */
  vague: boolean
  /** Sure enough to answer without asking back. */
  sure: boolean
  person: Person
  measures: Measures
  /** The patient's own words that speak for a department. */
  because: (department: string) => string[]
}

/** What is computed once a text, before sources are weighed; training tunes the weights on it. */
export type Evidence = {
  reading: Reading
  hits: Hit[]
  grams: Float64Array
  graph: Float64Array
  add: Float64Array
  out: Set<number>
  person: Person
  measures: Measures
  emergencies: RedFlag[]
}

export type EngineOptions = { model?: Model; ownWords?: OwnWord[]; ownFlags?: OwnRedFlag[] }

let shipped: Model | undefined
const builtInModel = (): Model => {
  shipped ??= readModel()
  return shipped
}

let builtIn: OwnWord[] | undefined
/** The source of the lexicon; the engine reads what the model was packed with. */
export const builtInWords = (): OwnWord[] => {
  builtIn ??= readLexicon()
  return builtIn
}

export function createEngine(options: EngineOptions = {}) {
  const model = options.model ?? builtInModel()
  const lexicon = new Lexicon(model.lexicon, options.ownWords ?? [], normaliseWord)
  const known = (word: string): boolean => lexicon.has(word)
  const ownFlags = (options.ownFlags ?? []).map((f) => ({ ...f, words: f.words.map(normaliseWord) }))

  function evidence(text: string, given: Given = {}): Evidence {
    const r = readHomophones(readPinyin(normalise(text), model.sounds, known), model.sounds, known)
    const scope = scopeOf(r.text)
    const measures = measuresIn(r.text)
    const said = blotted(r.text, scope.denied)
    const person = personOf(r.text, given)
    const { add, out } = patientRules(r.text, person, given.age !== undefined && !given.band, given.sex !== undefined)
    for (const [name, w] of given.weights ?? []) add[classOf(name)]! += w
    return {
      reading: r,
      hits: lexicon.find(said),
      grams: model.gramScores(plainText(said)),
      graph: graphScores(said, model.graph),
      add,
      out,
      person,
      measures,
      emergencies: redFlagsIn(r, scope, measures, ownFlags),
    }
  }

  function read(text: string, given: Given = {}): Outcome {
    const e = evidence(text, given)
    const p = weigh(e, model.settings)
    const ranked = rank(p)
    const letters = e.reading.text.replace(/[^\u4e00-\u9fffa-z]/g, '')
    const spoken = e.hits.length > 0 || e.graph.some((g) => g > 0)
    const kind = !letters ? 'empty' : spoken || e.emergencies.length ? 'ok' : 'unclear'
    const confidence =
      kind === 'ok'
        ? confidenceOf(ranked[0]!.share, model.settings)
        : Math.min(0.3, confidenceOf(ranked[0]!.share, model.settings))
    return {
      kind,
      emergencies: e.emergencies,
      ranked,
      confidence,
      vague: !e.hits.some((h) => h.votes.some((v) => v.strength > 1)) && !e.graph.some((g) => g > 0.3),
      sure:
        kind === 'ok' && (ranked[0]!.share >= model.settings.answerFrom || (e.out.size > 12 && ranked[0]!.share > 0.5)),
      person: e.person,
      measures: e.measures,
      because: (department) => because(e, classOf(department)),
    }
  }
  return { read, evidence, words: lexicon.size, settings: model.settings }
}
export type Engine = ReturnType<typeof createEngine>

/** Probabilities of the departments, from the weighed sources. */
export function weigh(e: Evidence, s: Settings): Float64Array {
  const words = lexiconScores(e.hits, s.lexicon)
  const z = new Float64Array(classes)
  let top = Number.NEGATIVE_INFINITY
  for (let c = 0; c < classes; c++) {
    z[c] = e.out.has(c)
      ? Number.NEGATIVE_INFINITY
      : (s.grams * e.grams[c]! + s.words * words[c]! + s.graph * e.graph[c]! + e.add[c]! + s.bias[c]!) / s.temperature
    if (z[c]! > top) top = z[c]!
  }
  let sum = 0
  for (let c = 0; c < classes; c++) {
    z[c] = Math.exp(z[c]! - top)
    sum += z[c]!
  }
  for (let c = 0; c < classes; c++) z[c]! /= sum
  return z
}

const rank = (p: Float64Array): Ranked[] =>
  departments.map((department, c) => ({ department, share: p[c]! })).sort((a, b) => b.share - a.share)

export function confidenceOf(share: number, s: Settings): number {
  let right = s.sure[0]?.right ?? share
  for (let i = 0; i < s.sure.length; i++) {
    const here = s.sure[i]!
    if (share < here.from) break
    const next = s.sure[i + 1]
    right = next
      ? here.right + ((next.right - here.right) * (Math.min(share, next.from) - here.from)) / (next.from - here.from)
      : here.right
  }
  return right
}

/** At most three of the patient's own words, strongest first. */
function because(e: Evidence, department: number): string[] {
  const own = e.hits
    .flatMap((h) =>
      h.votes
        .filter((v) => v.department === department)
        .map((v) => ({ h, weight: v.strength / h.votes.length ** 0.5 + h.word.length / 10 })),
    )
    .sort((a, b) => b.weight - a.weight)
    .map(({ h }) => quote(e.reading, h.start, h.end))
  const out: string[] = []
  for (const w of own) if (w && !out.some((o) => o.includes(w) || w.includes(o))) out.push(w)
  return out.slice(0, 3)
}
