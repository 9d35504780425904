import { FeeLevel } from '@jiuyi/directory'
import { Count, Day, defineEvent, defineFacade, HalfDay, Instant, Line, refusals, TimeOfDay, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

/** 时段: at most 30 minutes; `[from, to)` on the clinic day, with so many numbers. */
export const Period = Type.Object(
  { from: TimeOfDay, to: TimeOfDay, capacity: Type.Integer({ minimum: 0, maximum: 200 }) },
  { additionalProperties: false, title: 'Period' },
)
export type Period = Static<typeof Period>

/** Shares of a schedule's numbers by channel, in percent, together 100 (domain.md §4). */
export const PoolShares = Type.Object(
  {
    online: Type.Integer({ minimum: 0, maximum: 100 }),
    referral: Type.Integer({ minimum: 0, maximum: 100 }),
    desk: Type.Integer({ minimum: 0, maximum: 100 }),
    revisit: Type.Integer({ minimum: 0, maximum: 100 }),
  },
  { additionalProperties: false, title: 'PoolShares' },
)
export type PoolShares = Static<typeof PoolShares>

/** Ids of what each number occupies besides the doctor; none: left out. */
export const Resources = Type.Array(Uuid, { maxItems: 8, uniqueItems: true })

/** 出诊模板: on which days of an n-week cycle a doctor (or an ordinary clinic without a named doctor) holds one half-day. */
export const ScheduleTemplate = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    campusId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    feeLevel: FeeLevel,
    half: HalfDay,
    weekday: Type.Integer({ minimum: 1, maximum: 7, description: 'ISO: Monday = 1' }),
    everyWeeks: Type.Integer({ minimum: 1, maximum: 8 }),
    periods: Type.Array(Period, { minItems: 1, maxItems: 24 }),
    pools: PoolShares,
    room: Type.String(),
    resources: Type.Optional(Resources),
    validFrom: Day,
    validTo: Type.Optional(Day),
    active: Type.Boolean(),
  },
  { additionalProperties: false, title: 'ScheduleTemplate' },
)
export type ScheduleTemplate = Static<typeof ScheduleTemplate>

/** A day that is not what its weekday says: a holiday without clinics, or a swapped working day that follows another weekday's templates. */
export const CalendarDay = Type.Object(
  {
    on: Day,
    kind: Type.Enum(['holiday', 'workday']),
    followsWeekday: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
    name: Type.String(),
  },
  { additionalProperties: false, title: 'CalendarDay' },
)

export const Schedule = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    campusId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    templateId: Type.Optional(Uuid),
    feeLevel: FeeLevel,
    on: Day,
    half: HalfDay,
    periods: Type.Array(Period),
    pools: PoolShares,
    room: Type.String(),
    resources: Type.Optional(Resources),
    releaseAt: Instant,
    status: Type.Enum(['planned', 'withdrawn', 'suspended']),
    revision: Type.Integer(),
    /** 停诊: the suspension that stopped it. */
    suspensionId: Type.Optional(Uuid),
    /** 替诊: the suspended day it stands in for. */
    substituteFor: Type.Optional(Uuid),
  },
  { additionalProperties: false, title: 'Schedule' },
)
export type Schedule = Static<typeof Schedule>

/** When a half-day may begin and end, hospital time. Afternoon and evening clinics may overlap the half before. */
export const halfWindows = {
  am: ['06:00', '13:00'],
  pm: ['12:00', '18:30'],
  night: ['17:00', '22:00'],
} as const satisfies Record<HalfDay, readonly [string, string]>

const t = ScheduleTemplate.properties
const Periods = t.periods
const Room = Line(60, 0)
const NullableDay = Type.Union([Day, Type.Null()])

/** Without `pools` the hospital's policy fills in; `everyWeeks` 1, `room` empty, `active` true. */
export const NewTemplate = Type.Object(
  {
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    feeLevel: FeeLevel,
    half: HalfDay,
    weekday: t.weekday,
    everyWeeks: Type.Optional(t.everyWeeks),
    periods: Periods,
    pools: Type.Optional(PoolShares),
    room: Type.Optional(Room),
    resources: Type.Optional(Resources),
    validFrom: Day,
    validTo: Type.Optional(Day),
    active: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, title: 'NewTemplate' },
)
export type NewTemplate = Static<typeof NewTemplate>
/** Department, doctor and half-day stay: for another one end the template and make a new one. `validTo: null` removes the end. */
export const TemplateChange = Type.Partial(
  Type.Object({
    feeLevel: FeeLevel,
    weekday: t.weekday,
    everyWeeks: t.everyWeeks,
    periods: Periods,
    pools: PoolShares,
    room: Room,
    resources: Resources,
    validFrom: Day,
    validTo: NullableDay,
    active: Type.Boolean(),
  }),
  { additionalProperties: false, title: 'TemplateChange' },
)
export type TemplateChange = Static<typeof TemplateChange>

