/** 疗程: what flows may rely on when a course of appointments is booked. */
import { Count, Day, FenAmount, Instant, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'
import { Appointment } from './appointment-contract.ts'

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
