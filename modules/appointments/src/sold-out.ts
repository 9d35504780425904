/** 已约满: a short memory of schedules that are full, so that most refusals of a rush need no batch. */
import type { Clock } from '@jiuyi/kernel'
import { createLoader, type Db, sql } from '@jiuyi/platform'
import { decisionTime } from './decision-time.ts'
import type { Decision, NumberRequest } from './take-number.ts'

/** A schedule as one instant showed it. `validUntil`: from then on the clock alone may change what can be taken. */
type Full = {
  version: string
  asOf: number
  validUntil: number
  open: boolean
  feeFen: number
  free: number[]
  closesAt: number[]
  onlineLeft: number
  keys: Set<string>
  patients: Set<string>
}
/** Of a request for a number what the memory needs. */
export type SoldOutQuestion = Pick<
  NumberRequest,
  'scheduleId' | 'periodNo' | 'patientId' | 'feeFen' | 'pool' | 'by' | 'channel' | 'key'
>
type Glance = { version: string; now: number }

/** Past so many appointments a schedule is not remembered: it is no rush for a few numbers. */
const tooMany = 2_000
const maxRemembered = 500

const refused = (outcome: string): Decision => ({ outcome, appointmentId: null }) as Decision

/**
 * Remembers «full as of version v» of the schedules that were just refused, and asks the database about every refusal all the same: whoever waits
 * shares one glance at the rows' versions, begun after they came. Nothing is given out here. If the version moved (something was given
 * back, taken, added, suspended, by any process) the schedule is read anew, and if anything could be had the batch decides.
 *
 * A key that has won must get its appointment, whichever process gave it: the keys and patients of the schedule are part of what the version stands for,
 * and those that are among them go to the batch.
 */
export function createSoldOut(db: Db, clock: Clock) {
  const remembered = new Map<string, Full | undefined>()

  const glance = createLoader<string, Glance>(
    (id) => id,
    async (ids) => {
      const rows = await db.rows<{ id: string; version: string; now: Date }>(sql`
        select s.schedule_id as id, s.xmin::text as version, coalesce(${decisionTime(clock)}::timestamptz, clock_timestamp()) as now
          from appointments.stock s where s.schedule_id = any (${ids}::uuid[])`)
      const found = new Map(rows.map((r) => [r.id, { version: r.version, now: r.now.getTime() }]))
      return ids.map((id) => found.get(id))
    },
  )
  const look = createLoader<string, Full>(
    (id) => id,
    async (ids) => {
      const rows = await read(db, clock, ids)
      return ids.map((id) => {
        const full = rows.get(id)
        if (remembered.has(id)) remembered.set(id, full)
        return full
      })
    },
  )

  const decide = (f: Full, r: SoldOutQuestion, now: number): Decision | undefined => {
    if (!f.open || f.feeFen !== r.feeFen || f.keys.has(r.by + r.key) || f.patients.has(r.patientId)) return undefined
    const free = f.free[r.periodNo]
    if (free === undefined || f.closesAt[r.periodNo]! <= now) return undefined
    return f.onlineLeft <= 0 ? refused('sold_out') : free <= 0 ? refused('period_full') : undefined
  }

  return {
    /** The refusal, if at this moment nothing can be had; nothing if the batch must decide. */
    async refusalOf(r: SoldOutQuestion): Promise<Decision | undefined> {
      if (!remembered.has(r.scheduleId) || r.channel !== 'online' || r.pool !== 'online') return undefined
      const known = remembered.get(r.scheduleId)
      if (known) {
        const seen = await glance.load(r.scheduleId)
        if (seen && seen.version === known.version && seen.now < known.validUntil) return decide(known, r, seen.now)
      }
      const full = await look.load(r.scheduleId)
      return full && decide(full, r, full.asOf)
    },
    /** The batch has just refused somebody because this schedule or period is full. */
    suspect(scheduleId: string) {
      if (remembered.has(scheduleId)) return
      if (remembered.size >= maxRemembered) remembered.delete(remembered.keys().next().value as string)
      remembered.set(scheduleId, undefined)
    },
    size: () => remembered.size,
  }
}
export type SoldOut = ReturnType<typeof createSoldOut>

type Row = Omit<Full, 'asOf' | 'validUntil' | 'closesAt' | 'keys' | 'patients'> & {
  id: string
  now: Date
  changesAt: (Date | null)[]
  closesAt: Date[]
  keys: string[] | null
  patients: string[] | null
}

/** Everything a version stands for, in one statement and so of one instant. */
async function read(db: Db, clock: Clock, ids: string[]): Promise<Map<string, Full>> {
  const rows = await db.rows<Row>(sql`
    select s.schedule_id as id, s.xmin::text as version, t.now, s.fee_fen as "feeFen",
           s.state = 'open' and s.pool_release_at[1] <= t.now and not (s.allotment = 'draw' and s.drawn_at is null) and s.resources = '{}' as open,
           (select array_agg(s.capacity[i] - s.opened[i] + s.returned[i] order by i) from generate_subscripts(s.capacity, 1) as i) as free,
           (select array_agg(e - make_interval(mins => p.bookable_until_minutes) order by i) from unnest(s.ends_at) with ordinality as x(e, i)) as "closesAt",
           case when s.line > 0 then 0
                else (select sum(s.pool_quota[i] - s.pool_taken[i]) from generate_series(1, 4) as i where i = 1 or s.pool_flow_at[i] <= t.now) end::int as "onlineLeft",
           s.pool_flow_at as "changesAt", mine.keys, mine.patients
      from appointments.stock s
     cross join (select coalesce(${decisionTime(clock)}::timestamptz, clock_timestamp()) as now) t
      join lateral (select p.bookable_until_minutes from appointments.policy p
                     where p.hospital_id = s.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
     cross join lateral (select array_agg(a.booked_by || a.idempotency_key) as keys, array_agg(a.patient_id::text) filter (where a.status <> 'cancelled') as patients
                           from (select x.booked_by, x.idempotency_key, x.patient_id, x.status from appointments.appointment x
                                  where x.schedule_id = s.schedule_id and x.hospital_id = s.hospital_id
                                 union all
                                 -- Whoever has moved away since must still get the appointment for the key it was booked with.
                                 select x.booked_by, x.idempotency_key, null, 'cancelled' from appointments.reschedule r
                                   join appointments.appointment x on x.id = r.appointment_id and x.hospital_id = r.hospital_id
                                  where r.hospital_id = s.hospital_id and r.from_schedule = s.schedule_id and x.schedule_id <> s.schedule_id
                                  limit ${tooMany + 1}) a) mine
     where s.schedule_id = any (${ids}::uuid[])`)
  const full = new Map<string, Full>()
  for (const { id, now, changesAt, closesAt, keys, patients, ...r } of rows) {
    if ((keys?.length ?? 0) > tooMany) continue
    const future = changesAt.flatMap((at) => (at && at > now ? [at.getTime()] : []))
    full.set(id, {
      ...r,
      asOf: now.getTime(),
      closesAt: closesAt.map((at) => at.getTime()),
      validUntil: Math.min(...future, Number.POSITIVE_INFINITY),
      keys: new Set(keys),
      patients: new Set(patients),
    })
  }
  return full
}
