/** 智能导诊: an emergency first; then departments of this hospital when sure, or one question that tells most. Never a diagnosis, never a drug. */

import { refuse as refuseIdentity } from '@jiuyi/identity'
import { newId, Prose, Uuid } from '@jiuyi/kernel'
import { limitRate, type Routes, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { clinicsFor, emergencyClinic, treats } from './clinics.ts'
import { refuse, TriageAnswer } from './contract.ts'
import type { Deps } from './deps.ts'
import type { Given, Outcome } from './engine/index.ts'
import { partNamed } from './parts.ts'
import { bestQuestion, weightsOf } from './questions.ts'
import { engineOf } from './settings.ts'

export const Consultation = Type.Object(
  {
    hospitalId: Uuid,
    text: Prose(5000),
    part: Type.Optional(Type.String({ maxLength: 20, description: 'A place of the body map' })),
    patientId: Type.Optional(Uuid),
    age: Type.Optional(Type.Number({ minimum: 0, maximum: 130 })),
    sex: Type.Optional(Type.Enum(['male', 'female'])),
    answers: Type.Optional(
      Type.Array(
        Type.Object(
          { question: Type.String({ maxLength: 20 }), choice: Type.String({ maxLength: 30 }) },
          { additionalProperties: false },
        ),
        { maxItems: 2, description: 'Taps so far; at most two questions are asked' },
      ),
    ),
    notAnEmergency: Type.Optional(
      Type.Boolean({ description: 'The notice was read and does not apply: go on to departments' }),
    ),
    mayKeep: Type.Optional(
      Type.Boolean({ description: 'The words may be kept, without the person, to make triage better' }),
    ),
  },
  { additionalProperties: false, title: 'TriageRequest' },
)
type Want = Static<typeof Consultation>
/** Questions are only asked below certainty, and never more than two. */
const mostQuestions = 2

export async function consult(
  d: Deps,
  want: Want,
  who: { age?: number; sex?: '男' | '女' },
  language: 'zh-CN' | 'en',
): Promise<TriageAnswer> {
  const { engine, version, mapping } = await engineOf(d, want.hospitalId)
  const part = partNamed(want.part)
  const answers = want.answers ?? []
  const weights = weightsOf(answers)
  for (const [name, w] of part?.weights ?? []) weights.set(name, (weights.get(name) ?? 0) + 1.5 * w)
  const given: Given = { ...who, weights }
  const words = want.text.trim()
  const said = engine.read(words, given)
  const asked = answers.length
  const placed = part !== undefined || answers.some((a) => a.choice !== 'unknown')
  // «不舒服» says nothing: then the taps alone are read.
  const o =
    placed && said.vague
      ? { ...engine.read('', given), kind: said.kind, emergencies: said.emergencies, vague: true }
      : said
  const known = o.kind === 'ok' || placed
  const kind: TriageAnswer['kind'] =
    o.emergencies.length && !want.notAnEmergency
      ? 'emergency'
      : o.kind === 'empty' && !part
        ? 'empty'
        : !known && asked >= mostQuestions
          ? 'unclear'
          : 'result'
  const question = kind === 'result' && !o.sure && asked < mostQuestions ? bestQuestion(words, o, answers) : undefined
  const clinics = kind === 'result' && known ? await offered(d, want.hospitalId, o, mapping, words) : []
  const er = kind === 'emergency' ? await emergencyClinic(d, want.hospitalId, mapping) : undefined
  const answer: TriageAnswer = {
    id: newId(),
    kind: question ? 'question' : kind === 'result' && !known ? 'unclear' : kind,
    emergencies: o.emergencies.map(({ id, name, action, words: seen }) => ({ rule: id, name, action, words: seen })),
    departments: question ? [] : clinics,
    ...(er && { emergencyDepartment: er }),
    ...(question && { question: { ...question, ...(await friendlier(d, question.id, language)) } }),
    understood: said.kind === 'ok',
    confidence: Number(o.confidence.toFixed(4)),
  }
  if (answer.kind !== 'empty') await log(d, want, answer, o, version)
  return answer
}

/** Up to three departments that have clinics here, in the engine's order; what is far behind the first is not offered. */
async function offered(d: Deps, hospitalId: string, o: Outcome, mapping: Map<string, string[]>, words: string) {
  const out: TriageAnswer['departments'] = []
  const first = o.ranked[0]!.share
  for (const { department, share } of o.ranked.slice(0, 8)) {
    if (out.length === 3 || (out.length && share < first / 60)) break
    for (const clinic of await clinicsFor(d, hospitalId, department, mapping)) {
      if (out.length === 3 || out.some((x) => x.departmentId === clinic.id)) continue
      out.push({
        departmentId: clinic.id,
        campusId: clinic.campusId,
        name: clinic.name,
        place: clinic.place,
        standard: department,
        because: o.because(department),
        practitionerIds: await treats(d, hospitalId, clinic.id, words),
      })
    }
  }
  return out
}

/** A partner may say it more kindly. Slow, silent or wrong: our own sentence stands. */
async function friendlier(d: Deps, id: string, language: 'zh-CN' | 'en'): Promise<{ text?: string }> {
  if (!d.rephrase) return {}
  const text = await Promise.race([
    d.rephrase({ id, text: d.questionText(id, language), language }).catch(() => undefined),
    new Promise<undefined>((done) => setTimeout(() => done(undefined), 1500).unref()),
  ])
  return text && text.length <= 80 ? { text } : {}
}

/** Phone numbers, ID numbers and the like are no part of a complaint. */
export const withoutNumbers = (text: string): string =>
  text
    .replace(/[0-9０-９xX]{6,}/g, '***')
    .replace(/[\w.+-]+@[\w.-]+/g, '***')
    .slice(0, 500)

async function log(d: Deps, want: Want, answer: TriageAnswer, o: Outcome, version: number): Promise<void> {
  const age = o.person.age
  await d.db.rows(sql`
    insert into triage.consultation (hospital_id, id, said_at, words, age_band, sex, kind, red_flags, offered, confidence, answers, setting_version)
    values (${want.hospitalId}, ${answer.id}, ${d.clock()}, ${want.mayKeep ? withoutNumbers(want.text.replaceAll('\u0000', '')) : null},
            ${age === undefined ? null : `${Math.floor(age / 10) * 10}+`}, ${o.person.sex === '男' ? 'male' : o.person.sex === '女' ? 'female' : null}, ${answer.kind},
            ${answer.emergencies.map((e) => e.rule)}::text[], ${[...new Set(answer.departments.map((x) => x.standard))]}::text[], ${answer.confidence},
            ${(want.answers ?? []).map((a) => `${a.question}:${a.choice}`)}::text[], ${version})`)
}

export const consultRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/triage',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'askTriage',
          tags: ['triage'],
          summary: 'From a complaint to an emergency notice, a question, or departments of the hospital',
          body: Consultation,
          response: { 200: TriageAnswer },
        },
      },
      async (req) => {
        const want = req.body
        await limitRate(d.db, `triage ${req.actor.kind === 'account' ? req.actor.accountId : req.ip}`, 60, 60)
        const { hospital } = await d.directory.hospital({ hospitalId: want.hospitalId })
        if (!hospital) throw refuse.hospital_not_found()
        const sexes = { male: '男', female: '女' } as const
        let who: { age?: number; sex?: '男' | '女' } = {
          ...(want.age !== undefined && { age: want.age }),
          ...(want.sex && { sex: sexes[want.sex] }),
        }
        if (want.patientId) {
          const { accountId, groupId } =
            req.actor.kind === 'account' ? req.actor : { accountId: undefined, groupId: undefined }
          if (
            !accountId ||
            groupId !== hospital.groupId ||
            !(await d.identity.mayActFor({ accountId, patientId: want.patientId })).allowed
          )
            throw refuseIdentity.not_your_patient()
          const { cards } = await d.identity.patientCards({ groupId: hospital.groupId, patientIds: [want.patientId] })
          const card = cards[0]
          if (card) who = { age: card.ageYears, sex: sexes[card.sex] }
        }
        return consult(d, want, who, /^en/i.test(String(req.headers['accept-language'] ?? '')) ? 'en' : 'zh-CN')
      },
    )
  }
