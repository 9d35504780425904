/** 预约: the appointment itself, its states and what can be done in which. */
import { Count, Day, FenAmount, HalfDay, Instant, TimeOfDay, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

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
