/** One spelling for what people type: widths, traditional characters, dialect words, typing errors, numerals before units. */
import { readFileSync } from 'node:fs'

/** A text in which every character still knows which character of the original it came from. */
export type Reading = { text: string; from: number[]; original: string }

const data = (name: string): string[] =>
  readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))

const simplified = new Map<string, string>()
for (const line of data('traditional.txt')) {
  const chars = [...line]
  for (let i = 0; i + 1 < chars.length; i += 2) simplified.set(chars[i]!, chars[i + 1]!)
}
simplified.set('疼', '痛')
simplified.set('癥', '症')
const rewrites = new Map<string, string>()
for (const line of data('rewrites.txt')) {
  const [from, to] = line.split('=')
  rewrites.set(from!.replaceAll('疼', '痛'), to!.replaceAll('疼', '痛'))
}
const starts = new Set([...rewrites.keys()].map((k) => k[0]))
const longestRewrite = Math.max(...[...rewrites.keys()].map((k) => k.length))

/** Longer texts are cut: what matters is said early, and nobody waits for the rest. */
export const longest = 1200

function byCharacter(original: string): Reading {
  let text = ''
  const from: number[] = []
  for (let i = 0; i < original.length && text.length < longest; i++) {
    const code = original.charCodeAt(i)
    let c = original[i]!
    if (code === 0x3000) c = ' '
    else if (code >= 0xff01 && code <= 0xff5e) c = String.fromCharCode(code - 0xfee0)
    else if (code >= 0xd800 && code <= 0xdfff) c = ' '
    else if (code < 0x20 || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f) || code === 0xfeff)
      c = code === 0x0a ? '。' : ' '
    c = simplified.get(c) ?? c.toLowerCase()
    if (c.length > 1) c = c[0]!
    if (c === ' ' && (text === '' || text.endsWith(' '))) continue
    text += c
    from.push(i)
  }
  return { text, from, original }
}

export function replaced(
  r: Reading,
  at: (text: string, i: number) => [length: number, to: string] | undefined,
): Reading {
  let text = ''
  let from: number[] = []
  let changed = false
  for (let i = 0; i < r.text.length; ) {
    const hit = at(r.text, i)
    if (!hit) {
      if (changed) {
        text += r.text[i]
        from.push(r.from[i]!)
      }
      i++
      continue
    }
    if (!changed) {
      text = r.text.slice(0, i)
      from = r.from.slice(0, i)
      changed = true
    }
    const [length, to] = hit
    for (let k = 0; k < to.length; k++) from.push(r.from[i + Math.min(k, length - 1)]!)
    text += to
    i += length
  }
  return changed ? { text, from, original: r.original } : r
}

function rewriteAt(text: string, i: number): [number, string] | undefined {
  if (!starts.has(text[i]!)) return
  for (let n = Math.min(longestRewrite, text.length - i); n > 0; n--) {
    const to = rewrites.get(text.slice(i, i + n))
    if (to !== undefined) return [n, to]
  }
  return
}

const digit: Record<string, number> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const numeral =
  /[零一二两三四五六七八九十百]{1,7}(?=(多|几|来)?(个)?(多|半)?(度|岁|周岁|天|日|周|礼拜|星期|月|年|小时|钟头|分钟|次|斤|公斤|公分|厘米|毫米|片|粒|颗|米|层|楼|胎|针))/y

export function numberOf(han: string): number {
  let total = 0
  let now = 0
  for (const c of han) {
    if (c === '十' || c === '百') {
      total += (now || 1) * (c === '十' ? 10 : 100)
      now = 0
    } else now = digit[c]!
  }
  // 三百五 and 一百七八 are spoken short: the last digit stands for tens.
  return total + (now && total >= 100 && total % 100 === 0 && !han.includes('零') ? now * 10 : now)
}

function numberAt(text: string, i: number): [number, string] | undefined {
  const c = text[i]!
  if (c !== '十' && c !== '百' && !(c in digit)) return
  if (/[周星拜第其]/.test(text[i - 1] ?? '') || /[零一二两三四五六七八九十百]/.test(text[i - 1] ?? '')) return
  numeral.lastIndex = i
  const hit = numeral.exec(text)
  if (!hit) return
  let length = hit[0].length
  let to = String(numberOf(hit[0]))
  // 三十八度五 → 38.5度
  const half = /^度([一二三四五六七八九半])(?![十百])/.exec(text.slice(i + length))
  if (half) {
    to += `.${half[1] === '半' ? 5 : digit[half[1]!]}度`
    length += 2
  }
  return [length, to]
}

const spoken: [RegExp, string][] = [
  [/半(个)?(小时|钟头|多小时)/y, '30分钟'],
  [/([0-9]+)度([0-9半])(?![0-9])/y, ''],
]
function spokenAt(text: string, i: number): [number, string] | undefined {
  if (!/[半0-9]/.test(text[i]!)) return
  for (const [pattern, to] of spoken) {
    pattern.lastIndex = i
    const hit = pattern.exec(text)
    if (hit) return [hit[0].length, to || `${hit[1]}.${hit[2] === '半' ? 5 : hit[2]}度`]
  }
  return
}

const special = new RegExp(
  `[^\\u4e00-\\u9fff]|[${[...starts, ...simplified.keys(), ...'零一二两三四五六七八九十百半'].join('')}]`,
)
/** A word of our own lists, read as texts are; most need nothing. */
export const normaliseWord = (word: string): string => (special.test(word) ? normalise(word).text : word)

export function normalise(original: string): Reading {
  const r = replaced(byCharacter(original), rewriteAt)
  if (!/[零一二两三四五六七八九十百半0-9]/.test(r.text)) return r
  return replaced(replaced(r, numberAt), spokenAt)
}

/** The patient's own characters between two places of a reading. */
export const quote = (r: Reading, start: number, end: number): string =>
  r.original.slice(r.from[start] ?? 0, (r.from[end - 1] ?? 0) + 1).trim()
