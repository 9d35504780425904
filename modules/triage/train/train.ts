/**
 * Makes `model/triage.bin` and its provenance: `node modules/triage/train/train.ts <data folder>`.
 * The same input gives the same file, bit for bit: fixed order, fixed shuffles, whole-number weights. The text itself stays where it is.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pinyin } from 'pinyin-pro'
import { classOf, departments } from '../src/engine/departments.ts'
import { classes, grams, graphRow, hash, plainText, startBit } from '../src/engine/evidence.ts'
import { builtInWords, createEngine } from '../src/engine/index.ts'
import { packLexicon } from '../src/engine/lexicon.ts'
import { type Model, pack, type Settings, tableSections, unpack } from '../src/engine/model.ts'
import { normalise, normaliseWord } from '../src/engine/normalise.ts'
import { blotted, scopeOf } from '../src/engine/scope.ts'
import { packTable } from '../src/engine/table.ts'
import { inputs, missing, partOf, readCases, readDiseases, readQuestions, sha256 } from './data.ts'
import { figures } from './figures.ts'
import { tune } from './tune.ts'

const dir = process.argv[2]
if (!dir || missing(dir).length) {
  console.error(
    dir
      ? `Not in ${dir}: ${missing(dir).join(', ')}`
      : 'Say where the data is: node modules/triage/train/train.ts <folder>',
  )
  process.exit(66)
}
const started = performance.now()
const buckets = 2 ** 15
const said = (text: string): string => {
  const r = normalise(text)
  return plainText(blotted(r.text, scopeOf(r.text).denied))
}

// 1. What is learned from: questions that were not set aside, diseases with their symptoms, our own words.
const questions = readQuestions(dir, 'train').filter((q) => partOf(q) === 'learn')
const diseases = readDiseases(dir)
/** Short complaints of ours, evenly over the departments: few, so each counts more. */
const ownWeight = 3
type Doc = { found: number[]; label: number; weight: number }
const docs: Doc[] = []
for (const q of questions) docs.push({ found: grams(said(q.text), buckets), label: classOf(q.dept), weight: 1 })
for (const d of diseases) {
  const symptoms = d.symptoms.filter((s) => !s.includes('...'))
  docs.push({ found: grams(said(d.disease), buckets), label: classOf(d.dept), weight: 0.25 })
  if (symptoms.length)
    docs.push({ found: grams(said(symptoms.join(' ')), buckets), label: classOf(d.dept), weight: 0.15 })
}
for (const w of builtInWords())
  docs.push({
    found: grams(said(w.word.replaceAll('~', ' ')), buckets),
    label: classOf(w.department),
    weight: w.strength === 'strong' ? 0.6 : w.strength === 'fair' ? 0.2 : 0.05,
  })
for (const c of readCases('learn.tsv'))
  docs.push({ found: grams(said(c.text), buckets), label: classOf(c.accept[0]!), weight: ownWeight })

// Rare departments count as much as common ones, nearly: the hospital's patients are not the forum's.
const total = new Float64Array(classes)
for (const d of docs) total[d.label]! += d.weight
const mean = total.reduce((a, b) => a + b) / classes
for (const d of docs) d.weight *= (mean / total[d.label]!) ** 0.85

// 2. Softmax regression on the hashed characters and pairs, by steps of Adagrad.
const w = new Float64Array(buckets * classes)
const g2 = new Float64Array(buckets * classes).fill(1e-3)
let random = 20260101
const next = (): number => {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0
  return random / 4294967296
}
const order = docs.map((_, i) => i)
const p = new Float64Array(classes)
for (let epoch = 0; epoch < 12; epoch++) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  for (const i of order) {
    const { found, label, weight } = docs[i]!
    if (!found.length) continue
    const norm = 1 / Math.sqrt(found.length)
    p.fill(0)
    for (const b of found) for (let c = 0; c < classes; c++) p[c]! += w[b * classes + c]!
    let top = -1e9
    for (let c = 0; c < classes; c++) {
      p[c]! *= norm
      if (p[c]! > top) top = p[c]!
    }
    let sum = 0
    for (let c = 0; c < classes; c++) {
      p[c] = Math.exp(p[c]! - top)
      sum += p[c]!
    }
    for (let c = 0; c < classes; c++) p[c] = (p[c]! / sum - (c === label ? 0.97 : 0.03 / (classes - 1))) * weight * norm
    for (const b of found)
      for (let c = 0; c < classes; c++) {
        const at = b * classes + c
        const gradient = p[c]! + 1e-5 * w[at]!
        if (gradient > -1e-6 && gradient < 1e-6) continue
        g2[at]! += gradient * gradient
        w[at]! -= (0.25 * gradient) / Math.sqrt(g2[at]!)
      }
  }
}
const scale: number[] = []
const weights = new Int8Array(buckets * classes)
for (let c = 0; c < classes; c++) {
  const sizes: number[] = []
  for (let b = 0; b < buckets; b++) if (w[b * classes + c]) sizes.push(Math.abs(w[b * classes + c]!))
  sizes.sort((a, b) => a - b)
  const largest = sizes[Math.floor(sizes.length * 0.999)] ?? 1
  scale.push(Number((largest / 127).toPrecision(6)))
  for (let b = 0; b < buckets; b++)
    weights[b * classes + c] = Math.max(-127, Math.min(127, Math.round(w[b * classes + c]! / scale[c]!)))
}

