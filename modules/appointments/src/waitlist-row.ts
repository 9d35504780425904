import { type Fragment, sql } from '@jiuyi/platform'
import type { WaitlistEntry } from './contract.ts'

export type WaitlistRow = Omit<
  WaitlistEntry,
  'joinedAt' | 'closesAt' | 'changedAt' | 'offer' | 'position' | 'skipReason' | 'practitionerId' | 'typicalReturns'
> & {
  joinedAt: Date
  closesAt: Date
  changedAt: Date
  practitionerId: string | null
  skipReason: string | null
  ahead: number | null
  appointmentId: string | null
  offeredAt: Date | null
  offerUntil: Date | null
  typicalReturns: number | null
  joinedBy: string
  channel: string
  why: string
}

/**
 * Entries `e` by a condition, with their schedule `s` and their place in line. `typicalReturns` is what the line can honestly hope for: how many
 * booked numbers came back in each of the last twenty clinics of the same doctor (or, without one, of the same department).
 */
export const selectWaitlist = (where: Fragment, rest: Fragment = sql``): Fragment => sql`
  select e.id, e.hospital_id as "hospitalId", s.campus_id as "campusId", s.department_id as "departmentId", s.practitioner_id as "practitionerId",
         e.schedule_id as "scheduleId", e.patient_id as "patientId", s.on_date as "on", s.half, s.fee_level as "feeLevel", s.fee_fen as "feeFen",
         s.from_time[1] as "from", s.to_time[cardinality(s.to_time)] as "to",
         e.status, e.priority, e.joined_at as "joinedAt", e.changed_at as "changedAt", e.skip_reason as "skipReason", e.appointment_id as "appointmentId",
         e.offered_at as "offeredAt", e.offer_until as "offerUntil", e.joined_by as "joinedBy", e.channel, e.why, s.line as waiting,
         ((s.on_date - 1) + p.waitlist_clear_at) at time zone s.time_zone as "closesAt",
         case when e.status in ('waiting', 'skipped') then
           (select count(*) from appointments.waitlist_entry x
             where x.schedule_id = e.schedule_id and x.hospital_id = e.hospital_id and x.status in ('waiting', 'skipped')
               and (x.priority, -x.seq) > (e.priority, -e.seq))::int end as ahead,
         case when e.status in ('waiting', 'skipped') then ${typicalReturns} end as "typicalReturns"
    from appointments.waitlist_entry e
    join appointments.stock s on s.schedule_id = e.schedule_id and s.hospital_id = e.hospital_id
    join lateral (select p.waitlist_clear_at from appointments.policy p
                   where p.hospital_id = e.hospital_id and p.valid_from <= now() order by p.valid_from desc limit 1) p on true
   where ${where}
   ${rest}`

/** Of a schedule `s`; null without a past to look at. */
const typicalReturns = sql`
  (select round(avg(back.n), 1)::float8
     from (select x.schedule_id from appointments.stock x
            where x.hospital_id = s.hospital_id and x.on_date < s.on_date and x.on_date >= s.on_date - 90 and x.on_date < current_date
              and case when s.practitioner_id is null then x.department_id = s.department_id and x.practitioner_id is null
                       else x.practitioner_id = s.practitioner_id end
            order by x.on_date desc limit 20) past
    cross join lateral (select count(*) as n from appointments.appointment a
                         where a.schedule_id = past.schedule_id and a.hospital_id = s.hospital_id and a.status = 'cancelled'
                           and a.cancel_reason in ('by_patient', 'by_desk')) back)`

/** What clients see. */
export function toWaitlistEntry(row: WaitlistRow): WaitlistEntry {
  const {
    practitionerId,
    skipReason,
    ahead,
    appointmentId,
    offeredAt,
    offerUntil,
    typicalReturns: returns,
    joinedBy: _by,
    channel: _channel,
    why: _why,
    ...rest
  } = row
  return {
    ...rest,
    joinedAt: row.joinedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    ...(practitionerId && { practitionerId }),
    ...(ahead !== null && { position: ahead + 1 }),
    ...(row.status === 'skipped' && skipReason && { skipReason }),
    ...(returns !== null && { typicalReturns: returns }),
    ...(appointmentId &&
      offeredAt &&
      offerUntil && {
        offer: { appointmentId, offeredAt: offeredAt.toISOString(), until: offerUntil.toISOString() },
      }),
  }
}

/** An id alone finds its row. */
export const entryById = (id: string): Fragment =>
  sql`e.id = ${id} and e.hospital_id in (select h.hospital_id from appointments.hospital h)`
