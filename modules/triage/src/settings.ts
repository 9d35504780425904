/** A hospital's own mapping, words and red flags, and the engine that has read them. One engine per version is kept. */
import { sql } from '@jiuyi/platform'
import type { TriageSettings } from './contract.ts'
import type { Deps } from './deps.ts'
import { createEngine, type Engine } from './engine/index.ts'

export type Saved = { version: number; document: TriageSettings; savedBy?: string; savedAt?: Date }
const none: TriageSettings = { mapping: [], words: [], redFlags: [] }

export async function savedSettings(d: Deps, hospitalId: string): Promise<Saved> {
  const row = await d.db.maybeOne<Required<Saved>>(sql`
    select version, document, saved_by as "savedBy", saved_at as "savedAt" from triage.setting where hospital_id = ${hospitalId} order by version desc limit 1`)
  return row ?? { version: 0, document: none }
}

export const engineFor = (s: TriageSettings): Engine =>
  createEngine({
    ownWords: s.words.map((w) => ({ word: w.word, department: w.standard, strength: w.strength })),
    ownFlags: s.redFlags.map((r, i) => ({ id: `own-${i + 1}`, ...r })),
  })

let plain: Engine | undefined
const engines = new Map<string, { version: number; engine: Engine }>()

export async function engineOf(
  d: Deps,
  hospitalId: string,
): Promise<{ engine: Engine; version: number; mapping: Map<string, string[]> }> {
  const { version, document } = await savedSettings(d, hospitalId)
  const mapping = new Map(document.mapping.map((m) => [m.standard, m.departmentIds]))
  if (!document.words.length && !document.redFlags.length) {
    plain ??= createEngine()
    return { engine: plain, version, mapping }
  }
  const known = engines.get(hospitalId)
  if (known?.version === version) return { engine: known.engine, version, mapping }
  const engine = engineFor(document)
  engines.set(hospitalId, { version, engine })
  return { engine, version, mapping }
}
