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
import { suspensionMethods } from './suspension-contract.ts'

export * from './suspension-contract.ts'

/** FHIR's words: pending 占号待付, booked 已预约, arrived 已签到, fulfilled 已就诊, cancelled 已取消, noshow 爽约. */
export const appointmentStatuses = ['pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]
export const AppointmentStatus = Type.Enum([...appointmentStatuses])

/** What can be done with an appointment in which state. Front ends read it from the API client to disable a button and say why. */
export const appointmentCan = {
  pay: ['pending'],
  giveUp: ['pending'],
  cancel: ['booked'],
  reschedule: ['pending', 'booked'],
  checkIn: ['booked'],
  undoCheckIn: ['arrived'],
  appeal: ['noshow'],
} as const satisfies Record<string, readonly AppointmentStatus[]>

/** 签到方式: at the desk, by the code at the door, by the phone's position, at a kiosk. */
export const arrivalWays = ['desk', 'door', 'location', 'kiosk'] as const
export const ArrivalWay = Type.Enum([...arrivalWays])
export type ArrivalWay = (typeof arrivalWays)[number]

/** 号源池: the share of a schedule's numbers a channel may take from. */
export const pools = ['online', 'referral', 'desk', 'revisit'] as const
export type Pool = (typeof pools)[number]

export const CancelReason = Type.Enum(['by_patient', 'by_desk', 'hold_expired', 'given_up', 'stopped'])

export const Appointment = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    campusId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    scheduleId: Uuid,
    patientId: Uuid,
    status: AppointmentStatus,
    on: Day,
    half: HalfDay,
    from: TimeOfDay,
    to: TimeOfDay,
    serial: Type.Integer({ minimum: 1, description: '号序: place within the schedule' }),
    code: Type.String({ description: 'Short code shown as QR, unique within the hospital' }),
    feeFen: FenAmount,
    room: Type.String(),
    startsAt: Instant,
    holdUntil: Type.Optional(Instant),
    createdAt: Instant,
    cancelReason: Type.Optional(CancelReason),
    stopped: Type.Optional(
      Type.Boolean({ description: '停诊: the clinic is suspended; the patient chooses what shall happen instead' }),
    ),
    /** 疗程: the course it belongs to, and its place in it. */
    series: Type.Optional(
      Type.Object({ id: Uuid, turn: Count, times: Count }, { additionalProperties: false, title: 'SeriesPlace' }),
    ),
    /** The rule that applies to cancelling now, in terms the app turns into a sentence. */
    cancelRule: Type.Object(
      { allowed: Type.Boolean(), late: Type.Boolean(), freeUntil: Instant, allowedUntil: Instant },
      { additionalProperties: false, title: 'CancelRule' },
    ),
    /** May it be moved now, does that count as late, and how often the patient may still move it. Not in the answer to taking a number. */
    rescheduleRule: Type.Optional(
      Type.Object(
        { allowed: Type.Boolean(), late: Type.Boolean(), left: Count },
        { additionalProperties: false, title: 'RescheduleRule' },
      ),
    ),
  },
  { additionalProperties: false, title: 'Appointment' },
)
export type Appointment = Static<typeof Appointment>

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

/** 候补: skipped = it was their turn, but a rule forbade it (`skipReason`); they keep their place and are asked again with the next number. */
export const waitlistStatuses = [
  'waiting',
  'skipped',
  'offered',
  'booked',
  'declined',
  'lapsed',
  'left',
  'cleared',
] as const
export type WaitlistStatus = (typeof waitlistStatuses)[number]
export const WaitlistEntry = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    campusId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    scheduleId: Uuid,
    patientId: Uuid,
    on: Day,
    half: HalfDay,
    from: TimeOfDay,
    to: TimeOfDay,
    feeLevel: Type.String(),
    feeFen: FenAmount,
    status: Type.Enum([...waitlistStatuses]),
    priority: Type.Boolean({
      description: 'Lost a number of this department to a suspension, so comes before the others',
    }),
    joinedAt: Instant,
    changedAt: Instant,
    position: Type.Optional(Type.Integer({ minimum: 1, description: 'Place in line, while in it' })),
    waiting: Type.Integer({ minimum: 0, description: 'How many wait for this schedule' }),
    typicalReturns: Type.Optional(
      Type.Number({
        minimum: 0,
        description: 'How many numbers came back in each of the last clinics of this doctor, on average',
      }),
    ),
    skipReason: Type.Optional(
      Type.String({ description: 'The refusal that the patient would have got, without its module' }),
    ),
    closesAt: Type.String({ format: 'date-time', description: 'When the line is closed' }),
    offer: Type.Optional(
      Type.Object(
        { appointmentId: Uuid, offeredAt: Instant, until: Instant },
        { additionalProperties: false, title: 'WaitlistOffer' },
      ),
    ),
  },
  { additionalProperties: false, title: 'WaitlistEntry' },
)
export type WaitlistEntry = Static<typeof WaitlistEntry>

