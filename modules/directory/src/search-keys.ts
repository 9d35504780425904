import { pinyin } from 'pinyin-pro'

/** What is typed and what is stored meet here: full-width and half-width, capitals, spaces and name dots do not count, ü is typed as v. */
export const normalize = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[\s·•・.'’-]/g, '')

const keysOf = (text: string, surname: 'head' | 'off'): string[] => {
  const syllables = pinyin(text, { surname, toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  return [syllables.join(''), syllables.map((s) => [...s][0] ?? '').join('')]
}

/**
 * Keys a name is found by: itself, its full pinyin, its initials. A person's first character is read as the surname it is
 * (单 shàn, 解 xiè, 仇 qiú, 曾 zēng) and also as the plain character, since not everyone knows.
 */
export function searchKeys(text: string, kind: 'person' | 'thing'): string[] {
  const readings = kind === 'person' ? [...keysOf(text, 'head'), ...keysOf(text, 'off')] : keysOf(text, 'off')
  return [...new Set([text, ...readings].map(normalize))].filter((key) => key !== '')
}

/** Shown in a circle when there is no photo: the surname, or the first letters of a Latin name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s·]+/)
  if (!/^[\p{Script=Latin}\s·.'’-]+$/u.test(name)) return [...words[0]!][0] ?? ''
  return words
    .map((w) => [...w][0]!.toUpperCase())
    .slice(0, 2)
    .join('')
}
