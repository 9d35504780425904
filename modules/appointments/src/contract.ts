import {
  Count,
  Day,
  defineEvent,
  defineFacade,
  FenAmount,
  HalfDay,
  Instant,
  refusals,
  TimeOfDay,
  Uuid,
} from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'
import { Appointment, ArrivalWay, CancelReason, pools } from './appointment-contract.ts'
import { Wish } from './draw-contract.ts'
import { Series, SeriesWish } from './series-contract.ts'
import { suspensionMethods } from './suspension-contract.ts'
import { WaitlistEntry } from './waitlist-contract.ts'

export * from './appointment-contract.ts'
export * from './draw-contract.ts'
export * from './series-contract.ts'
export * from './suspension-contract.ts'
export * from './waitlist-contract.ts'

/** What the strip, the doctor card and the period grid show. Full is not the same as not yet released; by_draw: wishes instead of numbers, until it is drawn. */
export const AvailabilityState = Type.Enum(['available', 'full', 'stopped', 'not_released', 'closed', 'by_draw'])
export type AvailabilityState = Static<typeof AvailabilityState>
export const ScheduleAvailability = Type.Object(
  {
    scheduleId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    feeLevel: Type.String(),
    feeFen: FenAmount,
    state: AvailabilityState,
    left: Count,
    releaseAt: Instant,
    room: Type.String(),
    /** 公平抽号: from when to when wishes are collected; gone once it is drawn. */
    draw: Type.Optional(
      Type.Object({ opensAt: Instant, closesAt: Instant }, { additionalProperties: false, title: 'DrawWindow' }),
    ),
    /** How many wait for this schedule: what becomes free is theirs. */
    waiting: Type.Optional(Count),
  },
  { additionalProperties: false, title: 'ScheduleAvailability' },
)
export type ScheduleAvailability = Static<typeof ScheduleAvailability>
export const PeriodAvailability = Type.Object(
  { periodNo: Type.Integer({ minimum: 0 }), from: TimeOfDay, to: TimeOfDay, left: Count, state: AvailabilityState },
  { additionalProperties: false, title: 'PeriodAvailability' },
)
export type PeriodAvailability = Static<typeof PeriodAvailability>

/** Facts of a schedule from which its numbers are issued. */
export const StockFacts = Type.Object({
  scheduleId: Uuid,
  hospitalId: Uuid,
  campusId: Uuid,
  departmentId: Uuid,
  practitionerId: Type.Optional(Uuid),
  on: Day,
  half: HalfDay,
  feeLevel: Type.String(),
  feeFen: FenAmount,
  room: Type.String(),
  timeZone: Type.String(),
  releaseAt: Instant,
  revision: Type.Integer(),
  periods: Type.Array(Type.Object({ from: TimeOfDay, to: TimeOfDay, capacity: Count })),
  pools: Type.Object({ online: Count, referral: Count, desk: Count, revisit: Count }),
  /** Rooms, devices and people that each number occupies for its period. */
  resources: Type.Optional(Type.Array(Uuid, { maxItems: 8 })),
})
export type StockFacts = Static<typeof StockFacts>

