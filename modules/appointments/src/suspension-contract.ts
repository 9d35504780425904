/** 停诊: what flows and front ends may rely on when a clinic is suspended. */
import { Count, Day, defineEvent, FenAmount, HalfDay, Instant, TimeOfDay, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

export const caseChoices = ['substitute', 'move', 'refund'] as const
export const CaseChoice = Type.Enum([...caseChoices])
export type CaseChoice = (typeof caseChoices)[number]
/** What became of a case; `unanswered`: nobody answered in time and the money went back; `seen`: the doctor saw the patient after all. */
export const caseOutcomes = [
  'substituted',
  'moved',
  'refunded',
  'unanswered',
  'hold_returned',
  'seen',
  'lifted',
] as const
export const CaseOutcome = Type.Enum([...caseOutcomes])
export type CaseOutcome = (typeof caseOutcomes)[number]
export const callResults = ['reached', 'no_answer', 'wrong_number', 'call_later'] as const
export const CallResult = Type.Enum([...callResults])

/** The number as it was before the clinic was suspended. */
const Was = Type.Object(
  {
    scheduleId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    from: TimeOfDay,
    to: TimeOfDay,
    serial: Type.Integer(),
    feeFen: FenAmount,
  },
  { additionalProperties: false, title: 'SuspendedNumber' },
)
const Substitute = Type.Object(
  { scheduleId: Uuid, practitionerId: Type.Optional(Uuid), room: Type.String() },
  { additionalProperties: false, title: 'SubstituteClinic' },
)
const caseFacts = {
  suspensionId: Uuid,
  appointmentId: Uuid,
  reason: Type.String(),
  answerBy: Instant,
  urgent: Type.Boolean({ description: 'The clinic was to be today when it was suspended' }),
  offers: Type.Array(CaseChoice),
  was: Was,
  substitute: Type.Optional(Substitute),
  toldAt: Type.Optional(Instant),
  readAt: Type.Optional(Instant),
  choice: Type.Optional(CaseChoice),
  chosenAt: Type.Optional(Instant),
  outcome: Type.Optional(CaseOutcome),
  settledAt: Type.Optional(Instant),
}
/** 停诊处理单 as the patient sees it. */
export const SuspensionCase = Type.Object(caseFacts, { additionalProperties: false, title: 'SuspensionCase' })
export type SuspensionCase = Static<typeof SuspensionCase>

/** The same for those who work with it: the patient masked, the desk's calls, who answered. */
export const AffectedPatient = Type.Object(
  {
    id: Uuid,
    ...caseFacts,
    patient: Type.Optional(
      Type.Object(
        {
          patientId: Uuid,
          nameMasked: Type.String(),
          phoneMasked: Type.String(),
          sex: Type.Enum(['male', 'female']),
          ageYears: Type.Integer(),
        },
        { additionalProperties: false, title: 'MaskedPatient' },
      ),
    ),
    accounts: Type.Optional(Count),
    chosenBy: Type.Optional(Type.Enum(['patient', 'desk'])),
    toCall: Type.Boolean({ description: 'Nobody has read it in time, or nobody could be told: the desk calls' }),
    calls: Type.Array(
      Type.Object({ at: Instant, result: CallResult }, { additionalProperties: false, title: 'SuspensionCall' }),
    ),
  },
  { additionalProperties: false, title: 'AffectedPatient' },
)
export type AffectedPatient = Static<typeof AffectedPatient>

const counts = {
  affected: Count,
  told: Count,
  read: Count,
  called: Count,
  toCall: Count,
  open: Count,
  substituted: Count,
  moved: Count,
  refunded: Count,
  unanswered: Count,
  holdReturned: Count,
}
export const SuspensionProgress = Type.Object(
  {
    id: Uuid,
    reason: Type.String(),
    offers: Type.Array(CaseChoice),
    createdAt: Instant,
    liftedAt: Type.Optional(Instant),
    canLift: Type.Boolean(),
    schedules: Type.Array(
      Type.Object(
        {
          scheduleId: Uuid,
          departmentId: Uuid,
          practitionerId: Type.Optional(Uuid),
          on: Day,
          half: HalfDay,
          answerBy: Instant,
          substitute: Type.Optional(Substitute),
        },
        { additionalProperties: false, title: 'SuspendedClinic' },
      ),
    ),
    ...counts,
  },
  { additionalProperties: false, title: 'SuspensionProgress' },
)
export type SuspensionProgress = Static<typeof SuspensionProgress>

/** A day the patient can move to: same department, same fee, something free now. */
export const MoveOption = Type.Object(
  {
    scheduleId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    room: Type.String(),
    left: Count,
    sameDoctor: Type.Boolean(),
    periods: Type.Array(
      Type.Object(
        { periodNo: Type.Integer({ minimum: 0 }), from: TimeOfDay, to: TimeOfDay, left: Count },
        { additionalProperties: false, title: 'MovePeriod' },
      ),
    ),
  },
  { additionalProperties: false, title: 'MoveOption' },
)
export type MoveOption = Static<typeof MoveOption>

/** What the timetable decided. */
export const StoppedNumbers = Type.Object({
  suspensionId: Uuid,
  hospitalId: Uuid,
  reason: Type.String(),
  offers: Type.Array(CaseChoice),
  by: Type.String(),
  schedules: Type.Array(
    Type.Object({
      scheduleId: Uuid,
      answerBy: Instant,
      substitute: Type.Optional(Type.Object({ scheduleId: Uuid, practitionerId: Uuid, revision: Type.Integer() })),
    }),
  ),
})
export type StoppedNumbers = Static<typeof StoppedNumbers>

export const suspensionMethods = {
  /** Live appointments of these schedules, before anything is decided. */
  affected: {
    in: Type.Object({ hospitalId: Uuid, scheduleIds: Type.Array(Uuid) }),
    out: Type.Object({
      appointments: Type.Array(
        Type.Object({
          appointmentId: Uuid,
          scheduleId: Uuid,
          patientId: Uuid,
          from: TimeOfDay,
          serial: Type.Integer(),
          feeFen: FenAmount,
          held: Type.Boolean(),
        }),
      ),
    }),
  },
  /** Stops the numbers, opens a case for each patient and gives unpaid holds back: one transaction. Safe to repeat. */
  suspendNumbers: { in: StoppedNumbers, out: Type.Object({ cases: Count, held: Count }) },
  /** Undone while nobody has answered; refused afterwards. Safe to repeat. */
  liftNumbers: {
    in: Type.Object({ hospitalId: Uuid, suspensionId: Uuid, by: Type.String() }),
    out: Type.Object({}),
  },
  suspensionCase: {
    in: Type.Object({ appointmentId: Uuid }),
    out: Type.Object({ case: Type.Optional(SuspensionCase) }),
  },
  /** The message went to so many accounts. */
  caseTold: { in: Type.Object({ appointmentId: Uuid, accounts: Count }), out: Type.Object({}) },
  /** 已读回执: somebody who acts for the patient opened it. */
  caseRead: { in: Type.Object({ appointmentId: Uuid, by: Type.String() }), out: Type.Object({}) },
} as const

/** A patient's clinic was suspended: there is something to answer. */
export const SuspensionCaseOpened = defineEvent(
  'appointments.suspension_case_opened.v1',
  Type.Object({ appointmentId: Uuid, hospitalId: Uuid, suspensionId: Uuid, patientId: Uuid, urgent: Type.Boolean() }),
)
/** A case came to its end; refunded and unanswered ones come first on waitlists of the department. */
export const SuspensionCaseSettled = defineEvent(
  'appointments.suspension_case_settled.v1',
  Type.Object({
    appointmentId: Uuid,
    hospitalId: Uuid,
    suspensionId: Uuid,
    patientId: Uuid,
    departmentId: Uuid,
    outcome: CaseOutcome,
  }),
)
/** The clinics are held after all; these appointments stand as before. */
export const SuspensionLifted = defineEvent(
  'appointments.suspension_lifted.v1',
  Type.Object({ suspensionId: Uuid, hospitalId: Uuid, by: Type.String(), appointmentIds: Type.Array(Uuid) }),
)
