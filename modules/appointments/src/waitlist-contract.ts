/** 候补: what flows and front ends may rely on while patients wait in line. */
import { Day, defineEvent, FenAmount, HalfDay, Instant, TimeOfDay, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

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
