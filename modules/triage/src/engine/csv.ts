/** RFC 4180: quotes, doubled quotes, commas and newlines in fields, a byte order mark. A quote that never closes costs its own line only. */
export type CsvRow = { line: number; fields: string[]; fault?: string }

export function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (i < text.length) {
    const start = i
    const at = line
    const read = record(text, i)
    if (read) {
      line += newlines(text, start, read.end)
      i = read.end
      if (read.fields.length > 1 || read.fields[0] !== '') rows.push({ line: at, fields: read.fields })
      continue
    }
    const end = endOfLine(text, start)
    rows.push({
      line: at,
      fields: text
        .slice(start, end)
        .replace(/\r?\n$/, '')
        .split(',')
        .map((f) => f.replace(/^"/, '')),
      fault: 'a quote is never closed',
    })
    i = end
    line++
  }
  return rows
}

const endOfLine = (text: string, from: number): number => {
  const n = text.indexOf('\n', from)
  return n < 0 ? text.length : n + 1
}
function newlines(text: string, from: number, to: number): number {
  let n = 0
  for (let i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) n++
  return n
}

function record(text: string, from: number): { fields: string[]; end: number } | undefined {
  const fields: string[] = []
  let i = from
  for (;;) {
    let field = ''
    if (text[i] === '"') {
      i++
      for (;;) {
        const close = text.indexOf('"', i)
        if (close < 0) return
        field += text.slice(i, close)
        i = close + 1
        if (text[i] !== '"') break
        field += '"'
        i++
      }
    }
    const stop = /[,\r\n]/g
    stop.lastIndex = i
    const hit = stop.exec(text)
    const end = hit ? hit.index : text.length
    field += text.slice(i, end)
    fields.push(field)
    if (!hit) return { fields, end: text.length }
    if (hit[0] === ',') {
      i = end + 1
      continue
    }
    return { fields, end: end + (hit[0] === '\r' && text[end + 1] === '\n' ? 2 : 1) }
  }
}

export const csvField = (value: string | number): string => {
  const s = String(value)
  return /[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s
}
