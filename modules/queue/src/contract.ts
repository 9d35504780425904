import { Count, Day, defineEvent, defineFacade, HalfDay, Instant, Line, refusals, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

/** 签到方式: how somebody checked in. */
export const checkInWays = ['desk', 'door', 'location', 'kiosk'] as const
export const CheckInWay = Type.Enum([...checkInWays])
export type CheckInWay = (typeof checkInWays)[number]

export const entryStatuses = ['waiting', 'called', 'in_room', 'away', 'done', 'void', 'left'] as const
export const EntryStatus = Type.Enum([...entryStatuses])
export type EntryStatus = (typeof entryStatuses)[number]

/** Why somebody stands where they stand, or was moved. Each has its sentence for patients in both languages. */
export const placeReasons = [
  'on_time',
  'late',
  'return',
  'emergency',
  'priority_critical',
  'priority_aged_80',
  'priority_pregnant',
  'priority_serviceman',
  'priority_disabled',
  'missed_back',
  'missed_end',
  'missed_too_often',
  'transferred',
  'readmitted',
] as const
/** 暂停原因 */
export const pauseReasons = ['break', 'emergency', 'round', 'equipment', 'other'] as const
export const PauseReason = Type.Enum([...pauseReasons])
/** Why a doctor calls somebody out of turn. */
export const callReasons = ['condition_worse', 'quick_matter', 'with_next', 'doctor_choice'] as const
export const CallReason = Type.Enum([...callReasons])
export const transferReasons = ['other_speciality', 'doctor_away', 'shorter_line', 'asked_by_patient'] as const
export const TransferReason = Type.Enum([...transferReasons])

export const JoinFacts = Type.Object({
  appointmentId: Uuid,
  hospitalId: Uuid,
  campusId: Uuid,
  departmentId: Uuid,
  practitionerId: Type.Optional(Uuid),
  scheduleId: Uuid,
  patientId: Uuid,
  nameMasked: Type.String(),
  on: Day,
  half: HalfDay,
  serial: Count,
  room: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  arrivedAt: Instant,
  how: CheckInWay,
  /** Who has a number of the same clinic and is not here yet. */
  expected: Type.Optional(
    Type.Array(Type.Object({ serial: Count, startsAt: Instant, endsAt: Instant }), { maxItems: 500 }),
  ),
})
export type JoinFacts = Static<typeof JoinFacts>

export const Queue = defineFacade('queue', {
  /** 签到 → 候诊: safe to repeat; a check-in that was taken back and made again joins again. */
  join: {
    in: JoinFacts,
    out: Type.Object({ entryId: Uuid, outcome: Type.Enum(['joined', 'already']) }),
  },
  /** The visit is off. Nothing happens to who is in the room or was seen. Safe to repeat. */
  leave: {
    in: Type.Object({ hospitalId: Uuid, appointmentId: Uuid, reason: Line(40), arrivedBefore: Type.Optional(Instant) }),
    out: Type.Object({ left: Type.Boolean() }),
  },
  /** 门口码: the campus whose door shows this code now. Throws `door_code_wrong` or `door_code_old`. */
  readDoorCode: {
    in: Type.Object({ hospitalId: Uuid, code: Type.String() }),
    out: Type.Object({ campusId: Uuid }),
  },
  /** Throws `too_far` or `position_unsure` unless the phone is at this campus. */
  mustBeNear: {
    in: Type.Object({
      hospitalId: Uuid,
      campusId: Uuid,
      latitude: Type.Number(),
      longitude: Type.Number(),
      accuracyMetres: Type.Number(),
    }),
    out: Type.Object({}),
  },
  /** The kiosk behind a bearer token, and which day it is there; at most 30 requests a minute. Throws when it is unknown or asks too often. */
  kiosk: {
    in: Type.Object({ authorization: Type.String() }),
    out: Type.Object({ hospitalId: Uuid, campusId: Uuid, on: Day }),
  },
})

const facts = { appointmentId: Uuid, hospitalId: Uuid, patientId: Uuid, entryId: Uuid }
/** 叫号: please come to the room. `turn` counts the calls of this visit. */
export const PatientCalled = defineEvent(
  'queue.patient_called.v1',
  Type.Object({ ...facts, roomId: Uuid, room: Type.String(), seq: Count }),
)
/** Few are ahead now, and more were before. */
export const TurnComesNear = defineEvent(
  'queue.turn_comes_near.v1',
  Type.Object({ ...facts, ahead: Count, seq: Count }),
)
/** 就诊结束: the doctor has seen the patient, for today. */
export const VisitFinished = defineEvent('queue.visit_finished.v1', Type.Object(facts))
/** 过号: called and not there. `voided`: it was the last time. */
export const CallMissed = defineEvent(
  'queue.call_missed.v1',
  Type.Object({ ...facts, missed: Count, voided: Type.Boolean(), reason: Type.String(), seq: Count }),
)

export const refuse = refusals('queue', {
  not_found: 404,
  nobody_waits: 409,
  still_with_patient: 409,
  paused: 409,
  wrong_state: 409,
  with_another: 409,
  waits_for_another: 409,
  reason_needed: 422,
  group_unknown: 422,
  room_not_found: 404,
  room_in_use: 409,
  practitioner_not_found: 404,
  campus_not_found: 404,
  device_not_found: 404,
  not_checked_in: 404,
  door_code_wrong: 422,
  door_code_old: 409,
  too_far: 409,
  position_unsure: 409,
  nobody_found: 404,
  streams_full: 503,
})
