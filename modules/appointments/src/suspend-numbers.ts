/** 停诊: numbers of suspended days are stopped, and each patient who has one gets a case. */
import { type Ctx, sql, type Tx } from '@jiuyi/platform'
import { pools, type StockFacts } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { issueFirst } from './open-stock.ts'
import { type StoppedNumbers, SuspensionCaseOpened } from './suspension-contract.ts'

type StockRow = {
  scheduleId: string
  campusId: string
  departmentId: string
  on: string
  half: StockFacts['half']
  feeLevel: string
  feeFen: number
  room: string
  timeZone: string
  fromTime: string[]
  toTime: string[]
  capacity: number[]
  poolQuota: number[]
}

/** The instant a transaction decides by. */
export const nowOf = async (tx: Tx, clock: Ctx['clock']): Promise<Date> =>
  (await tx.one<{ now: Date }>(sql`select coalesce(${decisionTime(clock)}::timestamptz, clock_timestamp()) as now`)).now

/** Locks schedules in the order everybody locks them in. */
export const lockStocks = (tx: Tx, hospitalId: string, scheduleIds: string[]): Promise<StockRow[]> =>
  tx.rows<StockRow>(sql`
    select s.schedule_id as "scheduleId", s.campus_id as "campusId", s.department_id as "departmentId", s.on_date as "on", s.half, s.fee_level as "feeLevel",
           s.fee_fen as "feeFen", s.room, s.time_zone as "timeZone", s.from_time::text[] as "fromTime", s.to_time::text[] as "toTime", s.capacity,
           s.pool_quota as "poolQuota"
      from appointments.stock s
     where s.hospital_id = ${hospitalId} and s.schedule_id = any (${scheduleIds}::uuid[])
     order by s.hospital_id, s.schedule_id
       for no key update of s`)

/** The same numbers once more, for who stands in. Every pool opens when the answers are due: until then they are kept for who is affected. */
const substituteFacts = (
  hospitalId: string,
  s: StockRow,
  answerBy: string,
  { scheduleId, practitionerId, revision }: NonNullable<StoppedNumbers['schedules'][number]['substitute']>,
): StockFacts => ({
  scheduleId,
  hospitalId,
  campusId: s.campusId,
  departmentId: s.departmentId,
  practitionerId,
  on: s.on,
  half: s.half,
  feeLevel: s.feeLevel,
  feeFen: s.feeFen,
  room: s.room,
  timeZone: s.timeZone,
  releaseAt: answerBy,
  revision,
  periods: s.capacity.map((capacity, i) => ({
    from: s.fromTime[i]!.slice(0, 5),
    to: s.toTime[i]!.slice(0, 5),
    capacity,
  })),
  pools: Object.fromEntries(pools.map((p, i) => [p, s.poolQuota[i]!])) as StockFacts['pools'],
})

export const suspendNumbers =
  (ctx: Ctx) =>
  async (want: StoppedNumbers): Promise<{ cases: number; held: number }> => {
    const { hospitalId, suspensionId } = want
    return ctx.db.tx(async (tx) => {
      await tx.rows(sql`
        insert into appointments.suspension (hospital_id, id, reason, offers, created_at, created_by)
        values (${hospitalId}, ${suspensionId}, ${want.reason}, ${want.offers}::text[], coalesce(${decisionTime(ctx.clock)}::timestamptz, clock_timestamp()), ${want.by})
        on conflict (hospital_id, id) do update set offers = case when appointments.suspension.offers @> excluded.offers then appointments.suspension.offers else excluded.offers end`)
      // The row above is locked now: whoever repeats the same suspension waits here and then finds nothing left to do.
      const known = await tx.rows<{ id: string }>(sql`
        select schedule_id as id from appointments.suspended_schedule where hospital_id = ${hospitalId} and suspension_id = ${suspensionId}`)
      const fresh = want.schedules.filter((s) => !known.some((k) => k.id === s.scheduleId))
      if (!fresh.length) return { cases: 0, held: 0 }
      const ids = fresh.map((s) => s.scheduleId)
      const stocks = new Map((await lockStocks(tx, hospitalId, ids)).map((s) => [s.scheduleId, s]))
      const now = await nowOf(tx, ctx.clock)
      for (const s of fresh) {
        const stock = stocks.get(s.scheduleId)
        if (stock && s.substitute)
          await issueFirst(tx, substituteFacts(hospitalId, stock, s.answerBy, s.substitute), now)
      }
      await tx.rows(sql`
        insert into appointments.suspended_schedule (hospital_id, suspension_id, schedule_id, substitute_schedule_id, answer_by, stopped_at)
        select ${hospitalId}, ${suspensionId}, x.schedule_id, x.substitute, x.answer_by, ${now}
          from unnest(${ids}::uuid[], ${fresh.map((s) => s.substitute?.scheduleId ?? null)}::uuid[], ${fresh.map((s) => s.answerBy)}::timestamptz[])
               as x (schedule_id, substitute, answer_by)`)
      await tx.rows(sql`
        update appointments.stock set state = 'stopped', version = version + 1
         where hospital_id = ${hospitalId} and schedule_id = any (${ids}::uuid[]) and state = 'open'`)
      return openCases(tx, want, ids, now)
    })
  }

/** One case a live appointment. What is not paid yet goes back at once; a payment that won the race makes it a case to be answered. */
async function openCases(tx: Tx, want: StoppedNumbers, ids: string[], now: Date) {
  const { hospitalId, suspensionId } = want
  await tx.rows(sql`
    insert into appointments.suspension_case
           (hospital_id, id, suspension_id, appointment_id, patient_id, schedule_id, department_id, practitioner_id, on_date, half, period_no, serial, from_time, to_time,
            starts_at, fee_fen, substitute_schedule_id, answer_by, urgent, opened_at)
    select a.hospital_id, gen_random_uuid(), ${suspensionId}, a.id, a.patient_id, a.schedule_id, a.department_id, a.practitioner_id, a.on_date, a.half, a.period_no, a.serial,
           a.from_time, a.to_time, a.starts_at, a.fee_fen, x.substitute_schedule_id, x.answer_by, a.on_date = (${now}::timestamptz at time zone s.time_zone)::date, ${now}
      from appointments.appointment a
      join appointments.stock s on s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id
      join appointments.suspended_schedule x on x.hospital_id = a.hospital_id and x.suspension_id = ${suspensionId} and x.schedule_id = a.schedule_id
     where a.hospital_id = ${hospitalId} and a.schedule_id = any (${ids}::uuid[]) and a.status in ('pending', 'booked', 'arrived')`)
  const returned = await tx.rows<{ id: string }>(sql`
    select id from appointments.give_back(${hospitalId},
             (select coalesce(array_agg(a.id), '{}') from appointments.appointment a
               where a.hospital_id = ${hospitalId} and a.schedule_id = any (${ids}::uuid[]) and a.status = 'pending'),
             'pending', 'stopped', false, ${want.by}, 'suspension', ${now}::timestamptz) as id`)
  const open = await tx.rows<{ appointmentId: string; patientId: string; urgent: boolean }>(sql`
    select appointment_id as "appointmentId", patient_id as "patientId", urgent from appointments.suspension_case
     where hospital_id = ${hospitalId} and suspension_id = ${suspensionId} and schedule_id = any (${ids}::uuid[]) and settled_at is null
     order by answer_by, starts_at`)
  await tx.emit(...open.map((c) => SuspensionCaseOpened(c.appointmentId, { ...c, hospitalId, suspensionId })))
  return { cases: open.length, held: returned.length }
}