/** A clinic on a single day. Without `releaseAt` it opens as a planned one of that day would, at once when that is past. */
export const NewSchedule = Type.Object(
  {
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    feeLevel: FeeLevel,
    on: Day,
    half: HalfDay,
    periods: Periods,
    pools: Type.Optional(PoolShares),
    room: Type.Optional(Room),
    resources: Type.Optional(Resources),
    releaseAt: Type.Optional(Instant),
  },
  { additionalProperties: false, title: 'NewSchedule' },
)
export type NewSchedule = Static<typeof NewSchedule>
export const ScheduleChange = Type.Partial(
  Type.Object({ periods: Periods, room: Room, resources: Resources, pools: PoolShares, releaseAt: Instant }),
  { additionalProperties: false, title: 'ScheduleChange' },
)
export type ScheduleChange = Static<typeof ScheduleChange>

/** What someone is about to do to the timetable: the fields of whichever command they have in mind. `withdrawn`: take the schedule back. */
export const TimetableChange = Type.Partial(
  Type.Object({
    departmentId: Uuid,
    practitionerId: Uuid,
    feeLevel: FeeLevel,
    half: HalfDay,
    weekday: t.weekday,
    everyWeeks: t.everyWeeks,
    periods: Periods,
    pools: PoolShares,
    room: Room,
    resources: Resources,
    validFrom: Day,
    validTo: NullableDay,
    active: Type.Boolean(),
    on: Day,
    releaseAt: Instant,
    withdrawn: Type.Boolean(),
  }),
  { additionalProperties: false, title: 'TimetableChange' },
)
export type TimetableChange = Static<typeof TimetableChange>
/** `kept`: the template asks for something else, but the day stays as it is: its numbers are open (`released`) or it was changed by hand (`edited`). */
export const ScheduleEffect = Type.Object(
  {
    scheduleId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    action: Type.Enum(['made', 'changed', 'withdrawn', 'kept', 'unchanged']),
    why: Type.Optional(Type.Enum(['released', 'edited'])),
    capacityBefore: Type.Optional(Count),
    capacityAfter: Type.Optional(Count),
  },
  { additionalProperties: false, title: 'ScheduleEffect' },
)
export type ScheduleEffect = Static<typeof ScheduleEffect>

/** What patients of a suspended clinic may choose; a refund is always among it. */
export const SuspensionOffer = Type.Enum(['substitute', 'move', 'refund'])
export type SuspensionOffer = Static<typeof SuspensionOffer>
export const SuspensionPick = Type.Object(
  { scheduleId: Uuid, substituteId: Type.Optional(Uuid) },
  { additionalProperties: false, title: 'SuspensionPick', description: '`substituteId`: the doctor who stands in' },
)
/** Several days at once; `answerBy` only when it shall not be the policy's. */
export const NewSuspension = Type.Object(
  {
    schedules: Type.Array(SuspensionPick, { minItems: 1, maxItems: 40 }),
    reason: Line(60, 2),
    move: Type.Boolean({ description: 'Patients may choose another day with free numbers' }),
    answerBy: Type.Optional(Instant),
  },
  { additionalProperties: false, title: 'NewSuspension' },
)
export type NewSuspension = Static<typeof NewSuspension>
/** A suspended day: until when its patients answer, and who stands in on which new schedule. */
export const SuspendedSchedule = Type.Object({
  scheduleId: Uuid,
  answerBy: Instant,
  substitute: Type.Optional(Type.Object({ scheduleId: Uuid, practitionerId: Uuid, revision: Type.Integer() })),
})
const suspension = {
  suspensionId: Uuid,
  hospitalId: Uuid,
  reason: Type.String(),
  offers: Type.Array(SuspensionOffer),
  by: Type.String(),
  schedules: Type.Array(SuspendedSchedule),
}
/** Who acts: the name that is written down, and the only departments of a department head. */
const asEditor = { hospitalId: Uuid, by: Type.String(), onlyDepartments: Type.Optional(Type.Array(Uuid)) }
/** 仅此次 / 此次及以后 / 全部: how far a change of one day of a template reaches. */
export const ChangeScope = Type.Enum(['this', 'following', 'all'])
export type ChangeScope = Static<typeof ChangeScope>

/** A room that two clinics would use at the same time: a warning, for some rooms have two desks. */
export const RoomClash = Type.Object(
  { on: Day, half: HalfDay, room: Type.String(), departmentId: Uuid, practitionerId: Type.Optional(Uuid) },
  { additionalProperties: false, title: 'RoomClash' },
)