// 3. The graph: names of diseases, and symptoms that point somewhere.
type Row = { word: string; disease: boolean; shares: (readonly [number, number])[] }
const rows: Row[] = []
const named = new Map<string, Set<number>>()
const pointing = new Map<string, Float64Array>()
for (const d of diseases) {
  const name = normalise(d.disease).text
  if (name.length >= 2 && name.length <= 14)
    for (const dept of d.all) named.set(name, (named.get(name) ?? new Set()).add(classOf(dept)))
  for (const s of d.symptoms) {
    const word = normalise(s).text
    if (s.includes('...') || word.length < 2 || word.length > 8) continue
    const row = pointing.get(word) ?? new Float64Array(classes)
    row[classOf(d.dept)]! += 1
    pointing.set(word, row)
  }
}
for (const [word, of] of named)
  rows.push({
    word,
    disease: true,
    shares: [...of]
      .sort((a, b) => a - b)
      .slice(0, 3)
      .map((c) => [c, Math.round(100 / of.size)] as const),
  })
const perClass = new Float64Array(classes)
for (const d of diseases) perClass[classOf(d.dept)]! += 1
for (const word of [...pointing.keys()].sort()) {
  if (named.has(word)) continue
  const row = pointing.get(word)!.map((n, c) => n / Math.sqrt(perClass[c]!))
  const sum = row.reduce((a, b) => a + b)
  const shares = [...row].map((n, c) => [c, Math.round((100 * n) / sum)] as const).filter(([, s]) => s >= 30)
  if (shares.length) rows.push({ word, disease: false, shares: shares.slice(0, 3) })
}
const byHash = new Map(rows.map((r) => [hash(r.word), r] as const))
const hashes = Uint32Array.from([...byHash.keys()].sort((a, b) => a - b))
const table = new Uint8Array(hashes.length * graphRow)
const starts = new Uint8Array(2 ** 13)
hashes.forEach((h, i) => {
  const { word, disease, shares } = byHash.get(h)!
  table[i * graphRow] = disease ? 1 : 0
  shares.forEach(([c, share], k) => {
    table.set([c + 1, share], i * graphRow + 1 + 2 * k)
  })
  const bit = startBit(word.slice(0, 2), starts)
  starts[bit >> 3]! |= 1 << (bit & 7)
})

// 4. Sounds: words that may be typed in pinyin, syllables of characters, and which pairs are no slips of the ear.
const plain = (word: string): string => pinyin(word, { toneType: 'none', type: 'array', v: true }).join(' ')
const sounding = new Map<string, string>()
const extra = readFileSync(new URL('../data/pinyin-words.txt', import.meta.url), 'utf8')
  .split(/\s+/)
  .filter((x) => /^[\u4e00-\u9fff]+$/.test(x))
const strong = builtInWords()
  .filter((x) => x.strength === 'strong' && !x.word.includes('~'))
  .map((x) => x.word)
for (const word of [...extra, ...strong].map((x) => normalise(x).text))
  if (/^[\u4e00-\u9fff]{2,6}$/.test(word) && !sounding.has(plain(word))) {
    sounding.set(plain(word), word)
    // 痛 stands for 疼 too.
    if (word.includes('痛')) sounding.set(plain(word.replaceAll('痛', '疼')), word)
  }
