/** 签到: a patient is here; the desk notes it, or the patient does (flows/outpatient/check-in.ts). The desk takes it back when it was the wrong one. */
import { IdParam } from '@jiuyi/kernel'
import { type Ctx, type Routes, sql, staffOf } from '@jiuyi/platform'
import { type AppointmentRow, byId, selectAppointments, toAppointment } from './appointment-row.ts'
import { Appointment, ArrivalUndone, type ArrivalWay, PatientArrived, refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'

type Window = { hospitalId: string; campusId: string; status: string; opensAt: Date; open: boolean; over: boolean }

/** Who may be checked in now, and why not; `over` once the session has been closed and the missed visits counted. */
const selectWindow = (id: string, at: Date | null) => sql`
  select a.hospital_id as "hospitalId", a.campus_id as "campusId", a.status, a.starts_at - make_interval(mins => p.checkin_open_minutes) as "opensAt",
         a.starts_at - make_interval(mins => p.checkin_open_minutes) <= t.now as open, s.closed_at is not null as over
    from appointments.appointment a
    join appointments.stock s on s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id
   cross join (select coalesce(${at}::timestamptz, now()) as now) t
    join lateral (select p.checkin_open_minutes from appointments.policy p
                   where p.hospital_id = a.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
   where ${byId(id)}`

type Arrival = { hospitalId: string; appointmentId: string; campusId?: string; how: ArrivalWay }
/** booked → arrived. Asked twice it answers the same; the first way in is the one that is kept. */
export async function checkIn({ db, clock }: Ctx, arrival: Arrival): Promise<{ again: boolean }> {
  const { hospitalId, appointmentId: id, how } = arrival
  const window = await db.maybeOne<Window>(selectWindow(id, decisionTime(clock)))
  if (window?.hospitalId !== hospitalId) throw refuse.not_found()
  if (arrival.campusId && arrival.campusId !== window.campusId) throw refuse.wrong_campus({ campusId: window.campusId })
  if (window.status === 'arrived') return { again: true }
  if (window.status !== 'booked') throw refuse.cannot_check_in({ status: window.status })
  if (window.over) throw refuse.session_over()
  if (!window.open) throw refuse.too_early_to_check_in({ opensAt: window.opensAt.toISOString() })
  return db.tx(async (tx) => {
    const at = clock()
    const row = await tx.maybeOne<{ scheduleId: string; patientId: string }>(sql`
      update appointments.appointment a set status = 'arrived', arrived_at = ${at}, arrived_how = ${how}, changed_at = ${at}
       where a.hospital_id = ${hospitalId} and a.id = ${id} and a.status = 'booked'
      returning a.schedule_id as "scheduleId", a.patient_id as "patientId"`)
    if (row)
      await tx.emit(PatientArrived(id, { appointmentId: id, hospitalId, ...row, arrivedAt: at.toISOString(), how }))
    return { again: !row }
  })
}

/** arrived → booked, while the session lasts: once it is closed it would be a missed visit without anybody having counted it. */
async function undoCheckIn({ db, clock }: Ctx, hospitalId: string, id: string): Promise<void> {
  const window = await db.maybeOne<Window>(selectWindow(id, decisionTime(clock)))
  if (window?.hospitalId !== hospitalId) throw refuse.not_found()
  if (window.status === 'booked') return
  const undone = await db.tx(async (tx) => {
    const row = await tx.maybeOne<{ scheduleId: string; patientId: string; arrivedAt: Date }>(sql`
    with was as (select a.arrived_at from appointments.appointment a where a.hospital_id = ${hospitalId} and a.id = ${id})
    update appointments.appointment a set status = 'booked', arrived_at = null, arrived_how = null, changed_at = ${clock()}
     where a.hospital_id = ${hospitalId} and a.id = ${id} and a.status = 'arrived'
       and exists (select 1 from appointments.stock s where s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id and s.closed_at is null)
    returning a.schedule_id as "scheduleId", a.patient_id as "patientId", (select arrived_at from was) as "arrivedAt"`)
    if (row)
      await tx.emit(
        ArrivalUndone(id, { appointmentId: id, hospitalId, ...row, arrivedAt: row.arrivedAt.toISOString() }),
      )
    return row
  })
  if (!undone) throw window.over ? refuse.session_over() : refuse.cannot_check_in({ status: window.status })
}

/** arrived → fulfilled. A check-in that was taken back while the patient was with the doctor does not undo the visit. */
export async function fulfil(
  { db, clock }: Ctx,
  want: { hospitalId: string; appointmentId: string },
): Promise<{ fulfilled: boolean }> {
  const row = await db.maybeOne(sql`
    with done as (
      update appointments.appointment a set status = 'fulfilled', changed_at = ${clock()}
       where a.hospital_id = ${want.hospitalId} and a.id = ${want.appointmentId} and a.status in ('arrived', 'booked')
      returning a.hospital_id, a.schedule_id, a.period_no, a.seat, a.id
    )
    insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
    select hospital_id, schedule_id, period_no, seat, seat, ${clock()}, 'booked', 'used', id, 'system', 'seen', 'system' from done
    returning 1 as one`)
  return { fulfilled: Boolean(row) }
}

export const checkInRoutes =
  (ctx: Ctx): Routes =>
  async (app) => {
    const one = async (id: string) =>
      toAppointment(await ctx.db.one<AppointmentRow>(selectAppointments(byId(id))), ctx.clock())
    const access = { config: { access: { who: 'staff' as const, may: 'appointment.check_in' } } }

    app.post(
      '/staff/appointments/:id/arrival',
      {
        ...access,
        schema: {
          operationId: 'checkInAtDesk',
          tags: ['appointments'],
          summary: 'The patient is here',
          description: 'From 60 minutes before the period (policy) until the session is over. Safe to repeat.',
          params: IdParam,
          response: { 200: Appointment },
        },
      },
      async (req) => {
        await checkIn(ctx, { hospitalId: staffOf(req).hospitalId, appointmentId: req.params.id, how: 'desk' })
        return one(req.params.id)
      },
    )

    app.delete(
      '/staff/appointments/:id/arrival',
      {
        ...access,
        schema: {
          operationId: 'undoCheckIn',
          tags: ['appointments'],
          summary: 'It was somebody else: take the check-in back',
          params: IdParam,
          response: { 200: Appointment },
        },
      },
      async (req) => {
        await undoCheckIn(ctx, staffOf(req).hospitalId, req.params.id)
        return one(req.params.id)
      },
    )
  }