export const Appointments = defineFacade('appointments', {
  ...suspensionMethods,
  /** Issues the numbers of a schedule, or brings them in line with a later revision. Never below what is taken: the rest is void. Safe to repeat. */
  openStock: { in: StockFacts, out: Type.Object({ issued: Count }) },
  /** Voids every free number of a schedule; taken ones stay with their patients. */
  withdrawStock: { in: Type.Object({ hospitalId: Uuid, scheduleId: Uuid }), out: Type.Object({ voided: Count }) },
  appointment: {
    in: Type.Object({ appointmentId: Uuid }),
    out: Type.Object({
      appointment: Type.Optional(Appointment),
      bookedBy: Type.Optional(Type.String()),
      /** How it was taken: `online`, `desk`, or a way of the system's own, e.g. `waitlist`. */
      channel: Type.Optional(Type.String()),
      arrivedAt: Type.Optional(Instant),
      arrivedHow: Type.Optional(ArrivalWay),
      endsAt: Type.Optional(Instant),
    }),
  },
  /** A wish with the clinic it is for. */
  wish: {
    in: Type.Object({ wishId: Uuid }),
    out: Type.Object({
      wish: Type.Optional(Wish),
      from: Type.Optional(TimeOfDay),
      to: Type.Optional(TimeOfDay),
    }),
  },
  waitlistEntry: {
    in: Type.Object({ entryId: Uuid }),
    out: Type.Object({ entry: Type.Optional(WaitlistEntry) }),
  },
  /**
   * 签到: booked → arrived, within the window of the policy. Safe to repeat: `again` when the patient was checked in before. `campusId`: where the patient
   * is, if that is known. Throws the refusals of this module.
   */
  checkIn: {
    in: Type.Object({ hospitalId: Uuid, appointmentId: Uuid, campusId: Type.Optional(Uuid), how: ArrivalWay }),
    out: Type.Object({ again: Type.Boolean() }),
  },
  /** The doctor has seen the patient: arrived → fulfilled, the number is used. Safe to repeat. */
  fulfil: {
    in: Type.Object({ hospitalId: Uuid, appointmentId: Uuid }),
    out: Type.Object({ fulfilled: Type.Boolean() }),
  },
  /** Who has a number of this clinic and is not checked in: serials and times, no patients. */
  expected: {
    in: Type.Object({ hospitalId: Uuid, scheduleId: Uuid }),
    out: Type.Object({
      people: Type.Array(Type.Object({ serial: Count, startsAt: Instant, endsAt: Instant })),
    }),
  },
  /** Live appointments of these patients on one day, checked in or not, earliest first. */
  onDay: {
    in: Type.Object({ hospitalId: Uuid, patientIds: Type.Array(Uuid), on: Day }),
    out: Type.Object({ appointments: Type.Array(Appointment) }),
  },
  /** Paid: pending → booked, a compare-and-swap. `lost` when the hold was over: the money must go back. */
  confirm: { in: Type.Object({ appointmentId: Uuid }), out: Type.Object({ outcome: Type.Enum(['booked', 'lost']) }) },
  /**
   * What a missed visit leads to, once it is known whether the patient was a child (under 14) on that day. `missed`: how many count, of `limit`;
   * `restrictedUntil`: from now on no online expert numbers until then. Safe to repeat. Nothing when the visit was not missed.
   */
  judgeNoShow: {
    in: Type.Object({ appointmentId: Uuid, child: Type.Boolean() }),
    out: Type.Object({
      judged: Type.Optional(
        Type.Object({
          missed: Count,
          limit: Count,
          warned: Type.Boolean(),
          restrictedUntil: Type.Optional(Instant),
        }),
      ),
    }),
  },
  /**
   * 改约: moves an appointment to another number of the same fee, in one commit. `granted`: the hospital moves it (suspension, …): line, draw, restriction,
   * release and count limits do not apply. The same key gives the same answer. `outcome`: moved, replayed, or the code of a refusal of this module.
   */
  reschedule: {
    in: Type.Object({
      appointmentId: Uuid,
      scheduleId: Uuid,
      periodNo: Type.Integer({ minimum: 0 }),
      pools: Type.Optional(Type.Array(Type.Enum([...pools]), { minItems: 1 })),
      granted: Type.Optional(Type.Enum(['suspension', 'series', 'waitlist', 'extra'])),
      who: Type.String(),
      channel: Type.String(),
      key: Type.String(),
    }),
    out: Type.Object({
      outcome: Type.String(),
      detail: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      appointment: Type.Optional(Appointment),
    }),
  },
  /** What taking each of these for one patient would answer now; takes nothing. `over`: the open-at-once limit may be passed. */
  seriesPreview: {
    in: Type.Object({ hospitalId: Uuid, patientId: Uuid, over: Type.Boolean(), wishes: Type.Array(SeriesWish) }),
    out: Type.Object({ states: Type.Array(Type.String()) }),
  },
  /** Takes a course: all or nothing, or as many as possible. `seriesId` is missing when nothing was taken. Same key, same answer. */
  takeSeries: {
    in: Type.Object({
      hospitalId: Uuid,
      patientId: Uuid,
      wishes: Type.Array(SeriesWish),
      all: Type.Boolean(),
      everyWeeks: Count,
      times: Count,
      reason: Type.Optional(Type.String()),
      by: Type.String(),
      key: Type.String(),
      bodyHash: Type.String(),
    }),
    out: Type.Object({ seriesId: Type.Optional(Uuid), outcomes: Type.Array(Type.String()) }),
  },
  /** Moves several appointments of a course together, all or none. */
  moveSeries: {
    in: Type.Object({
      hospitalId: Uuid,
      moves: Type.Array(Type.Object({ appointmentId: Uuid, scheduleId: Uuid, periodNo: Count })),
      by: Type.String(),
      key: Type.String(),
      rehearse: Type.Boolean({ description: 'Say what would happen and take it back' }),
    }),
    out: Type.Object({ outcomes: Type.Array(Type.Object({ appointmentId: Uuid, outcome: Type.String() })) }),
  },
  /** The course, its appointments in order. */
  series: {
    in: Type.Object({ seriesId: Uuid }),
    out: Type.Object({ series: Type.Optional(Series) }),
  },
  /** Periods of schedules with their numbers' fee. */
  periodsOf: {
    in: Type.Object({ scheduleIds: Type.Array(Uuid) }),
    out: Type.Object({
      schedules: Type.Array(
        Type.Object({ scheduleId: Uuid, feeFen: FenAmount, from: Type.Array(TimeOfDay), to: Type.Array(TimeOfDay) }),
      ),
    }),
  },
  /** How many live appointments each of these schedules has, and how many in each period. */
  taken: {
    in: Type.Object({ scheduleIds: Type.Array(Uuid) }),
    out: Type.Object({
      schedules: Type.Array(Type.Object({ scheduleId: Uuid, live: Count, byPeriod: Type.Array(Count) })),
    }),
  },
})

