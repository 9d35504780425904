/** The trained part, one binary file: weights as int8, the graph, sounds of words, and how sure a score is. Written by `train/train.ts`. */
import { readFileSync } from 'node:fs'
import { departments } from './departments.ts'
import { classes, type Graph, grams, hash, type LexiconWeights } from './evidence.ts'
import type { PackedLexicon } from './lexicon.ts'
import type { PinyinTables } from './pinyin.ts'
import { type PackedTable, Table, tableParts } from './table.ts'

export type Settings = {
  lexicon: LexiconWeights
  /** How much each source says. */
  grams: number
  words: number
  graph: number
  temperature: number
  bias: number[]
  /** Isotonic: a top probability of at least `from` was right in `right` of the tuning cases. */
  sure: { from: number; right: number }[]
  /** A share of the first department from which an answer is given without questions. */
  answerFrom: number
}
export type Header = {
  version: 1
  departments: readonly string[]
  buckets: number
  /** How many words of ours. */
  words: number
  scale: number[]
  settings: Settings
  sections: Record<string, [offset: number, length: number]>
}

const magic = 'JYTRIAGE'

export function pack(header: Omit<Header, 'sections'>, sections: Record<string, Uint8Array>): Buffer {
  const places: Header['sections'] = {}
  let offset = 0
  for (const [name, bytes] of Object.entries(sections)) {
    places[name] = [offset, bytes.length]
    offset += bytes.length
  }
  const head = Buffer.from(JSON.stringify({ ...header, sections: places }))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(head.length)
  return Buffer.concat([Buffer.from(magic), size, head, ...Object.values(sections)])
}

export const tableSections = (name: string, t: PackedTable): Record<string, Buffer> =>
  Object.fromEntries(tableParts.map((part) => [`${name}.${part}`, t[part]]))

export type Model = {
  header: Header
  settings: Settings
  lexicon: PackedLexicon
  graph: Graph
  sounds: PinyinTables
  gramScores: (text: string) => Float64Array
}

export function unpack(file: Buffer): Model {
  if (file.subarray(0, 8).toString() !== magic) throw new Error('not a triage model')
  const size = file.readUInt32LE(8)
  const header = JSON.parse(file.subarray(12, 12 + size).toString()) as Header
  if (header.version !== 1 || header.departments.join() !== departments.join())
    throw new Error('a triage model of another version')
  const section = (name: string): Buffer => {
    const [offset, length] = header.sections[name]!
    return file.subarray(12 + size + offset, 12 + size + offset + length)
  }
  const raw = section('weights')
  const weights = new Int8Array(raw.buffer, raw.byteOffset, raw.length)
  const usual = section('usual')
  const usualBits = usual.length * 8 - 1
  const table = (name: string): Table =>
    new Table({
      hashes: section(`${name}.hashes`),
      places: section(`${name}.places`),
      text: section(`${name}.text`),
      reach: section(`${name}.reach`),
    })
  return {
    header,
    settings: header.settings,
    lexicon: { plain: table('plain'), openings: table('openings'), size: header.words },
    graph: {
      hashes: new Uint32Array(new Uint8Array(section('hashes')).buffer),
      rows: section('rows'),
      starts: section('starts'),
    },
    sounds: {
      words: table('words'),
      sounds: readSounds(section('sounds').toString()),
      usual: (pair) => {
        const bit = hash(pair) & usualBits
        return ((usual[bit >> 3]! >> (bit & 7)) & 1) === 1
      },
    },
    gramScores: (text) => {
      const out = new Float64Array(classes)
      const found = grams(text, header.buckets)
      if (!found.length) return out
      for (const bucket of found) {
        const at = bucket * classes
        for (let c = 0; c < classes; c++) out[c]! += weights[at + c]!
      }
      const norm = 1 / Math.sqrt(found.length)
      for (let c = 0; c < classes; c++) out[c]! *= header.scale[c]! * norm
      return out
    },
  }
}

/** `tou头投透…`, a line a syllable. */
function readSounds(text: string): Map<string, string> {
  const out = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, sound, chars] = /^([a-z]+)(.*)$/.exec(line) ?? []
    for (const c of chars ?? '') out.set(c, sound!)
  }
  return out
}

export const readModel = (file = new URL('../../model/triage.bin', import.meta.url)): Model =>
  unpack(readFileSync(file))
