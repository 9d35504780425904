export type Cell = string | number | undefined

/**
 * One field by RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it; a number of ours stays a number.
 * Spaces before the sign do not save a reader, so they do not save the text either.
 */
export function csvField(value: Cell): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const guarded = /^[\s\u00a0\ufeff]*[=+\-@\t\r|%＝＋－＠]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** With a BOM, without which Excel reads Chinese as another code. */
export const toCsv = (head: string[], rows: Cell[][]): string =>
  `\ufeff${[head, ...rows].map((r) => `${r.map(csvField).join(',')}\r\n`).join('')}`
