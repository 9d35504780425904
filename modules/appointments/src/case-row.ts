import { type Fragment, sql } from '@jiuyi/platform'
import type { CaseChoice, CaseOutcome, SuspensionCase } from './suspension-contract.ts'

/** A case as it comes from the database, with what the desk needs besides. */
export type CaseRow = {
  id: string
  hospitalId: string
  suspensionId: string
  appointmentId: string
  patientId: string
  reason: string
  offers: CaseChoice[]
  answerBy: Date
  urgent: boolean
  scheduleId: string
  departmentId: string
  practitionerId: string | null
  on: string
  half: 'am' | 'pm' | 'night'
  from: string
  to: string
  serial: number
  feeFen: number
  substitute: string | null
  substituteDoctor: string | null
  substituteRoom: string | null
  toldAt: Date | null
  accounts: number | null
  readAt: Date | null
  choice: CaseChoice | null
  chosenAt: Date | null
  chosenBy: string | null
  outcome: CaseOutcome | null
  settledAt: Date | null
  toCall: boolean
  calls: { at: string; result: 'reached' | 'no_answer' | 'wrong_number' | 'call_later' }[]
}

/**
 * Whom the desk calls: an open case that nobody has read or been reached about, once the time for reading is over; at once when the clinic was to be
 * today, or when nobody could be told at all. `c` is the case, `now` an instant.
 */
export const isToCall = (now: Fragment): Fragment => sql`
  (c.settled_at is null and c.read_at is null and c.answer_by > ${now}
   and not exists (select 1 from appointments.suspension_call l where l.hospital_id = c.hospital_id and l.case_id = c.id and l.result = 'reached')
   and (c.urgent or c.accounts = 0
        or c.opened_at <= ${now} - make_interval(mins => (
             select p.suspension_call_after_minutes from appointments.policy p
              where p.hospital_id = c.hospital_id and p.valid_from <= ${now} order by p.valid_from desc limit 1))))`

export const selectCases = (where: Fragment, rest: Fragment, now: Fragment): Fragment => sql`
  select c.id, c.hospital_id as "hospitalId", c.suspension_id as "suspensionId", c.appointment_id as "appointmentId", c.patient_id as "patientId", u.reason, u.offers,
         c.answer_by as "answerBy", c.urgent, c.schedule_id as "scheduleId", c.department_id as "departmentId", c.practitioner_id as "practitionerId", c.on_date as "on",
         c.half, c.from_time as "from", c.to_time as "to", c.serial, c.fee_fen as "feeFen", c.substitute_schedule_id as substitute, s.practitioner_id as "substituteDoctor",
         s.room as "substituteRoom", c.told_at as "toldAt", c.accounts, c.read_at as "readAt", c.choice, c.chosen_at as "chosenAt", c.chosen_by as "chosenBy", c.outcome,
         c.settled_at as "settledAt", ${isToCall(now)} as "toCall",
         coalesce((select jsonb_agg(jsonb_build_object('at', to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'result', l.result) order by l.at desc)
                     from appointments.suspension_call l where l.hospital_id = c.hospital_id and l.case_id = c.id), '[]') as calls
    from appointments.suspension_case c
    join appointments.suspension u on u.hospital_id = c.hospital_id and u.id = c.suspension_id
    left join appointments.stock s on s.hospital_id = c.hospital_id and s.schedule_id = c.substitute_schedule_id
   where ${where}
   ${rest}`

/** What patient and desk both see. A substitute is offered only where there is one for this schedule. */
export function toCase(c: CaseRow): SuspensionCase {
  return {
    suspensionId: c.suspensionId,
    appointmentId: c.appointmentId,
    reason: c.reason,
    answerBy: c.answerBy.toISOString(),
    urgent: c.urgent,
    offers: c.offers.filter((o) => o !== 'substitute' || c.substitute),
    was: {
      scheduleId: c.scheduleId,
      departmentId: c.departmentId,
      on: c.on,
      half: c.half,
      from: c.from,
      to: c.to,
      serial: c.serial,
      feeFen: c.feeFen,
      ...(c.practitionerId && { practitionerId: c.practitionerId }),
    },
    ...(c.substitute && {
      substitute: {
        scheduleId: c.substitute,
        room: c.substituteRoom ?? '',
        ...(c.substituteDoctor && { practitionerId: c.substituteDoctor }),
      },
    }),
    ...(c.toldAt && { toldAt: c.toldAt.toISOString() }),
    ...(c.readAt && { readAt: c.readAt.toISOString() }),
    ...(c.choice && { choice: c.choice }),
    ...(c.chosenAt && { chosenAt: c.chosenAt.toISOString() }),
    ...(c.outcome && { outcome: c.outcome }),
    ...(c.settledAt && { settledAt: c.settledAt.toISOString() }),
  }
}
