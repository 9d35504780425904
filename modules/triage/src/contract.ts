import { defineFacade, Line, Prose, refusals, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

/** E: call 120 now. A: emergency department now. C: crisis line, with 120 and 110. */
export const EmergencyAction = Type.Enum(['call120', 'emergency', 'crisis'])
export const EmergencyNotice = Type.Object(
  {
    rule: Type.String({ description: 'R01 … R24, or an addition of the hospital' }),
    name: Type.String({ description: 'What was noticed, in Chinese' }),
    action: EmergencyAction,
    words: Type.String({ description: 'The words in which it was noticed' }),
  },
  { additionalProperties: false, title: 'EmergencyNotice' },
)
export const TriageQuestion = Type.Object(
  {
    id: Type.String(),
    choices: Type.Array(Type.String(), { description: 'Always ends with `unknown`' }),
    text: Type.Optional(Type.String({ description: 'A friendlier wording by a partner; the choices stay ours' })),
  },
  { additionalProperties: false, title: 'TriageQuestion' },
)
export const TriageDepartment = Type.Object(
  {
    departmentId: Uuid,
    campusId: Uuid,
    name: Type.String(),
    place: Type.String(),
    standard: Type.String({ description: 'The standard department it answers' }),
    because: Type.Array(Type.String(), { maxItems: 3, description: 'The patient’s own words that speak for it' }),
    practitionerIds: Type.Array(Uuid, { description: 'Who treats what was written, best match first' }),
  },
  { additionalProperties: false, title: 'TriageDepartment' },
)
export const TriageAnswer = Type.Object(
  {
    id: Uuid,
    kind: Type.Enum(['emergency', 'result', 'question', 'unclear', 'empty']),
    emergencies: Type.Array(EmergencyNotice),
    departments: Type.Array(TriageDepartment, { maxItems: 3 }),
    emergencyDepartment: Type.Optional(
      Type.Object(
        { departmentId: Uuid, name: Type.String(), place: Type.String(), campusId: Uuid },
        { additionalProperties: false },
      ),
    ),
    question: Type.Optional(TriageQuestion),
    understood: Type.Boolean({
      description: 'Something in the words sounds like a complaint; false when they only could be asked back',
    }),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { additionalProperties: false, title: 'TriageAnswer' },
)
export type TriageAnswer = Static<typeof TriageAnswer>

export const OwnMapping = Type.Object(
  { standard: Type.String({ maxLength: 20 }), departmentIds: Type.Array(Uuid, { maxItems: 10 }) },
  { additionalProperties: false, title: 'TriageMapping' },
)
export const TriageSettings = Type.Object(
  {
    mapping: Type.Array(OwnMapping, { maxItems: 40 }),
    words: Type.Array(
      Type.Object(
        {
          word: Line(20),
          standard: Type.String({ maxLength: 20 }),
          strength: Type.Enum(['strong', 'fair', 'weak']),
        },
        { additionalProperties: false },
      ),
      { maxItems: 500 },
    ),
    redFlags: Type.Array(
      Type.Object(
        { name: Line(40), action: EmergencyAction, words: Type.Array(Line(20, 2), { minItems: 1, maxItems: 20 }) },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
  },
  { additionalProperties: false, title: 'TriageSettings' },
)
export type TriageSettings = Static<typeof TriageSettings>

export const Triage = defineFacade('triage', {
  /** The complaint goes along with the visit, as the patient's words. Empty words take it back. */
  carryWords: {
    in: Type.Object({
      appointmentId: Uuid,
      hospitalId: Uuid,
      departmentId: Uuid,
      words: Prose(500),
      consultationId: Type.Optional(Uuid),
    }),
    out: Type.Object({ words: Type.String() }),
  },
  /** For the doctor's note: what the patient wrote. */
  wordsOf: {
    in: Type.Object({ appointmentIds: Type.Array(Uuid) }),
    out: Type.Object({ words: Type.Array(Type.Object({ appointmentId: Uuid, words: Type.String() })) }),
  },
  /** The visit was closed in this department: the log learns whether it agreed, and forgets whose it was. */
  visitClosed: {
    in: Type.Object({ appointmentId: Uuid, departmentId: Uuid }),
    out: Type.Object({ agreed: Type.Optional(Type.Boolean()) }),
  },
})

/** A language model may say a question in friendlier words. It sees the question only, never the complaint, and decides nothing. */
export type Rephrase = (question: { id: string; text: string; language: 'zh-CN' | 'en' }) => Promise<string | undefined>

export const refuse = refusals('triage', {
  hospital_not_found: 404,
  department_unknown: 422,
  standard_unknown: 422,
  breaks_red_flags: 409,
  breaks_cases: 409,
  unknown_question: 422,
})