const facts = { appointmentId: Uuid, hospitalId: Uuid, scheduleId: Uuid, patientId: Uuid, feeFen: FenAmount }
export const AppointmentHeld = defineEvent(
  'appointments.appointment_held.v1',
  Type.Object({ ...facts, holdUntil: Instant }),
)
export const AppointmentBooked = defineEvent('appointments.appointment_booked.v1', Type.Object(facts))
/** A number was given back. `wasBooked`: it had been confirmed, so money may have to be returned. */
export const AppointmentCancelled = defineEvent(
  'appointments.appointment_cancelled.v1',
  Type.Object({ ...facts, reason: CancelReason, late: Type.Boolean(), wasBooked: Type.Boolean() }),
)
/** The appointment has another number now, same id and fee. `late`: counted as a late cancellation of the old one. */
export const AppointmentRescheduled = defineEvent(
  'appointments.appointment_rescheduled.v1',
  Type.Object({
    ...facts,
    turn: Type.Integer({ description: 'The how-manieth move of this appointment' }),
    late: Type.Boolean(),
    by: Type.Enum(['patient', 'desk', 'hospital']),
    wasBooked: Type.Boolean(),
    old: Type.Object({
      scheduleId: Uuid,
      departmentId: Uuid,
      practitionerId: Type.Optional(Uuid),
      on: Day,
      from: TimeOfDay,
      to: TimeOfDay,
      serial: Count,
    }),
  }),
)

/** 爽约: the session is over and the patient did not check in. */
export const AppointmentMissed = defineEvent(
  'appointments.appointment_missed.v1',
  Type.Object({ appointmentId: Uuid, hospitalId: Uuid, scheduleId: Uuid, patientId: Uuid }),
)
/** 签到: the patient is here. */
export const PatientArrived = defineEvent(
  'appointments.patient_arrived.v1',
  Type.Object({
    appointmentId: Uuid,
    hospitalId: Uuid,
    scheduleId: Uuid,
    patientId: Uuid,
    arrivedAt: Type.Optional(Instant),
    how: Type.Optional(ArrivalWay),
  }),
)
/** The check-in of `arrivedAt` was taken back. */
export const ArrivalUndone = defineEvent(
  'appointments.arrival_undone.v1',
  Type.Object({ appointmentId: Uuid, hospitalId: Uuid, scheduleId: Uuid, patientId: Uuid, arrivedAt: Instant }),
)
export const refuse = refusals('appointments', {
  schedule_not_found: 404,
  sold_out: 409,
  period_full: 409,
  not_released: 409,
  closed: 409,
  stopped: 409,
  fee_changed: 409,
  already_booked: 409,
  limit_department_day: 409,
  limit_day: 409,
  limit_open: 409,
  limit_month: 409,
  overlapping: 409,
  by_draw: 409,
  restricted: 409,
  needs_resources: 409,
  not_full: 409,
  waitlist_closed: 409,
  already_waiting: 409,
  limit_waitlist: 409,
  waitlist_entry_not_found: 404,
  cannot_leave_waitlist: 409,
  not_offered: 409,
  payment_needed: 409,
  offer_over: 409,
  not_by_draw: 404,
  already_released: 409,
  wishes_closed: 409,
  already_wished: 409,
  wish_not_found: 404,
  not_found: 404,
  cannot_cancel: 409,
  too_late_to_cancel: 409,
  cannot_reschedule: 409,
  too_late_to_reschedule: 409,
  rescheduled_enough: 409,
  same_period: 409,
  fee_differs: 409,
  others_wait: 409,
  resource_busy: 409,
  resource_exists: 409,
  resource_in_use: 409,
  resource_not_found: 404,
  extra_cap: 409,
  extra_over: 409,
  series_incomplete: 409,
  hold_expired: 409,
  cannot_check_in: 409,
  too_early_to_check_in: 409,
  wrong_campus: 409,
  session_over: 409,
  not_missed: 409,
  already_appealed: 409,
  already_decided: 409,
  not_your_patient: 404,
  idempotency_key_reused: 422,
  /** Not refused: sent to the waiting room with a place, to come back with it. */
  waiting: 503,
  exemption_not_found: 404,
  already_exempt: 409,
  not_a_network: 422,
  case_not_found: 404,
  case_settled: 409,
  answer_too_late: 409,
  choice_not_offered: 409,
  suspension_not_found: 404,
  suspension_answered: 409,
  pool_already_online: 409,
  pool_empty: 409,
})
