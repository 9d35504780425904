/** 停诊处理: an answer is carried out in the moment it is given; who has not answered in time gets the money back. */
import { type Ctx, refuseRequest, sql, type Tx } from '@jiuyi/platform'
import { refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { lockStocks, nowOf } from './suspend-numbers.ts'
import type { CaseChoice } from './suspension-contract.ts'

export type CaseAnswer = {
  hospitalId: string
  appointmentId: string
  choice: CaseChoice
  /** Where to, when the choice is to move. */
  scheduleId?: string | undefined
  periodNo?: number | undefined
  who: string
  channel: 'online' | 'desk'
  key: string
  hash: string
}
type CaseRow = {
  id: string
  scheduleId: string
  periodNo: number
  pool: number
  status: string
  substitute: string | null
  answerBy: Date
  offers: CaseChoice[]
  choice: CaseChoice | null
  outcome: string | null
  settledAt: Date | null
  nowSchedule: string
  nowPeriod: number
}

const readCase = (tx: Tx, w: CaseAnswer): Promise<CaseRow | undefined> =>
  tx.maybeOne<CaseRow>(sql`
    select c.id, c.schedule_id as "scheduleId", c.period_no as "periodNo", a.pool, a.status, c.substitute_schedule_id as substitute, c.answer_by as "answerBy", u.offers,
           c.choice, c.outcome, c.settled_at as "settledAt", a.schedule_id as "nowSchedule", a.period_no as "nowPeriod"
      from appointments.suspension_case c
      join appointments.suspension u on u.hospital_id = c.hospital_id and u.id = c.suspension_id
      join appointments.appointment a on a.hospital_id = c.hospital_id and a.id = c.appointment_id
     where c.hospital_id = ${w.hospitalId} and c.appointment_id = ${w.appointmentId}
     order by c.settled_at is null desc, c.opened_at desc limit 1`)

/** Carries one answer out, or throws why not. Given twice, the second time answers the same. */
export async function answerCase(ctx: Ctx, w: CaseAnswer): Promise<void> {
  await ctx.db.tx(async (tx) => {
    // Asked in time is in time, even if the lock below is waited for.
    const now = await nowOf(tx, ctx.clock)
    const before = await readCase(tx, w)
    if (!before) throw refuse.case_not_found()
    const target = w.choice === 'move' ? w.scheduleId : w.choice === 'substitute' ? before.substitute : undefined
    await lockStocks(tx, w.hospitalId, [before.scheduleId, ...(target ? [target] : [])])
    const c = (await readCase(tx, w))!
    if (c.id !== before.id) throw refuseRequest.unavailable({ retryAfter: 1 })
    if (c.settledAt) {
      if (
        c.choice === w.choice &&
        (w.choice !== 'move' || (c.nowSchedule === w.scheduleId && c.nowPeriod === w.periodNo))
      )
        return
      throw refuse.case_settled({ outcome: c.outcome })
    }
    if (c.answerBy <= now) throw refuse.answer_too_late({ answerBy: c.answerBy.toISOString() })
    if (!c.offers.includes(w.choice) || (w.choice === 'substitute' && !c.substitute)) throw refuse.choice_not_offered()
    await backToBooked(tx, w.hospitalId, [w.appointmentId], now)
    if (w.choice === 'refund') await refundCases(tx, w.hospitalId, [w.appointmentId], w.who, now)
    else if (w.choice === 'substitute') await swap(tx, w, c.substitute!, c.periodNo, [c.pool, 1, 2, 3, 4], now)
    else await swapTo(tx, w, now)
    // The case settled itself with its appointment; who answered is only known here.
    await tx.rows(sql`
      update appointments.suspension_case set chosen_by = ${w.who}, read_at = coalesce(read_at, case when ${w.channel === 'online'} then ${now}::timestamptz end),
             read_by = coalesce(read_by, case when ${w.channel === 'online'} then ${w.who} end)
       where hospital_id = ${w.hospitalId} and id = ${c.id}`)
  })
  ctx.db.announce()
}

/** Who had checked in already is not at the doctor's: the number is an ordinary booked one again before it goes anywhere. */
const backToBooked = (tx: Tx, hospitalId: string, ids: string[], now: Date) =>
  tx.rows(sql`
    update appointments.appointment set status = 'booked', changed_at = ${now}
     where hospital_id = ${hospitalId} and id = any (${ids}::uuid[]) and status = 'arrived'`)

/** Never late, never cooling: `stopped` says so to all that follows. */
const refundCases = (tx: Tx, hospitalId: string, ids: string[], who: string, now: Date) =>
  tx.rows(sql`
    select id from appointments.give_back(${hospitalId}, ${ids}::uuid[], 'booked', 'stopped', false, ${who}, 'suspension', ${now}::timestamptz) as id`)

/** The patient's own choice of another day: only what anybody could take there now; nobody who waits is passed. */
async function swapTo(tx: Tx, w: CaseAnswer, now: Date) {
  if (!w.scheduleId || w.periodNo === undefined) throw refuse.schedule_not_found()
  const free = await tx.maybeOne<{ ok: boolean; released: boolean }>(sql`
    select s.line = 0 and (s.allotment <> 'draw' or s.drawn_at is not null) and s.department_id = c.department_id as ok, s.pool_release_at[1] <= ${now} as released
      from appointments.stock s
      join appointments.suspension_case c on c.hospital_id = s.hospital_id and c.appointment_id = ${w.appointmentId} and c.settled_at is null
     where s.hospital_id = ${w.hospitalId} and s.schedule_id = ${w.scheduleId}`)
  if (!free) throw refuse.schedule_not_found()
  if (!free.released) throw refuse.not_released()
  if (!free.ok) throw refuse.sold_out()
  await swap(tx, w, w.scheduleId, w.periodNo, w.channel === 'desk' ? [3, 1] : [1], now)
}

/** The one atomic swap of the house: the new number first, then the old one goes back. */
async function swap(tx: Tx, w: CaseAnswer, scheduleId: string, periodNo: number, from: number[], now: Date) {
  const { outcome, detail } = await tx.one<{ outcome: string; detail: Record<string, unknown> | null }>(sql`
    select outcome, detail from appointments.reschedule_number(${w.hospitalId}, ${w.appointmentId}, ${scheduleId}, ${periodNo}, ${from}::int[], false, 'suspension',
             ${w.who}, ${w.channel}, ${w.key}, ${w.hash}, ${now}::timestamptz)`)
  if (outcome === 'moved' || outcome === 'replayed') return
  if (outcome === 'again') throw refuseRequest.unavailable({ retryAfter: 1 })
  const known = refuse as unknown as Record<string, (d?: Record<string, unknown>) => Error>
  throw (known[outcome] ?? refuse.sold_out)({ scheduleId, ...detail })
}

/** Timer: by the clock whoever has not answered gets the money back; being late changes nothing, since an answer after its time is refused. */
export async function settleUnanswered(ctx: Ctx, limit = 500): Promise<number> {
  const due = await ctx.db.rows<{ hospitalId: string; scheduleId: string; ids: string[] }>(sql`
    select hospital_id as "hospitalId", schedule_id as "scheduleId", array_agg(appointment_id) as ids
      from (select c.hospital_id, c.schedule_id, c.appointment_id from appointments.suspension_case c
             where c.settled_at is null and c.answer_by <= coalesce(${decisionTime(ctx.clock)}::timestamptz, now())
             order by c.answer_by limit ${limit}) overdue
     group by hospital_id, schedule_id`)
  let settled = 0
  const failed: unknown[] = []
  for (const { hospitalId, scheduleId, ids } of due)
    settled += await ctx.db
      .tx(async (tx) => {
        await lockStocks(tx, hospitalId, [scheduleId])
        const now = await nowOf(tx, ctx.clock)
        // Whoever answered in the last moment has a number elsewhere now, and keeps it.
        const still = await tx.rows<{ id: string }>(sql`
          select appointment_id as id from appointments.suspension_case
           where hospital_id = ${hospitalId} and schedule_id = ${scheduleId} and appointment_id = any (${ids}::uuid[]) and settled_at is null`)
        const open = still.map((s) => s.id)
        await backToBooked(tx, hospitalId, open, now)
        return (await refundCases(tx, hospitalId, open, 'system', now)).length
      })
      .catch((e: unknown) => {
        failed.push(e)
        return 0
      })
  if (settled) ctx.db.announce()
  if (failed.length) throw failed[0]
  return settled
}

/** Timer: a stopped schedule whose patients are all settled and whose time is over has no numbers any more. */
export async function closeSuspended(ctx: Ctx): Promise<number> {
  const due = await ctx.db.rows<{ hospitalId: string; scheduleId: string }>(sql`
    select x.hospital_id as "hospitalId", x.schedule_id as "scheduleId" from appointments.suspended_schedule x
     where x.lifted_at is null and x.closed_at is null and x.answer_by <= coalesce(${decisionTime(ctx.clock)}::timestamptz, now())
     order by x.answer_by limit 100`)
  let closed = 0
  for (const { hospitalId, scheduleId } of due)
    closed += (
      await ctx.db.one<{ done: boolean }>(sql`
        select appointments.close_suspended(${hospitalId}, ${scheduleId}, ${decisionTime(ctx.clock)}::timestamptz) as done`)
    ).done
      ? 1
      : 0
  return closed
}
