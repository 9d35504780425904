import type { Facade } from '@jiuyi/kernel'
import { type Ctx, sql } from '@jiuyi/platform'
import { type AppointmentRow, byId, selectAppointments, toAppointment } from './appointment-row.ts'
import { toCase } from './case-row.ts'
import { checkIn, fulfil } from './check-in.ts'
import { judgeNoShow } from './close-sessions.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import type { Appointments } from './contract.ts'
import { type DrawRow, selectDraws, selectWishes, toWish, type WishRow } from './draw/draw-row.ts'
import { liftNumbers } from './lift-suspension.ts'
import { openStock, withdrawStock } from './open-stock.ts'
import { moveAppointment } from './reschedule-appointment.ts'
import { moveSeries, readSeries, seriesPreview, takeSeries } from './series.ts'
import { suspendNumbers } from './suspend-numbers.ts'
import { caseOf, markCaseRead, markCaseTold } from './suspension-for-patient.ts'
import { entryById, selectWaitlist, toWaitlistEntry, type WaitlistRow } from './waitlist-row.ts'

/** What flows may ask of the numbers. */
export const appointmentsFacade = (ctx: Ctx): Facade<(typeof Appointments)['methods']> => ({
  openStock: openStock(ctx),
  withdrawStock: withdrawStock(ctx),
  confirm: confirmAppointment(ctx),
  judgeNoShow: judgeNoShow(ctx),
  checkIn: (want) => checkIn(ctx, want),
  fulfil: (want) => fulfil(ctx, want),
  async expected({ hospitalId, scheduleId }) {
    const rows = await ctx.db.rows<{ serial: number; startsAt: Date; endsAt: Date }>(sql`
      select a.serial, a.starts_at as "startsAt", a.ends_at as "endsAt" from appointments.appointment a
       where a.hospital_id = ${hospitalId} and a.schedule_id = ${scheduleId} and a.status = 'booked' order by a.serial limit 500`)
    return {
      people: rows.map((r) => ({
        serial: r.serial,
        startsAt: r.startsAt.toISOString(),
        endsAt: r.endsAt.toISOString(),
      })),
    }
  },
  async onDay({ hospitalId, patientIds, on }) {
    const rows = await ctx.db.rows<AppointmentRow>(
      selectAppointments(
        sql`a.hospital_id = ${hospitalId} and a.patient_id = any (${patientIds}::uuid[]) and a.on_date = ${on} and a.status in ('booked', 'arrived')`,
        sql`order by a.starts_at, a.serial limit 20`,
      ),
    )
    return { appointments: rows.map((r) => toAppointment(r, ctx.clock())) }
  },
  suspendNumbers: suspendNumbers(ctx),
  liftNumbers: liftNumbers(ctx),
  caseTold: (want) => markCaseTold(ctx, want),
  caseRead: (want) => markCaseRead(ctx, want),
  async suspensionCase({ appointmentId }) {
    const row = await caseOf(ctx, appointmentId)
    return row ? { case: toCase(row) } : {}
  },
  async affected({ hospitalId, scheduleIds }) {
    const appointments = await ctx.db.rows<{
      appointmentId: string
      scheduleId: string
      patientId: string
      from: string
      serial: number
      feeFen: number
      held: boolean
    }>(sql`
      select a.id as "appointmentId", a.schedule_id as "scheduleId", a.patient_id as "patientId", a.from_time as "from", a.serial, a.fee_fen as "feeFen", a.status = 'pending' as held
        from appointments.appointment a
       where a.hospital_id = ${hospitalId} and a.schedule_id = any (${scheduleIds}::uuid[]) and a.status in ('pending', 'booked', 'arrived')
       order by a.starts_at, a.serial`)
    return { appointments }
  },
  async appointment({ appointmentId }) {
    const row = await ctx.db.maybeOne<AppointmentRow>(selectAppointments(byId(appointmentId)))
    if (!row) return {}
    return {
      appointment: toAppointment(row, ctx.clock()),
      bookedBy: row.bookedBy,
      channel: row.channel,
      ...(row.endsAt && { endsAt: row.endsAt.toISOString() }),
      ...(row.arrivedAt && { arrivedAt: row.arrivedAt.toISOString(), arrivedHow: row.arrivedHow ?? 'desk' }),
    }
  },
  async wish({ wishId }) {
    const row = await ctx.db.maybeOne<WishRow>(selectWishes(sql`w.id = ${wishId}`))
    const draw = row && (await ctx.db.maybeOne<DrawRow>(selectDraws(sql`d.schedule_id = ${row.scheduleId}`)))
    return row && draw
      ? { wish: toWish(row), from: draw.fromTime[0]!.slice(0, 5), to: draw.toTime.at(-1)!.slice(0, 5) }
      : {}
  },
  async waitlistEntry({ entryId }) {
    const row = await ctx.db.maybeOne<WaitlistRow>(selectWaitlist(entryById(entryId)))
    return row ? { entry: toWaitlistEntry(row) } : {}
  },
  async reschedule({ pools = ['online'], granted, ...want }) {
    const row = await ctx.db.maybeOne<{ hospitalId: string }>(
      sql`select a.hospital_id as "hospitalId" from appointments.appointment a where ${byId(want.appointmentId)}`,
    )
    if (!row) return { outcome: 'not_found' }
    const answer = await moveAppointment(ctx, {
      ...want,
      hospitalId: row.hospitalId,
      pools,
      asPatient: false,
      ...(granted && { granted }),
    })
    return {
      outcome: answer.outcome,
      ...(answer.detail && { detail: answer.detail }),
      ...(answer.row && { appointment: toAppointment(answer.row, ctx.clock()) }),
    }
  },
  seriesPreview: seriesPreview(ctx),
  takeSeries: takeSeries(ctx),
  moveSeries: moveSeries(ctx),
  async series({ seriesId }) {
    const series = await readSeries(ctx, seriesId)
    return series ? { series } : {}
  },
  async periodsOf({ scheduleIds }) {
    const schedules = await ctx.db.rows<{ scheduleId: string; feeFen: number; from: string[]; to: string[] }>(sql`
      select s.schedule_id as "scheduleId", s.fee_fen as "feeFen",
             (select array_agg(to_char(x, 'HH24:MI') order by i) from unnest(s.from_time) with ordinality as y(x, i)) as "from",
             (select array_agg(to_char(x, 'HH24:MI') order by i) from unnest(s.to_time) with ordinality as y(x, i)) as "to"
        from appointments.stock s where s.schedule_id = any (${scheduleIds}::uuid[])`)
    return { schedules }
  },
  async taken({ scheduleIds }) {
    const schedules = await ctx.db.rows<{ scheduleId: string; live: number; byPeriod: number[] }>(sql`
      select s.schedule_id as "scheduleId", coalesce(sum(x.n), 0)::int as live,
             (select array_agg(coalesce(y.n, 0)::int order by i) from generate_subscripts(s.capacity, 1) as i
                left join (select a.period_no, count(*) as n from appointments.appointment a
                            where a.hospital_id = s.hospital_id and a.schedule_id = s.schedule_id and a.status in ('pending', 'booked', 'arrived') group by 1) y on y.period_no = i - 1) as "byPeriod"
        from appointments.stock s
        left join lateral (select count(*) as n from appointments.appointment a
                            where a.hospital_id = s.hospital_id and a.schedule_id = s.schedule_id and a.status in ('pending', 'booked', 'arrived')) x on true
       where s.hospital_id in (select h.hospital_id from appointments.hospital h) and s.schedule_id = any (${scheduleIds}::uuid[])
       group by s.hospital_id, s.schedule_id`)
    return { schedules }
  },
})
