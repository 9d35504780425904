/** 支付成功 → 预约成功: a held number becomes booked, if it is still held. */
import { type Ctx, sql } from '@jiuyi/platform'
import { AppointmentBooked } from './contract.ts'

/**
 * Compare-and-swap on the state: `lost` when the hold is gone, and then the money must go back. Asked twice it answers `booked` twice.
 * A payment made in the last second is welcome as long as nobody else has the number: the row decides, not the countdown.
 */
export const confirmAppointment =
  (ctx: Ctx) =>
  async ({ appointmentId }: { appointmentId: string }): Promise<{ outcome: 'booked' | 'lost' }> =>
    ctx.db.tx(async (tx) => {
      const at = ctx.clock()
      const row = await tx.maybeOne<{
        hospitalId: string
        scheduleId: string
        patientId: string
        feeFen: number
        periodNo: number
        seat: number
      }>(sql`
      update appointments.appointment a set status = 'booked', hold_until = null, changed_at = ${at}
       where a.id = ${appointmentId} and a.hospital_id in (select h.hospital_id from appointments.hospital h) and a.status = 'pending'
      returning a.hospital_id as "hospitalId", a.schedule_id as "scheduleId", a.patient_id as "patientId", a.fee_fen as "feeFen", a.period_no as "periodNo", a.seat`)
      if (!row) {
        const now = await tx.maybeOne<{ status: string }>(sql`
        select a.status from appointments.appointment a where a.id = ${appointmentId} and a.hospital_id in (select h.hospital_id from appointments.hospital h)`)
        return { outcome: now && now.status !== 'cancelled' ? 'booked' : 'lost' }
      }
      const { periodNo, seat, ...facts } = row
      await tx.rows(sql`
      insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
      values (${facts.hospitalId}, ${facts.scheduleId}, ${periodNo}, ${seat}, ${seat}, ${at}, 'held', 'booked', ${appointmentId}, 'system', 'paid', 'system')`)
      await tx.emit(AppointmentBooked(appointmentId, { appointmentId, ...facts }))
      return { outcome: 'booked' }
    })
