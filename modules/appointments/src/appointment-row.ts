import { addDays, instantAt } from '@jiuyi/kernel'
import { type Fragment, sql } from '@jiuyi/platform'
import type { Appointment, ArrivalWay } from './contract.ts'

/** An appointment as it comes from the database, with the rules of its hospital. */
export type AppointmentRow = Omit<
  Appointment,
  | 'code'
  | 'cancelRule'
  | 'rescheduleRule'
  | 'stopped'
  | 'series'
  | 'startsAt'
  | 'holdUntil'
  | 'createdAt'
  | 'practitionerId'
  | 'cancelReason'
> & {
  startsAt: Date
  holdUntil: Date | null
  createdAt: Date
  practitionerId: string | null
  cancelReason: Appointment['cancelReason'] | null
  timeZone: string
  freeCancelUntil: string
  cancelUntilMinutes: number
  reschedulesLeft?: number
  /** Its clinic is suspended. */
  stopped?: boolean
  series?: { id: string; turn: number; times: number } | null
  bookedBy: string
  channel: string
  /** Not in the answer to taking a number. */
  endsAt?: Date
  arrivedAt?: Date | null
  arrivedHow?: ArrivalWay | null
}

/** Selects appointments `a` by a condition; always with their stock (time zone) and the policy in force. */
export const selectAppointments = (where: Fragment, rest: Fragment = sql``): Fragment => sql`
  select a.id, a.hospital_id as "hospitalId", a.campus_id as "campusId", a.department_id as "departmentId", a.practitioner_id as "practitionerId",
         a.schedule_id as "scheduleId", a.patient_id as "patientId", a.status, a.on_date as "on", a.half, a.from_time as "from", a.to_time as "to",
         a.serial, a.fee_fen as "feeFen", a.room, a.starts_at as "startsAt", a.hold_until as "holdUntil", a.created_at as "createdAt",
         a.cancel_reason as "cancelReason", a.booked_by as "bookedBy", a.channel, a.ends_at as "endsAt",
         a.arrived_at as "arrivedAt", a.arrived_how as "arrivedHow",
         s.time_zone as "timeZone", p.free_cancel_until as "freeCancelUntil", p.cancel_until_minutes as "cancelUntilMinutes", s.state = 'stopped' as stopped,
         (select jsonb_build_object('id', x.id, 'turn', m.turn, 'times', x.times) from appointments.series_appointment m
            join appointments.series x on x.hospital_id = m.hospital_id and x.id = m.series_id
           where m.appointment_id = a.id and m.hospital_id = a.hospital_id) as series,
         greatest(0, p.reschedules_at_most - (select count(*) from appointments.reschedule r
                                               where r.hospital_id = a.hospital_id and r.appointment_id = a.id and r.by_patient))::int as "reschedulesLeft"
    from appointments.appointment a
    join appointments.stock s on s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id
    join lateral (select p.free_cancel_until, p.cancel_until_minutes, p.reschedules_at_most from appointments.policy p
                   where p.hospital_id = a.hospital_id and p.valid_from <= now() order by p.valid_from desc limit 1) p on true
   where ${where}
   ${rest}`

/** An id alone finds its row, however many hospitals there are: the index leads with it. */
export const byId = (id: string): Fragment => sql`a.id = ${id}`

/** The short code under the QR: from the random bits of the id, in letters that cannot be mistaken for one another. */
export function appointmentCode(id: string): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-13)}`)
  let code = ''
  for (let i = 0; i < 10; i++, bits >>= 5n) code = letters[Number(bits & 31n)] + code
  return code
}

/** Time zones are slow to ask, and a rush asks for the same day again and again. */
const daysBefore = new Map<string, Date>()
function dayBefore(on: string, time: string, zone: string): Date {
  const name = `${on} ${time} ${zone}`
  let at = daysBefore.get(name)
  if (!at) {
    at = instantAt(addDays(on, -1), time, zone)
    if (daysBefore.size >= 1_000) daysBefore.clear()
    daysBefore.set(name, at)
  }
  return at
}

/** Free until the hospital's hour of the day before; allowed, but counted late, until so many minutes before the period (domain.md §4). */
export function cancelRule(
  row: Pick<
    AppointmentRow,
    'on' | 'timeZone' | 'freeCancelUntil' | 'cancelUntilMinutes' | 'startsAt' | 'status' | 'stopped'
  >,
  now: Date,
): Appointment['cancelRule'] {
  const freeUntil = dayBefore(row.on, row.freeCancelUntil, row.timeZone)
  const allowedUntil = new Date(row.startsAt.getTime() - row.cancelUntilMinutes * 60_000)
  const open = row.status === 'pending' || row.status === 'booked'
  // A stopped clinic is always free to cancel, and nobody is late for it.
  const stopped = open && row.stopped === true
  return {
    allowed: row.status === 'pending' || stopped || (open && now < allowedUntil),
    late: row.status === 'booked' && !stopped && now >= freeUntil,
    freeUntil: freeUntil.toISOString(),
    allowedUntil: allowedUntil.toISOString(),
  }
}

/** Moving follows the rule of cancelling, and a patient may do it so many times; away from a stopped clinic always. */
export function rescheduleRule(
  row: Parameters<typeof cancelRule>[0] & { reschedulesLeft: number },
  now: Date,
): NonNullable<Appointment['rescheduleRule']> {
  const { allowed, late } = cancelRule(row, now)
  const open = row.status === 'pending' || row.status === 'booked'
  return {
    allowed: open && (row.stopped === true || (allowed && row.reschedulesLeft > 0)),
    late,
    left: row.reschedulesLeft,
  }
}

/** What clients see. */
export function toAppointment(row: AppointmentRow, now: Date): Appointment {
  const {
    practitionerId,
    holdUntil,
    cancelReason,
    timeZone: _zone,
    freeCancelUntil: _free,
    cancelUntilMinutes: _until,
    reschedulesLeft,
    stopped,
    series,
    bookedBy: _by,
    channel: _channel,
    endsAt: _ends,
    arrivedAt: _arrived,
    arrivedHow: _how,
    ...rest
  } = row
  return {
    ...rest,
    startsAt: row.startsAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    code: appointmentCode(row.id),
    cancelRule: cancelRule(row, now),
    ...(series && { series }),
    ...(reschedulesLeft !== undefined && { rescheduleRule: rescheduleRule({ ...row, reschedulesLeft }, now) }),
    ...(stopped && ['booked', 'arrived'].includes(row.status) && { stopped: true }),
    ...(practitionerId && { practitionerId }),
    ...(holdUntil && { holdUntil: holdUntil.toISOString() }),
    ...(cancelReason && { cancelReason }),
  }
}
