/** Pinyin typing («tou teng», «ganmao») and slips that sound right («咳漱»): read back into words of the lexicon. */
import { type Reading, replaced } from './normalise.ts'
import type { Table } from './table.ts'

/** Toneless syllables, spelled once: initial by initial. */
const finals: Record<string, string> = {
  '': 'a ai an ang ao e ei en eng er o ou wa wai wan wang wei wen weng wo wu ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
}
const syllables = new Set(Object.entries(finals).flatMap(([initial, list]) => list.split(' ').map((f) => initial + f)))

/** Splits letters into syllables; nothing when they are no pinyin (CT, HPV). */
export function syllablesOf(letters: string): string[] | undefined {
  const best: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= letters.length; end++)
    for (let n = Math.min(6, end); n > 0; n--) {
      const before = best[end - n]
      const s = letters.slice(end - n, end)
      if (before && syllables.has(s) && (!best[end] || before.length + 1 < best[end]!.length))
        best[end] = [...before, s]
    }
  return best[letters.length]
}

export type PinyinTables = {
  /** `tou teng` → 头痛; + marks those that may be heard in a slip of two characters. */
  words: Table
  /** 头 → tou */
  sounds: Map<string, string>
  /** Did this pair of characters occur in the training text? Then it is no slip. */
  usual: (pair: string) => boolean
}
const alone: Record<string, string> = { teng: '痛', tong: '痛', yang: '痒', zhong: '肿', ma: '麻', zhang: '胀' }

export function readPinyin(r: Reading, t: PinyinTables, known: (word: string) => boolean): Reading {
  if (!/[a-z]{2}/.test(r.text)) return r
  return replaced(r, (text, i) => {
    if (!/[a-z]/.test(text[i]!) || /[a-z0-9]/.test(text[i - 1] ?? '')) return
    const run = /^[a-z]+(?:[ '][a-z]+)*/.exec(text.slice(i, i + 200))![0]
    if (known(run) || run.length < 2) return
    const parts = run.split(/[ ']/).map(syllablesOf)
    if (parts.some((p) => !p)) return
    const all = parts.flatMap((p) => p!)
    if (all.length === 1) {
      const one = alone[all[0]!]
      return one && /[\u4e00-\u9fff]/.test(text[i - 1] ?? '') ? [run.length, one] : undefined
    }
    const out: string[] = []
    for (let k = 0; k < all.length; ) {
      let taken = 0
      for (let n = Math.min(6, all.length - k); n > 1; n--) {
        const word = t.words.get(all.slice(k, k + n).join(' '))
        if (word) {
          out.push(word.replace('+', ''))
          taken = n
          break
        }
      }
      k += taken || 1
    }
    return out.length ? [run.length, out.join('')] : undefined
  })
}

/** A window that sounds like a word of ours, shares a character with it and is nothing that people usually write, is that word. */
export function readHomophones(r: Reading, t: PinyinTables, known: (word: string) => boolean): Reading {
  return replaced(r, (text, i) => {
    const second = t.sounds.get(text[i + 1] ?? '')
    const first = second && t.sounds.get(text[i]!)
    const reach = first ? Math.min(5, t.words.reach(`${first} ${second}`)) : 0
    for (let n = Math.min(reach, text.length - i); n >= 2; n--) {
      const window = text.slice(i, i + n)
      if (known(window)) return
      let key = ''
      for (const c of window) {
        const sound = t.sounds.get(c)
        if (!sound) {
          key = ''
          break
        }
        key += key ? ` ${sound}` : sound
      }
      const found = key ? t.words.get(key) : undefined
      const word = found?.replace('+', '')
      if (!word || word === window || word.length !== n) continue
      // Two characters sound like too much: only the everyday words are heard in them.
      if (n === 2 && word === found) continue
      let same = 0
      for (let k = 0; k < n; k++) if (word[k] === window[k]) same++
      if (!same || n - same > 2) continue
      let slip = true
      for (let k = 0; k + 1 < n && slip; k++)
        if (word.slice(k, k + 2) !== window.slice(k, k + 2) && t.usual(window.slice(k, k + 2))) slip = false
      if (slip) return [n, word]
    }
    return
  })
}
