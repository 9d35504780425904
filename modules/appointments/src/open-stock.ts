/** 放号准备: issue the numbers of a schedule, or bring them in line with a later revision of it. */
import { addDays, instantAt } from '@jiuyi/kernel'
import { type Ctx, sql, type Tx } from '@jiuyi/platform'
import { pools, type StockFacts } from './contract.ts'

type Counters = {
  revision: number
  fromTime: string[]
  toTime: string[]
  startsAt: Date[]
  endsAt: Date[]
  capacity: number[]
  opened: number[]
  returned: number[]
  voidUnopened: number[]
  serialBase: number[]
  baseCapacity: number[]
}

const total = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

/** When a pool opens, and from when on what is left of it can be taken online (domain.md §4: referral the day before at 18:00). */
function poolTimes(f: StockFacts) {
  const release = new Date(f.releaseAt)
  const eve = instantAt(addDays(f.on, -1), '18:00', f.timeZone)
  const start = instantAt(f.on, f.periods[0]?.from ?? '00:00', f.timeZone)
  const never = new Date('9999-01-01T00:00:00Z')
  const flow = { online: never, referral: eve, desk: start, revisit: eve }
  return { releaseAt: pools.map(() => release), flowAt: pools.map((p) => flow[p]) }
}

const remember = (
  tx: Tx,
  f: StockFacts,
  at: Date,
  e: { periodNo: number; from: number; to: number; fromState: string | null; toState: string; why: string },
) =>
  tx.rows(sql`
    insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
    values (${f.hospitalId}, ${f.scheduleId}, ${e.periodNo}, ${e.from}, ${e.to}, ${at}, ${e.fromState}, ${e.toState}, 'system', ${e.why}, 'system')`)

export async function issueFirst(tx: Tx, f: StockFacts, at: Date): Promise<boolean> {
  const { releaseAt, flowAt } = poolTimes(f)
  const capacity = f.periods.map((p) => p.capacity)
  const zeros = capacity.map(() => 0)
  const fresh = await tx.maybeOne(sql`
    insert into appointments.stock (hospital_id, schedule_id, campus_id, department_id, practitioner_id, on_date, half, fee_level, fee_fen, room, time_zone, revision,
           from_time, to_time, starts_at, ends_at, capacity, opened, returned, void_unopened, serial_base, base_capacity, pool_quota, pool_release_at, pool_flow_at, resources)
    values (${f.hospitalId}, ${f.scheduleId}, ${f.campusId}, ${f.departmentId}, ${f.practitionerId ?? null}, ${f.on}, ${f.half}, ${f.feeLevel}, ${f.feeFen}, ${f.room}, ${f.timeZone}, ${f.revision},
            ${f.periods.map((p) => p.from)}::time[], ${f.periods.map((p) => p.to)}::time[],
            ${f.periods.map((p) => instantAt(f.on, p.from, f.timeZone))}::timestamptz[], ${f.periods.map((p) => instantAt(f.on, p.to, f.timeZone))}::timestamptz[],
            ${capacity}::int[], ${zeros}::int[], ${zeros}::int[], ${zeros}::int[],
            ${capacity.map((_, i) => total(capacity.slice(0, i)))}::int[], ${capacity}::int[],
            ${pools.map((p) => f.pools[p])}::int[], ${releaseAt}::timestamptz[], ${flowAt}::timestamptz[], ${f.resources ?? []}::uuid[])
    on conflict (hospital_id, schedule_id) do nothing
    returning 1 as one`)
  if (!fresh) return false
  for (const [periodNo, n] of capacity.entries())
    if (n > 0)
      await remember(tx, f, at, { periodNo, from: 1, to: n, fromState: null, toState: 'planned', why: 'issued' })
  return true
}

/**
 * A later revision. What patients hold is never touched: a period keeps its times once a number of it was taken, and its capacity cannot
 * fall below what was ever opened; the free numbers above that are void, new ones are issued behind them.
 */
