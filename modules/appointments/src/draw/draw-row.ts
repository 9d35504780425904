import { type Fragment, sql } from '@jiuyi/platform'
import type { Draw, Wish } from '../contract.ts'

export type DrawRow = {
  hospitalId: string
  scheduleId: string
  departmentId: string
  practitionerId: string | null
  on: string
  half: 'am' | 'pm' | 'night'
  fromTime: string[]
  toTime: string[]
  commitment: string
  sealed: string
  markedAt: Date
  markedBy: string
  opensAt: Date
  closesAt: Date
  pauseSeconds: number
  closedAt: Date | null
  drawnAt: Date | null
  cancelledAt: Date | null
  wishes: number
  wishesHash: string | null
  seed: string | null
  free: number[] | null
  freeTotal: number | null
  given: number
}

/** Draws `d` with their schedule `s`. The window follows the release: moved with it, it stays as long. */
export const selectDraws = (where: Fragment, rest: Fragment = sql``): Fragment => sql`
  select d.hospital_id as "hospitalId", d.schedule_id as "scheduleId", s.department_id as "departmentId", s.practitioner_id as "practitionerId", s.on_date as "on", s.half,
         s.from_time as "fromTime", s.to_time as "toTime", d.commitment, d.seed_sealed as sealed, d.marked_at as "markedAt", d.marked_by as "markedBy",
         s.pool_release_at[1] as "opensAt", s.pool_release_at[1] + make_interval(mins => d.window_minutes) as "closesAt", d.pause_seconds as "pauseSeconds",
         d.closed_at as "closedAt", d.drawn_at as "drawnAt", d.cancelled_at as "cancelledAt",
         coalesce(d.wishes, (select count(*) from appointments.wish w where w.schedule_id = d.schedule_id and w.hospital_id = d.hospital_id and w.withdrawn_at is null))::int as wishes,
         d.wishes_hash as "wishesHash", d.seed, d.free, d.free_total as "freeTotal",
         (select count(*) from appointments.wish w where w.schedule_id = d.schedule_id and w.hospital_id = d.hospital_id and w.outcome = 'number')::int as given
    from appointments.draw d
    join appointments.stock s on s.schedule_id = d.schedule_id and s.hospital_id = d.hospital_id
   where ${where}
   ${rest}`

/** What everybody may know of a draw at this moment: the seed only after it, the list only when it is final. */
export function toDraw(row: DrawRow, now: Date): Draw {
  const status = row.cancelledAt
    ? 'cancelled'
    : row.drawnAt
      ? 'drawn'
      : row.closedAt
        ? 'closed'
        : now < row.opensAt
          ? 'announced'
          : now < row.closesAt
            ? 'collecting'
            : 'closing'
  return {
    scheduleId: row.scheduleId,
    departmentId: row.departmentId,
    ...(row.practitionerId && { practitionerId: row.practitionerId }),
    on: row.on,
    half: row.half,
    periods: row.fromTime.map((from, i) => ({ from: from.slice(0, 5), to: row.toTime[i]!.slice(0, 5) })),
    status,
    commitment: row.commitment,
    committedAt: row.markedAt.toISOString(),
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    drawsAt: new Date((row.closedAt ?? row.closesAt).getTime() + row.pauseSeconds * 1000).toISOString(),
    wishes: row.wishes,
    ...(row.closedAt && { closedAt: row.closedAt.toISOString() }),
    ...(row.wishesHash && { wishesHash: row.wishesHash }),
    ...(row.drawnAt && { drawnAt: row.drawnAt.toISOString(), given: row.given }),
    ...(row.seed && { seed: row.seed }),
    ...(row.free && row.freeTotal !== null && { free: row.free, freeTotal: row.freeTotal }),
  }
}

export type WishRow = {
  id: string
  hospitalId: string
  scheduleId: string
  patientId: string
  departmentId: string
  practitionerId: string | null
  on: string
  half: 'am' | 'pm' | 'night'
  feeFen: number
  periods: number[]
  anyPeriod: boolean
  madeAt: Date
  madeBy: string
  channel: string
  withdrawnAt: Date | null
  rank: number | null
  outcome: 'number' | 'waitlist' | 'refused' | 'cancelled' | null
  refusal: string | null
  appointmentId: string | null
  entryId: string | null
  opensAt: Date
  closesAt: Date
  closedAt: Date | null
}

export const selectWishes = (where: Fragment, rest: Fragment = sql``): Fragment => sql`
  select w.id, w.hospital_id as "hospitalId", w.schedule_id as "scheduleId", w.patient_id as "patientId", s.department_id as "departmentId", s.practitioner_id as "practitionerId",
         s.on_date as "on", s.half, s.fee_fen as "feeFen", w.periods, w.any_period as "anyPeriod", w.made_at as "madeAt", w.made_by as "madeBy", w.channel,
         w.withdrawn_at as "withdrawnAt", w.rank, w.outcome, w.refusal, w.appointment_id as "appointmentId", w.entry_id as "entryId",
         s.pool_release_at[1] as "opensAt", s.pool_release_at[1] + make_interval(mins => d.window_minutes) as "closesAt", d.closed_at as "closedAt"
    from appointments.wish w
    join appointments.stock s on s.schedule_id = w.schedule_id and s.hospital_id = w.hospital_id
    join appointments.draw d on d.schedule_id = w.schedule_id and d.hospital_id = w.hospital_id
   where ${where}
   ${rest}`

/** What clients see of their own wish. */
export const toWish = (row: WishRow): Wish => ({
  id: row.id,
  hospitalId: row.hospitalId,
  scheduleId: row.scheduleId,
  patientId: row.patientId,
  departmentId: row.departmentId,
  ...(row.practitionerId && { practitionerId: row.practitionerId }),
  on: row.on,
  half: row.half,
  feeFen: row.feeFen,
  periods: row.periods,
  anyPeriod: row.anyPeriod,
  status: row.withdrawnAt ? 'withdrawn' : (row.outcome ?? 'wished'),
  madeAt: row.madeAt.toISOString(),
  closesAt: row.closesAt.toISOString(),
  ...(row.rank && { rank: row.rank }),
  ...(row.refusal && { refusal: row.refusal }),
  ...(row.appointmentId && { appointmentId: row.appointmentId }),
  ...(row.entryId && { entryId: row.entryId }),
})
