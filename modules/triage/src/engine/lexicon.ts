/** Our own words, department by department, and how they are found in a text. The files in `data/lexicon` are the source. */
import { readdirSync, readFileSync } from 'node:fs'
import { classOf } from './departments.ts'
import { packTable, type Table } from './table.ts'

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

/** Votes as two characters each: department and strength. */
const votesOf = (text: string): Vote[] => {
  const out: Vote[] = []
  for (let i = 0; i + 1 < text.length; i += 2)
    out.push({ department: text.charCodeAt(i) - 65, strength: Number(text[i + 1]) as Strength })
  return out
}
const written = (votes: Vote[]): string =>
  votes.map((v) => String.fromCharCode(65 + v.department) + v.strength).join('')
const partsOf = (word: string, reading: (word: string) => string): string[] =>
  word.split('~').map(reading).filter(Boolean)

/** Whole words, and those with room between: an opening with what may follow it. Made when the model is trained; nothing of it is read at start. */
export type PackedLexicon = { plain: Table; openings: Table; size: number }
export function packLexicon(words: OwnWord[], reading: (word: string) => string) {
  const plain = new Map<string, Vote[]>()
  const openings = new Map<string, Map<string, Vote[]>>()
  let size = 0
  for (const { word, department, strength = 'strong' } of words) {
    const parts = partsOf(word, reading)
    if (!parts.length) continue
    let list = plain
    if (parts.length > 1) {
      list = openings.get(parts[0]!) ?? new Map<string, Vote[]>()
      openings.set(parts[0]!, list)
    }
    const key = parts.slice(parts.length > 1 ? 1 : 0).join('~')
    const votes = list.get(key) ?? []
    if (!votes.length) size++
    const vote: Vote = { department: classOf(department), strength: strengths[strength]! }
    if (!votes.some((v) => v.department === vote.department)) votes.push(vote)
    list.set(key, votes)
  }
  return {
    size,
    plain: packTable(
      [...plain].map(([k, v]) => [k, written(v)] as const),
      (k) => k.slice(0, 2),
      (k) => k.length,
    ),
    openings: packTable(
      [...openings].map(([k, rests]) => [k, [...rests].map(([r, v]) => `${r}:${written(v)}`).join('|')] as const),
      (k) => k[0]!,
      (k) => k.length,
    ),
  }
}

type Opening = { rest: string[]; entry: Entry }
export class Lexicon {
  size: number
  private packed: PackedLexicon
  /** A hospital's own words. */
  private plain = new Map<string, Vote[]>()
  private openings = new Map<string, Opening[]>()
  private ownReach = new Map<string, number>()
  private entries = new Map<string, Entry | undefined>()
  private opened = new Map<string, Opening[]>()

  constructor(packed: PackedLexicon, own: OwnWord[], reading: (word: string) => string) {
    this.packed = packed
    this.size = packed.size
    for (const { word, department, strength = 'strong' } of own) {
      const parts = partsOf(word, reading)
      if (!parts.length) continue
      const vote: Vote = { department: classOf(department), strength: strengths[strength]! }
      const start = parts.length > 1 ? parts[0]![0]! : parts[0]!.slice(0, 2)
      if (parts.length > 1) {
        const list = this.openings.get(parts[0]!) ?? []
        list.push({ rest: parts.slice(1), entry: { word: parts.join('~'), votes: [vote] } })
        this.openings.set(parts[0]!, list)
      } else this.plain.set(parts[0]!, [...(this.plain.get(parts[0]!) ?? []), vote])
      const kind = `${parts.length > 1 ? '~' : ''}${start}`
      this.ownReach.set(kind, Math.max(this.ownReach.get(kind) ?? 0, parts[0]!.length))
      this.size++
    }
  }

  has(word: string): boolean {
    return this.plain.has(word) || this.packed.plain.get(word) !== undefined
  }

  private entryOf(word: string): Entry | undefined {
    if (this.entries.has(word)) return this.entries.get(word)
    const built = this.packed.plain.get(word)
    const votes = built === undefined ? [] : votesOf(built)
    for (const v of this.plain.get(word) ?? []) if (!votes.some((x) => x.department === v.department)) votes.push(v)
    const entry = votes.length ? { word, votes } : undefined
    if (entry) this.entries.set(word, entry)
    return entry
  }

  private openingsOf(start: string): Opening[] {
    let list = this.opened.get(start)
    if (list) return list
    const built = this.packed.openings.get(start)
    const own = this.openings.get(start)
    if (built === undefined && !own) return []
    list = (built?.split('|') ?? []).map((line) => {
      const [rest = '', votes = ''] = line.split(':')
      return { rest: rest.split('~'), entry: { word: `${start}~${rest}`, votes: votesOf(votes) } }
    })
    list.push(...(own ?? []))
    this.opened.set(start, list)
    return list
  }

  /** Every word of ours in the text; a word inside a longer one is not counted again. */
  find(text: string): Hit[] {
    const hits: Hit[] = []
    let covered = 0
    for (let i = 0; i < text.length; i++) {
      const pair = text.slice(i, i + 2)
      const longest = Math.max(1, this.packed.plain.reach(pair), this.ownReach.get(pair) ?? 0)
      for (let n = Math.min(longest, text.length - i); n > 0; n--) {
        const entry = this.entryOf(text.slice(i, i + n))
        if (!entry) continue
        if (i + n > covered) {
          hits.push({ word: entry.word, start: i, end: i + n, votes: entry.votes })
          covered = i + n
        }
        break
      }
      const opening = Math.max(this.packed.openings.reach(text[i]!), this.ownReach.get(`~${text[i]}`) ?? 0)
      for (let n = Math.min(opening, text.length - i); n > 0; n--)
        for (const { rest, entry } of this.openingsOf(text.slice(i, i + n))) {
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
