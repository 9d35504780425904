/** The three sources a department's score is made of: character pairs, our lexicon, the graph of diseases. */
import { departments } from './departments.ts'
import type { Hit } from './lexicon.ts'

export const classes = departments.length

/** FNV-1a over UTF-16 units. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let h = seed
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193)
  }
  h ^= h >>> 15
  return h >>> 0
}

/** What character pairs are read from: no digits' values, no punctuation, nothing denied. */
export const plainText = (text: string): string => text.replace(/[0-9.]+/g, '0').replace(/[^\u4e00-\u9fffa-z0□]+/g, ' ')

/** Buckets of the single characters and pairs of a text, each once, in order of appearance. */
export function grams(text: string, buckets: number): number[] {
  const seen = new Set<number>()
  const mask = buckets - 1
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === ' ' || c === '□') continue
    seen.add(hash(c) & mask)
    const d = text[i + 1]
    if (d !== undefined && d !== ' ' && d !== '□') seen.add(hash(c + d) & mask)
  }
  return [...seen]
}

export type LexiconWeights = { strong: number; fair: number; weak: number; fade: number; share: number }

/** Votes of our words. The second word for a department counts less than the first; a word of many departments counts less for each. */
export function lexiconScores(hits: Hit[], w: LexiconWeights): Float64Array {
  const values: number[][] = Array.from({ length: classes }, () => [])
  const seen = new Set<string>()
  for (const hit of hits) {
    if (seen.has(hit.word)) continue
    seen.add(hit.word)
    const strong = hit.votes.reduce((n, v) => n + (v.strength === 3 ? 1 : v.strength === 2 ? 0.5 : 0.2), 0)
    const long = Math.min(1.35, 0.7 + 0.15 * hit.word.replaceAll('~', '').length)
    for (const v of hit.votes)
      values[v.department]!.push(
        (long * (v.strength === 3 ? w.strong : v.strength === 2 ? w.fair : w.weak)) / Math.max(1, strong) ** w.share,
      )
  }
  const out = new Float64Array(classes)
  values.forEach((list, c) => {
    list.sort((a, b) => b - a)
    list.forEach((v, i) => {
      out[c]! += v * w.fade ** i
    })
  })
  return out
}

/**
 * Disease names and symptoms with the departments they speak for, as a sorted table of hashes: nothing is parsed at start.
 * A row of seven bytes: 0 a symptom or 1 a disease, then up to three pairs of department + 1 and share in hundredths.
 */
export type Graph = { hashes: Uint32Array; rows: Uint8Array; starts: Uint8Array }
export const graphRow = 7
const longestName = 14
export const startBit = (pair: string, starts: Uint8Array): number => hash(pair, 0x2545f491) & (starts.length * 8 - 1)

function rowOf(word: string, g: Graph): number {
  const wanted = hash(word)
  let low = 0
  let high = g.hashes.length - 1
  while (low <= high) {
    const mid = (low + high) >> 1
    const here = g.hashes[mid]!
    if (here === wanted) return mid * graphRow
    if (here < wanted) low = mid + 1
    else high = mid - 1
  }
  return -1
}

export function graphScores(text: string, g: Graph): Float64Array {
  const out = new Float64Array(classes)
  let covered = 0
  for (let i = 0; i + 1 < text.length; i++) {
    const bit = startBit(text.slice(i, i + 2), g.starts)
    if (((g.starts[bit >> 3]! >> (bit & 7)) & 1) === 0) continue
    for (let n = Math.min(longestName, text.length - i); n > 1 && i + n > covered; n--) {
      const row = rowOf(text.slice(i, i + n), g)
      if (row < 0) continue
      const weight = g.rows[row] ? (n > 3 ? 0.014 : 0.01) : 0.005
      for (let k = 1; k < graphRow && g.rows[row + k]; k += 2)
        out[g.rows[row + k]! - 1]! += weight * g.rows[row + k + 1]!
      covered = i + n
      break
    }
  }
  for (let c = 0; c < classes; c++) out[c] = Math.min(2.5, out[c]!)
  return out
}
