/** Our own words, department by department, and how they are found in a text. The files in `data/lexicon` are the source. */
import { readdirSync, readFileSync } from 'node:fs'
import { classOf } from './departments.ts'

export type Strength = 1 | 2 | 3
type Vote = { department: number; strength: Strength }
type Entry = { word: string; votes: Vote[] }
/** A word found in a text. */
export type Hit = { word: string; start: number; end: number; votes: Vote[] }

/** Between the parts of «胸口~痛» at most this many characters may stand, none of them punctuation. */
const widestGap = 6
const strengths: Record<string, Strength> = { strong: 3, fair: 2, weak: 1 }

export type OwnWord = { word: string; department: string; strength?: 'strong' | 'fair' | 'weak' }

export function readLexicon(dir = new URL('../../data/lexicon/', import.meta.url)): OwnWord[] {
  const out: OwnWord[] = []
  for (const name of readdirSync(dir).sort()) {
    let department = ''
    let strength: OwnWord['strength'] = 'strong'
    for (const line of readFileSync(new URL(name, dir), 'utf8').split('\n')) {
      if (!line || line.startsWith('#')) continue
      if (line.startsWith('department ')) department = line.slice(11).trim()
      else if (line in strengths) strength = line as 'strong'
      else for (const word of line.split(' ')) if (word) out.push({ word, department, strength })
    }
  }
  return out
}

export class Lexicon {
  private plain = new Map<string, Entry>()
  /** The longest word that starts with these two characters: most places of a text start none. */
  private reach = new Map<string, number>()
  private openings = new Map<string, { rest: string[]; entry: Entry }[]>()
  private openingReach = new Map<string, number>()
  size = 0

  constructor(words: OwnWord[], reading: (word: string) => string) {
    for (const w of words) this.add(w, reading)
  }

  private add({ word, department, strength = 'strong' }: OwnWord, reading: (word: string) => string): void {
    const vote: Vote = { department: classOf(department), strength: strengths[strength]! }
    const parts = word.split('~').map(reading).filter(Boolean)
    if (!parts.length) return
    const key = parts.join('~')
    if (parts.length === 1) {
      const entry = this.plain.get(key)
      if (entry) {
        if (!entry.votes.some((v) => v.department === vote.department)) entry.votes.push(vote)
        return
      }
      this.plain.set(key, { word: key, votes: [vote] })
      const start = key.slice(0, 2)
      this.reach.set(start, Math.max(this.reach.get(start) ?? 0, key.length))
    } else {
      const list = this.openings.get(parts[0]!) ?? []
      const known = list.find((o) => o.entry.word === key)
      if (known) known.entry.votes.push(vote)
      else list.push({ rest: parts.slice(1), entry: { word: key, votes: [vote] } })
      this.openings.set(parts[0]!, list)
      const start = parts[0]![0]!
      this.openingReach.set(start, Math.max(this.openingReach.get(start) ?? 0, parts[0]!.length))
    }
    this.size++
  }

  has(word: string): boolean {
    return this.plain.has(word)
  }
  words(): Iterable<Entry> {
    return this.plain.values()
  }
  get(word: string): Entry | undefined {
    return this.plain.get(word)
  }

  /** Every word of ours in the text; a word inside a longer one is not counted again. */
  find(text: string): Hit[] {
    const hits: Hit[] = []
    let covered = 0
    for (let i = 0; i < text.length; i++) {
      for (let n = Math.min(this.reach.get(text.slice(i, i + 2)) ?? 1, text.length - i); n > 0; n--) {
        const entry = this.plain.get(text.slice(i, i + n))
        if (!entry) continue
        if (i + n > covered) {
          hits.push({ word: entry.word, start: i, end: i + n, votes: entry.votes })
          covered = i + n
        }
        break
      }
      for (let n = Math.min(this.openingReach.get(text[i]!) ?? 0, text.length - i); n > 0; n--)
        for (const { rest, entry } of this.openings.get(text.slice(i, i + n)) ?? []) {
          // 乳头, 骨头 and 肱二头肌 are no heads.
          if (entry.word.startsWith('头~') && /[骨指乳龟舌念额二三码木石馒镜罐枕]/.test(text[i - 1] ?? '')) continue
          const end = follow(text, i + n, rest)
          if (end) hits.push({ word: entry.word, start: i, end, votes: entry.votes })
        }
    }
    return hits
  }
}

function follow(text: string, from: number, rest: string[]): number | undefined {
  let at = from
  for (const part of rest) {
    let found = -1
    for (let gap = 0; gap <= widestGap && at + gap + part.length <= text.length; gap++) {
      if (text.startsWith(part, at + gap)) {
        found = at + gap
        break
      }
      if (/[,，。;；!！?？□]/.test(text[at + gap]!)) break
    }
    if (found < 0) return
    at = found + part.length
  }
  return at
}