const everyday = new Set(extra.map((x) => normalise(x).text))
const characters = new Set<string>()
const pairs = new Map<string, number>()
for (const q of questions) {
  const text = normalise(q.text).text
  for (let i = 0; i < text.length; i++) {
    if (/[\u4e00-\u9fff]/.test(text[i]!)) characters.add(text[i]!)
    const pair = text.slice(i, i + 2)
    if (/^[\u4e00-\u9fff]{2}$/.test(pair)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
}
for (const word of sounding.values()) for (const c of word) characters.add(c)
const bySound = new Map<string, string>()
for (const c of [...characters].sort()) {
  const sound = pinyin(c, { toneType: 'none', v: true })
  if (/^[a-z]+$/.test(sound)) bySound.set(sound, (bySound.get(sound) ?? '') + c)
}
const usual = Buffer.alloc(2 ** 14)
const mark = (pair: string) => {
  const bit = hash(pair) & (usual.length * 8 - 1)
  usual[bit >> 3]! |= 1 << (bit & 7)
}
for (const [pair, n] of pairs) if (n > 1) mark(pair)
for (const word of [...strong, ...diseases.map((d) => d.disease)]) {
  const t = normalise(word).text
  for (let i = 0; i + 1 < t.length; i++) mark(t.slice(i, i + 2))
}

// 5. Weights of the sources and confidence, on what was set aside for tuning; then figures on what was not.
const lexicon = packLexicon(builtInWords(), normaliseWord)
const sections = {
  weights: Buffer.from(weights.buffer),
  hashes: Buffer.from(hashes.buffer),
  rows: table,
  starts,
  ...tableSections(
    'words',
    packTable(
      [...sounding].map(([k, v]) => [k, v + (everyday.has(v) ? '+' : '')] as const),
      (k) => k.split(' ').slice(0, 2).join(' '),
      (_, v) => v.replace('+', '').length,
    ),
  ),
  ...tableSections('plain', lexicon.plain),
  ...tableSections('openings', lexicon.openings),
  sounds: Buffer.from(
    [...bySound.keys()]
      .sort()
      .map((k) => k + bySound.get(k)!)
      .join('\n'),
  ),
  usual,
}
const first: Settings = {
  lexicon: { strong: 2, fair: 1, weak: 0.4, fade: 0.6, share: 0.6 },
  grams: 1,
  words: 1,
  graph: 0.6,
  temperature: 1,
  bias: Array(classes).fill(0),
  sure: [],
  answerFrom: 0.9,
}
const assemble = (settings: Settings): Buffer =>
  pack({ version: 1, departments, buckets, words: lexicon.size, scale, settings }, sections)
const model: Model = unpack(assemble(first))
const engine = createEngine({ model })
const settings = tune(
  engine,
  first,
  readQuestions(dir, 'train').filter((q) => partOf(q) === 'tune'),
)
const file = assemble(settings)
// `--into <folder>`: somewhere else, to compare.
const into = process.argv.indexOf('--into')
const out = into > 0 ? pathToFileURL(`${resolve(process.argv[into + 1]!)}/`) : new URL('../model/', import.meta.url)
mkdirSync(out, { recursive: true })
writeFileSync(new URL('triage.bin', out), file)

const dataFiles = [
  'departments.json',
  'rewrites.txt',
  'traditional.txt',
  'red-flags.json',
  'pinyin-words.txt',
  'cases/plain.tsv',
  'cases/learn.tsv',
]
const words = Buffer.from(JSON.stringify(builtInWords()))
writeFileSync(
  new URL('provenance.json', out),
  `${JSON.stringify(
    {
      file: 'triage.bin',
      sha256: sha256(file),
      bytes: file.length,
      made_by: 'node modules/triage/train/train.ts <data folder>',
      node: process.versions.node,
      sources: [
        { name: 'Toyhom Chinese medical dialogue (sample)', licence: 'MIT' },
        { name: 'DialMed', licence: 'MIT' },
        { name: 'Zhongjing CMtMedQA', licence: 'Apache-2.0' },
        { name: 'DISC-MedLLM', licence: 'Apache-2.0' },
        { name: 't-zhan MedicalQA disease graph', licence: 'MIT' },
        { name: 'Lexicon, rewrites and cases of this repository', licence: 'Apache-2.0' },
      ],
      inputs: Object.fromEntries(inputs.map((name) => [name, sha256(readFileSync(join(dir, name)))])),
      own: {
        ...Object.fromEntries(
          dataFiles.map((n) => [n, sha256(readFileSync(new URL(`../data/${n}`, import.meta.url)))]),
        ),
        lexicon: sha256(words),
      },
      counts: {
        questions: questions.length,
        diseases: diseases.length,
        lexicon: engine.words,
        pinyin: sounding.size,
        buckets,
      },
      figures: figures(createEngine({ model: unpack(file) }), dir),
    },
    null,
    2,
  )}\n`,
)
console.log(
  `${file.length} bytes in ${((performance.now() - started) / 1000).toFixed(1)} s, sha256 ${sha256(file).slice(0, 16)}…`,
)
