/** 签到: the desk notes that a patient is here, and takes it back when it was the wrong one. */
import { IdParam } from '@jiuyi/kernel'
import { type Ctx, type Routes, sql, staffOf } from '@jiuyi/platform'
import { type AppointmentRow, byId, selectAppointments, toAppointment } from './appointment-row.ts'
import { Appointment, PatientArrived, refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'

type Window = { hospitalId: string; status: string; opensAt: Date; open: boolean; over: boolean }

/** Who may be checked in now, and why not; `over` once the session has been closed and the missed visits counted. */
const selectWindow = (id: string, at: Date | null) => sql`
  select a.hospital_id as "hospitalId", a.status, a.starts_at - make_interval(mins => p.checkin_open_minutes) as "opensAt",
         a.starts_at - make_interval(mins => p.checkin_open_minutes) <= t.now as open, s.closed_at is not null as over
    from appointments.appointment a
    join appointments.stock s on s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id
   cross join (select coalesce(${at}::timestamptz, now()) as now) t
    join lateral (select p.checkin_open_minutes from appointments.policy p
                   where p.hospital_id = a.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
   where ${byId(id)}`

/** booked → arrived. Asked twice it answers the same. */
async function checkIn({ db, clock }: Ctx, hospitalId: string, id: string): Promise<void> {
  const window = await db.maybeOne<Window>(selectWindow(id, decisionTime(clock)))
  if (window?.hospitalId !== hospitalId) throw refuse.not_found()
  if (window.status === 'arrived') return
  if (window.status !== 'booked') throw refuse.cannot_check_in({ status: window.status })
  if (window.over) throw refuse.session_over()
  if (!window.open) throw refuse.too_early_to_check_in({ opensAt: window.opensAt.toISOString() })
  await db.tx(async (tx) => {
    const row = await tx.maybeOne<{ scheduleId: string; patientId: string }>(sql`
      update appointments.appointment a set status = 'arrived', arrived_at = ${clock()}, changed_at = ${clock()}
       where a.hospital_id = ${hospitalId} and a.id = ${id} and a.status = 'booked'
      returning a.schedule_id as "scheduleId", a.patient_id as "patientId"`)
    if (row) await tx.emit(PatientArrived(id, { appointmentId: id, hospitalId, ...row }))
  })
}

/** arrived → booked, while the session lasts: once it is closed it would be a missed visit without anybody having counted it. */
async function undoCheckIn({ db, clock }: Ctx, hospitalId: string, id: string): Promise<void> {
  const window = await db.maybeOne<Window>(selectWindow(id, decisionTime(clock)))
  if (window?.hospitalId !== hospitalId) throw refuse.not_found()
  if (window.status === 'booked') return
  const undone = await db.maybeOne(sql`
    update appointments.appointment a set status = 'booked', arrived_at = null, changed_at = ${clock()}
     where a.hospital_id = ${hospitalId} and a.id = ${id} and a.status = 'arrived'
       and exists (select 1 from appointments.stock s where s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id and s.closed_at is null)
    returning 1 as one`)
  if (!undone) throw window.over ? refuse.session_over() : refuse.cannot_check_in({ status: window.status })
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
        await checkIn(ctx, staffOf(req).hospitalId, req.params.id)
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
