/** The hospital's editor: read, try out, save. Before saving, the built-in cases are run: a broken red flag refuses, a broken department warns. */
import { readFileSync } from 'node:fs'
import { Instant, Prose } from '@jiuyi/kernel'
import { actorName, type Routes, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { clinicsFor } from './clinics.ts'
import { refuse, TriageAnswer, TriageSettings } from './contract.ts'
import type { Deps } from './deps.ts'
import { ageFrom, departments, type Engine, redFlagRules, sexFrom } from './engine/index.ts'
import { engineFor, savedSettings } from './settings.ts'

const lines = (name: string): string[][] =>
  readFileSync(new URL(`../data/cases/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l && !l.startsWith('#'))
    .map((l) => l.split('\t'))

const Broken = Type.Object(
  { text: Type.String(), expected: Type.String(), found: Type.String() },
  { additionalProperties: false, title: 'BrokenCase' },
)
const Regression = Type.Object(
  { cases: Type.Integer(), redFlags: Type.Array(Broken), departments: Type.Array(Broken) },
  { additionalProperties: false, title: 'TriageRegression' },
)
const State = Type.Object(
  {
    version: Type.Integer(),
    settings: TriageSettings,
    savedBy: Type.Optional(Type.String()),
    savedAt: Type.Optional(Instant),
    standards: Type.Array(
      Type.Object(
        { name: Type.String(), code: Type.String(), answeredBy: Type.Array(Type.String()) },
        { additionalProperties: false },
      ),
    ),
    departments: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), campusId: Type.String() }, { additionalProperties: false }),
    ),
    rules: Type.Array(
      Type.Object(
        { id: Type.String(), name: Type.String(), action: Type.String(), sources: Type.Array(Type.String()) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, title: 'TriageEditor' },
)

/** Own additions may find more. They may not silence a rule, and should not move a plain question to another door. */
export function regression(engine: Engine): {
  cases: number
  redFlags: { text: string; expected: string; found: string }[]
  departments: { text: string; expected: string; found: string }[]
} {
  const redFlags = []
  const departmentsBroken = []
  let cases = 0
  for (const [rule, said, not] of lines('red-flags.tsv')) {
    cases += 2
    const seen = engine.read(said!).emergencies.map((e) => e.id)
    if (!seen.includes(rule!)) redFlags.push({ text: said!, expected: rule!, found: seen.join(' ') })
    const alarm = engine.read(not!).emergencies
    if (alarm.length) redFlags.push({ text: not!, expected: '', found: alarm.map((e) => e.name).join(' ') })
  }
  for (const [text, age, sex, accept] of lines('plain.tsv')) {
    cases++
    const years = ageFrom(age!)
    const o = engine.read(text!, {
      ...(years !== undefined && { age: years }),
      ...(sexFrom(sex!) && { sex: sexFrom(sex!)! }),
    })
    const first = o.ranked[0]!.department
    if (!accept!.split('|').includes(first))
      departmentsBroken.push({ text: text!, expected: accept!.replaceAll('|', ' '), found: first })
    if (o.emergencies.some((e) => e.id.startsWith('own-')))
      redFlags.push({ text: text!, expected: '', found: o.emergencies.map((e) => e.name).join(' ') })
  }
  return { cases, redFlags, departments: departmentsBroken }
}

let before: ReturnType<typeof regression> | undefined
/** What the built-in words already get wrong is nobody's fault. */
function broken(engine: Engine) {
  before ??= regression(engineFor({ mapping: [], words: [], redFlags: [] }))
  const now = regression(engine)
  const known = new Set([...before.departments, ...before.redFlags].map((b) => b.text))
  return {
    ...now,
    redFlags: now.redFlags.filter((b) => !known.has(b.text)),
    departments: now.departments.filter((b) => !known.has(b.text)),
  }
}

export const editSettingsRoutes =
  (d: Deps): Routes =>
  async (app) => {
    const access = { config: { access: { who: 'staff' as const, may: 'triage.write' } } }
    const checked = async (hospitalId: string, s: TriageSettings): Promise<Engine> => {
      const own = new Set((await d.directory.departmentsOf({ hospitalId })).departments.map((x) => x.id))
      for (const m of s.mapping) {
        if (!departments.includes(m.standard)) throw refuse.standard_unknown({ standard: m.standard })
        for (const id of m.departmentIds) if (!own.has(id)) throw refuse.department_unknown()
      }
      for (const w of s.words)
        if (!departments.includes(w.standard)) throw refuse.standard_unknown({ standard: w.standard })
      return engineFor(s)
    }

    app.get(
      '/staff/triage/settings',
      {
        ...access,
        schema: {
          operationId: 'getTriageSettings',
          tags: ['triage'],
          summary: 'The hospital’s mapping, own words and red flags, and what is built in',
          response: { 200: State },
        },
      },
      async (req) => {
        const { hospitalId } = staffOf(req)
        const [saved, { departments: own }] = await Promise.all([
          savedSettings(d, hospitalId),
          d.directory.departmentsOf({ hospitalId }),
        ])
        const mapping = new Map(saved.document.mapping.map((m) => [m.standard, m.departmentIds]))
        return {
          version: saved.version,
          settings: saved.document,
          ...(saved.savedBy && { savedBy: saved.savedBy }),
          ...(saved.savedAt && { savedAt: saved.savedAt.toISOString() }),
          standards: await Promise.all(
            departments.map(async (name) => ({
              name,
              code: '',
              answeredBy: (await clinicsFor(d, hospitalId, name, mapping)).map((c) => c.id),
            })),
          ),
          departments: own
            .filter((x) => x.active && x.bookable)
            .map(({ id, name, campusId }) => ({ id, name, campusId })),
          rules: redFlagRules.map((r) => ({ ...r })),
        }
      },
    )

    app.post(
      '/staff/triage/try-out',
      {
        ...access,
        schema: {
          operationId: 'tryOutTriage',
          tags: ['triage'],
          summary:
            'What a complaint would get with settings that are not saved yet, and which built-in cases they break',
          body: Type.Object(
            {
              settings: TriageSettings,
              text: Type.Optional(Prose(500)),
              age: Type.Optional(Type.Number({ minimum: 0, maximum: 130 })),
              sex: Type.Optional(Type.Enum(['male', 'female'])),
              runCases: Type.Optional(Type.Boolean()),
            },
            { additionalProperties: false },
          ),
          response: {
            200: Type.Object(
              {
                kind: Type.Optional(Type.String()),
                emergencies: TriageAnswer.properties.emergencies,
                ranked: Type.Array(
                  Type.Object(
                    { standard: Type.String(), share: Type.Number(), because: Type.Array(Type.String()) },
                    { additionalProperties: false },
                  ),
                ),
                confidence: Type.Number(),
                sure: Type.Boolean(),
                regression: Type.Optional(Regression),
              },
              { additionalProperties: false, title: 'TriageTryOut' },
            ),
          },
        },
      },
      async (req) => {
        const engine = await checked(staffOf(req).hospitalId, req.body.settings)
        const { age, sex } = req.body
        const o = engine.read(req.body.text ?? '', {
          ...(age !== undefined && { age }),
          ...(sex && { sex: sex === 'male' ? '男' : '女' }),
        })
        return {
          kind: o.kind,
          emergencies: o.emergencies.map(({ id, name, action, words }) => ({ rule: id, name, action, words })),
          ranked: o.ranked.slice(0, 5).map((r) => ({
            standard: r.department,
            share: Number(r.share.toFixed(4)),
            because: o.because(r.department),
          })),
          confidence: Number(o.confidence.toFixed(4)),
          sure: o.sure,
          ...(req.body.runCases && { regression: broken(engine) }),
        }
      },
    )

    app.put(
      '/staff/triage/settings',
      {
        ...access,
        schema: {
          operationId: 'saveTriageSettings',
          tags: ['triage'],
          summary: 'Save the hospital’s mapping, own words and red flags; built-in cases are run first',
          body: Type.Object(
            {
              settings: TriageSettings,
              anyway: Type.Optional(
                Type.Boolean({ description: 'Save although departments of built-in cases change' }),
              ),
            },
            { additionalProperties: false },
          ),
          response: {
            200: Type.Object(
              { version: Type.Integer() },
              { additionalProperties: false, title: 'SavedTriageSettings' },
            ),
          },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const { settings } = req.body
        const faults = broken(await checked(staff.hospitalId, settings))
        if (faults.redFlags.length) throw refuse.breaks_red_flags({ broken: faults.redFlags.slice(0, 20) })
        if (faults.departments.length && !req.body.anyway)
          throw refuse.breaks_cases({ broken: faults.departments.slice(0, 20) })
        return d.db.one<{ version: number }>(sql`
          insert into triage.setting (hospital_id, version, document, saved_by, saved_at)
          select ${staff.hospitalId}, coalesce(max(version), 0) + 1, ${JSON.stringify(settings)}::jsonb, ${actorName(staff)}, ${d.clock()} from triage.setting where hospital_id = ${staff.hospitalId}
          returning version`)
      },
    )
  }
