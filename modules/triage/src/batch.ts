/** `bin/jiuyi triage --batch in.csv > out.csv`: `id,text,age,sex` in, `id,emergency,confidence,dept1,dept2,dept3` out. No database. */
import { csvField, parseCsv } from './engine/csv.ts'
import { ageFrom, createEngine, type Engine, sexFrom } from './engine/index.ts'

export type Batch = { csv: string; notes: string[]; rows: number }

/** Every row gets an answer, in the order given; what was wrong with a row is a note. Throws when no column is called `text`. */
export function answerBatch(text: string, engine: Engine = createEngine()): Batch {
  const [head, ...rows] = parseCsv(text)
  const columns = (head?.fields ?? []).map((c) => c.trim().toLowerCase())
  const at = (name: string): number => columns.indexOf(name)
  if (at('text') < 0) throw new Error('The first line must name the columns: id,text,age,sex')
  const notes: string[] = []
  const out = ['id,emergency,confidence,dept1,dept2,dept3']
  for (const { line, fields, fault } of rows) {
    const cell = (name: string): string => (at(name) >= 0 ? (fields[at(name)] ?? '') : '')
    const note = (what: string) => notes.push(`line ${line}: ${what}`)
    if (fault) note(fault)
    else if (fields.length !== columns.length) note(`${fields.length} fields instead of ${columns.length}`)
    const [age, sex] = [cell('age').trim(), cell('sex').trim()]
    const years = ageFrom(age)
    const given = sexFrom(sex)
    if (age && years === undefined) note(`age ${JSON.stringify(age.slice(0, 20))} is not understood and not used`)
    if (sex && !given) note(`sex ${JSON.stringify(sex.slice(0, 20))} is not understood and not used`)
    const o = engine.read(cell('text'), {
      ...(years !== undefined && { age: years, band: age.includes('+') }),
      ...(given && { sex: given }),
    })
    if (o.kind === 'empty') note('no text')
    const three = o.ranked.slice(0, 3).map((r) => r.department)
    out.push(
      [
        cell('id') || `line-${line}`,
        o.emergencies.length ? 1 : 0,
        (o.kind === 'empty' ? 0 : o.confidence).toFixed(4),
        ...three,
      ]
        .map(csvField)
        .join(','),
    )
  }
  return { csv: `${out.join('\n')}\n`, notes, rows: rows.length }
}