export const Scheduling = defineFacade('scheduling', {
  schedules: { in: Type.Object({ ids: Type.Array(Uuid) }), out: Type.Object({ schedules: Type.Array(Schedule) }) },
  /** Planned schedules of these (campus, fee level) pairs from a day on, to give them their fee anew. */
  schedulesByFee: {
    in: Type.Object({ campusId: Uuid, feeLevel: FeeLevel, from: Day }),
    out: Type.Object({ schedules: Type.Array(Schedule) }),
  },
  /** Makes the schedules that templates ask for, up to the planning horizon; safe to repeat. Returns how many are new. */
  planAhead: {
    in: Type.Object({ hospitalId: Uuid, from: Type.Optional(Day) }),
    out: Type.Object({ made: Type.Integer() }),
  },
  /**
   * For a course: where on these days the same clinic stands (same doctor or ordinary clinic, department, half-day). `would`: a template asks for it, it is not
   * planned yet; `holiday`, `none`: no clinic.
   */
  clinicDays: {
    in: Type.Object({ hospitalId: Uuid, scheduleId: Uuid, days: Type.Array(Day, { maxItems: 40 }) }),
    out: Type.Object({
      anchor: Type.Optional(Schedule),
      days: Type.Array(
        Type.Object({
          on: Day,
          state: Type.Enum(['planned', 'would', 'holiday', 'none']),
          scheduleId: Type.Optional(Uuid),
          templateId: Type.Optional(Uuid),
          name: Type.Optional(Type.String({ description: 'The holiday' })),
        }),
      ),
    }),
  },
  /** Makes single days of templates before the planning horizon reaches them; they open when they always would. Safe to repeat. */
  planDays: {
    in: Type.Object({
      hospitalId: Uuid,
      days: Type.Array(Type.Object({ on: Day, templateId: Uuid }), { maxItems: 40 }),
    }),
    out: Type.Object({ schedules: Type.Array(Schedule) }),
  },
  /**
   * What saving a change would do, schedule by schedule: the change is carried out and rolled back, so it is refused for the same reasons.
   * With `templateId` or `scheduleId` the fields of that update; without either a new template, or a new single day when `on` is given.
   * `departmentIds` limits it to the departments of a department head.
   */
  previewTemplateChange: {
    in: Type.Object({
      hospitalId: Uuid,
      departmentIds: Type.Optional(Type.Array(Uuid)),
      templateId: Type.Optional(Uuid),
      scheduleId: Type.Optional(Uuid),
      scope: Type.Optional(ChangeScope),
      change: TimetableChange,
    }),
    out: Type.Object({ schedules: Type.Array(ScheduleEffect), roomClashes: Type.Array(RoomClash) }),
  },
  /** Can these days be suspended? Until when would their patients answer, and who of the same rank is free to stand in? Nothing is changed. */
  planSuspension: {
    in: Type.Object({
      ...asEditor,
      scheduleIds: Type.Array(Uuid, { minItems: 1, maxItems: 40 }),
      answerBy: Type.Optional(Instant),
    }),
    out: Type.Object({
      schedules: Type.Array(
        Type.Object({ schedule: Schedule, answerBy: Instant, substitutes: Type.Array(Type.Object({ id: Uuid })) }),
      ),
    }),
  },
  /** Suspends days, or adds days to a suspension that stands. Once a (who, key); the answer is what the numbers need to follow. */
  suspend: {
    in: Type.Object({ ...asEditor, suspensionId: Type.Optional(Uuid), want: NewSuspension, key: Type.String() }),
    out: Type.Object(suspension),
  },
  /** Would lifting be possible? Throws when another clinic stands in the place by now. */
  checkLifting: { in: Type.Object({ ...asEditor, suspensionId: Uuid }), out: Type.Object({}) },
  /** 恢复出诊: the days are planned again and their substitutes withdrawn. Safe to repeat. */
  liftSuspension: {
    in: Type.Object({ hospitalId: Uuid, by: Type.String(), suspensionId: Uuid }),
    out: Type.Object({ lifted: Type.Boolean() }),
  },
})

/** 停诊: days are not held. All that the numbers need to stop and to open a case for each patient. */
export const SchedulesSuspended = defineEvent('scheduling.schedules_suspended.v1', Type.Object(suspension))

/** A schedule was made or changed: all its facts as they are now. `revision` grows with each change. */
export const SchedulePlanned = defineEvent('scheduling.schedule_planned.v1', Schedule)
/** A schedule was taken back before anyone could book, or its remaining free numbers are withdrawn. */
export const ScheduleWithdrawn = defineEvent(
  'scheduling.schedule_withdrawn.v1',
  Type.Object({ scheduleId: Uuid, hospitalId: Uuid }),
)

export const refuse = refusals('scheduling', {
  template_not_found: 404,
  schedule_not_found: 404,
  periods_overlap: 422,
  period_too_long: 422,
  period_outside_half: 422,
  pools_not_100: 422,
  template_overlap: 409,
  schedule_overlap: 409,
  not_of_a_template: 409,
  practitioner_not_in_department: 422,
  valid_range: 422,
  in_the_past: 422,
  not_your_department: 404,
  already_released: 409,
  weekday_needed: 422,
  department_without_clinics: 422,
  calendar_day_not_found: 404,
  suspension_not_found: 404,
  already_suspended: 409,
  answer_time: 422,
  substitute_rank: 422,
  substitute_busy: 409,
})