async function revise(tx: Tx, f: StockFacts, at: Date): Promise<void> {
  const now = await tx.one<Counters>(sql`
    select revision, from_time as "fromTime", to_time as "toTime", starts_at as "startsAt", ends_at as "endsAt",
           capacity, opened, returned, void_unopened as "voidUnopened", serial_base as "serialBase", base_capacity as "baseCapacity"
      from appointments.stock where hospital_id = ${f.hospitalId} and schedule_id = ${f.scheduleId} for no key update`)
  if (f.revision <= now.revision) {
    // The same schedule with a new price: who holds a number keeps the old fee, who takes one from now on pays the new.
    await tx.rows(sql`
      update appointments.stock set fee_fen = ${f.feeFen}, version = version + 1
       where hospital_id = ${f.hospitalId} and schedule_id = ${f.scheduleId} and revision = ${f.revision} and fee_fen <> ${f.feeFen}`)
    return
  }
  const periods = Math.max(now.capacity.length, f.periods.length)
  for (let i = 0; i < periods; i++) {
    const want = f.periods[i]
    const had = now.capacity[i] ?? 0
    const free = had - (now.opened[i] ?? 0)
    const next = Math.max(want?.capacity ?? 0, now.opened[i] ?? 0)
    if (next > had)
      await remember(tx, f, at, {
        periodNo: i,
        from: had + 1,
        to: next,
        fromState: null,
        toState: 'planned',
        why: 'extended',
      })
    if (next < had && free > 0)
      await remember(tx, f, at, {
        periodNo: i,
        from: next + 1,
        to: had,
        fromState: 'planned',
        toState: 'void',
        why: 'reduced',
      })
    now.voidUnopened[i] = (now.voidUnopened[i] ?? 0) + Math.max(0, had - next)
    now.capacity[i] = next
    if (i >= now.opened.length) {
      now.opened[i] = 0
      now.returned[i] = 0
      // A period that came later numbers its seats behind all others, as extra numbers do.
      now.baseCapacity[i] = 0
      now.serialBase[i] = 0
    }
    if (want && now.opened[i] === 0) {
      now.fromTime[i] = want.from
      now.toTime[i] = want.to
      now.startsAt[i] = instantAt(f.on, want.from, f.timeZone)
      now.endsAt[i] = instantAt(f.on, want.to, f.timeZone)
    }
  }
  const { releaseAt, flowAt } = poolTimes(f)
  await tx.rows(sql`
    update appointments.stock
       set revision = ${f.revision}, state = case when state = 'withdrawn' then 'open' else state end, fee_level = ${f.feeLevel}, fee_fen = ${f.feeFen}, room = ${f.room},
           from_time = ${now.fromTime}::time[], to_time = ${now.toTime}::time[], starts_at = ${now.startsAt}::timestamptz[], ends_at = ${now.endsAt}::timestamptz[],
           capacity = ${now.capacity}::int[], opened = ${now.opened}::int[], returned = ${now.returned}::int[], void_unopened = ${now.voidUnopened}::int[],
           serial_base = ${now.serialBase}::int[], base_capacity = ${now.baseCapacity}::int[],
           pool_quota = ${pools.map((p) => f.pools[p])}::int[], pool_release_at = ${releaseAt}::timestamptz[], pool_flow_at = ${keptFlows(f, flowAt)},
           -- Who has a number already has its room and device: those stay until the last of them is gone.
           resources = case when exists (select 1 from appointments.appointment a
                                          where a.schedule_id = stock.schedule_id and a.hospital_id = stock.hospital_id and a.status <> 'cancelled')
                            then resources else ${f.resources ?? []}::uuid[] end,
           version = version + 1
     where hospital_id = ${f.hospitalId} and schedule_id = ${f.scheduleId}`)
}

/** A pool that a person gave to the online one stays there, whatever the timetable changes afterwards. */
const keptFlows = (f: StockFacts, flowAt: Date[]) => sql`
  (select array_agg(least(x.f, r.at) order by x.i) from unnest(${flowAt}::timestamptz[]) with ordinality as x(f, i)
     left join appointments.pool_return r on r.schedule_id = ${f.scheduleId} and r.pool = x.i and r.hospital_id = ${f.hospitalId})`

export const openStock =
  (ctx: Ctx) =>
  async (f: StockFacts): Promise<{ issued: number }> => {
    const at = ctx.clock()
    await ctx.db.tx(async (tx) => {
      await tx.rows(
        sql`insert into appointments.hospital (hospital_id) values (${f.hospitalId}) on conflict do nothing`,
      )
      await tx.rows(
        sql`insert into appointments.policy (hospital_id, valid_from) values (${f.hospitalId}, '-infinity') on conflict do nothing`,
      )
      if (!(await issueFirst(tx, f, at))) await revise(tx, f, at)
      // Suspended before its numbers were issued: nobody takes one.
      else
        await tx.rows(sql`
          update appointments.stock s set state = 'stopped'
           where s.hospital_id = ${f.hospitalId} and s.schedule_id = ${f.scheduleId}
             and exists (select 1 from appointments.suspended_schedule x where x.hospital_id = s.hospital_id and x.schedule_id = s.schedule_id and x.lifted_at is null)`)
    })
    return { issued: total(f.periods.map((p) => p.capacity)) }
  }

/** Voids every free number; taken ones stay with their patients. A later revision may issue new ones. */
export const withdrawStock =
  (ctx: Ctx) =>
  async ({ hospitalId, scheduleId }: { hospitalId: string; scheduleId: string }): Promise<{ voided: number }> =>
    ctx.db.tx(async (tx) => ({ voided: await voidFree(tx, hospitalId, scheduleId, ctx.clock()) }))

export async function voidFree(tx: Tx, hospitalId: string, scheduleId: string, at: Date): Promise<number> {
  const row = await tx.maybeOne<{ state: string; capacity: number[]; opened: number[] }>(sql`
    select state, capacity, opened from appointments.stock where hospital_id = ${hospitalId} and schedule_id = ${scheduleId} for no key update`)
  if (!row || row.state === 'withdrawn') return 0
  const gone = row.capacity.map((c, i) => c - row.opened[i]!)
  for (const [i, n] of gone.entries())
    if (n > 0)
      await tx.rows(sql`
        insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
        values (${hospitalId}, ${scheduleId}, ${i}, ${row.opened[i]! + 1}, ${row.capacity[i]!}, ${at}, 'planned', 'void', 'system', 'withdrawn', 'system')`)
  await tx.rows(sql`
    update appointments.stock
       set state = 'withdrawn', capacity = opened, void_unopened = (select array_agg(v + c - o order by i) from unnest(void_unopened, capacity, opened) with ordinality as x(v, c, o, i)),
           version = version + 1
     where hospital_id = ${hospitalId} and schedule_id = ${scheduleId}`)
  return total(gone)
}