/** 公平抽号: announced (before the release) → collecting → closing (the clock is over, the list not yet published) → closed → drawn. */
export const Draw = Type.Object(
  {
    scheduleId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    periods: Type.Array(
      Type.Object({ from: TimeOfDay, to: TimeOfDay }, { additionalProperties: false, title: 'DrawPeriod' }),
    ),
    status: Type.Enum(['announced', 'collecting', 'closing', 'closed', 'drawn', 'cancelled']),
    commitment: Type.String({ description: 'sha256 of the seed, published before the first wish' }),
    committedAt: Instant,
    opensAt: Instant,
    closesAt: Instant,
    drawsAt: Type.String({ format: 'date-time', description: 'When the numbers are drawn; not before' }),
    wishes: Count,
    closedAt: Type.Optional(Instant),
    wishesHash: Type.Optional(Type.String({ description: 'sha256 of the closed list, published before the seed' })),
    drawnAt: Type.Optional(Instant),
    seed: Type.Optional(Type.String()),
    free: Type.Optional(Type.Array(Type.Integer(), { description: 'Numbers there were to give, by period' })),
    freeTotal: Type.Optional(Count),
    given: Type.Optional(Count),
  },
  { additionalProperties: false, title: 'Draw' },
)
export type Draw = Static<typeof Draw>
const drawOutcomes = ['number', 'waitlist', 'refused', 'cancelled'] as const
/** All that is needed to recompute a draw. */
export const DrawProof = Type.Object(
  {
    ...Draw.properties,
    list: Type.Optional(
      Type.Array(
        Type.Object(
          { wishId: Uuid, periods: Type.Array(Type.Integer()), anyPeriod: Type.Boolean() },
          { additionalProperties: false, title: 'ListedWishId' },
        ),
      ),
    ),
    order: Type.Optional(
      Type.Array(
        Type.Object(
          {
            wishId: Uuid,
            rank: Type.Integer({ minimum: 1 }),
            outcome: Type.Enum([...drawOutcomes]),
            periodNo: Type.Optional(Type.Integer({ minimum: 0 })),
            serial: Type.Optional(Type.Integer()),
          },
          { additionalProperties: false, title: 'DrawnWish' },
        ),
      ),
    ),
  },
  { additionalProperties: false, title: 'DrawProof' },
)
export type DrawProof = Static<typeof DrawProof>
export const Wish = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    scheduleId: Uuid,
    patientId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    feeFen: FenAmount,
    periods: Type.Array(Type.Integer()),
    anyPeriod: Type.Boolean(),
    status: Type.Enum(['wished', 'withdrawn', ...drawOutcomes]),
    madeAt: Instant,
    closesAt: Instant,
    rank: Type.Optional(Type.Integer({ minimum: 1 })),
    refusal: Type.Optional(Type.String()),
    appointmentId: Type.Optional(Uuid),
    entryId: Type.Optional(Uuid),
  },
  { additionalProperties: false, title: 'Wish' },
)
export type Wish = Static<typeof Wish>

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

/** One appointment that a course wants. Without `scheduleId` the clinic is not planned yet: only the patient's own day is judged. */
export const SeriesWish = Type.Object({
  scheduleId: Type.Optional(Uuid),
  periodNo: Type.Integer({ minimum: 0 }),
  feeFen: FenAmount,
  departmentId: Uuid,
  on: Day,
  startsAt: Instant,
  endsAt: Instant,
})
export type SeriesWish = Static<typeof SeriesWish>
export const Series = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    patientId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    everyWeeks: Count,
    times: Count,
    overLimitReason: Type.Optional(Type.String()),
    createdAt: Instant,
    appointments: Type.Array(Appointment),
  },
  { additionalProperties: false, title: 'Series' },
)
export type Series = Static<typeof Series>

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
const place = { entryId: Uuid, hospitalId: Uuid, scheduleId: Uuid, patientId: Uuid, why: Type.String() }
export const WaitlistJoined = defineEvent('appointments.waitlist_joined.v1', Type.Object(place))
/** It is this patient's turn: a number is held for them until `offerUntil`. */
export const WaitlistOffered = defineEvent(
  'appointments.waitlist_offered.v1',
  Type.Object({ ...place, appointmentId: Uuid, offeredAt: Instant, offerUntil: Instant }),
)
/** A place in line is over. `why`: who left, what became of the offer, or why the line was closed (not_reached, stopped, withdrawn). */
export const WaitlistEnded = defineEvent(
  'appointments.waitlist_ended.v1',
  Type.Object({
    ...place,
    appointmentId: Type.Optional(Uuid),
    outcome: Type.Enum(['booked', 'declined', 'lapsed', 'left', 'cleared']),
  }),
)

/** The draw is over for this wish. */
export const WishDrawn = defineEvent(
  'appointments.wish_drawn.v1',
  Type.Object({
    wishId: Uuid,
    hospitalId: Uuid,
    scheduleId: Uuid,
    patientId: Uuid,
    outcome: Type.Enum([...drawOutcomes]),
    appointmentId: Type.Optional(Uuid),
    entryId: Type.Optional(Uuid),
  }),
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
