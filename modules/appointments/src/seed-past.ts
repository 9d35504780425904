/** 演示数据: numbers and appointments by the thousand, told to the ledger as if each had happened one by one. No events, no messages. */
import { type Ctx, sql, type Tx } from '@jiuyi/platform'
import type { Appointment, AppointmentStatus, Pool, StockFacts } from './contract.ts'
import { pools } from './contract.ts'
import { seedSlowed } from './rush/seed-slowed.ts'
import { seedCourse, seedExtra, seedResources, seedResourceUses } from './seed-change.ts'
import { seedFair } from './seed-fair.ts'
import { seedNoShows } from './seed-no-shows.ts'

/** One appointment as it stands at its end. Instants RFC 3339; `paidAt` is missing when the hold ran out, `endedAt` while it is still to come. */
export type PastAppointment = {
  id: string
  scheduleId: string
  patientId: string
  periodNo: number
  pool: Pool
  channel: 'online' | 'desk'
  /** `account:<id>` or `staff:<id>` */
  bookedBy: string
  status: Exclude<AppointmentStatus, 'pending'>
  createdAt: string
  paidAt?: string
  endedAt?: string
  cancelReason?: NonNullable<Appointment['cancelReason']>
  cancelledLate?: boolean
  /** Who cancelled, when it was not who booked. */
  endedBy?: string
}
type SeedCtx = Pick<Ctx, 'db' | 'clock'>

const inBatches = async <T>(all: T[], size: number, work: (some: T[]) => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < all.length; i += size) await work(all.slice(i, i + size))
}

/** Issues the numbers of many schedules: the rows that `openStock` makes one by one. Schedules that have numbers already keep them. */
async function seedStock({ db, clock }: SeedCtx, facts: StockFacts[]): Promise<void> {
  const now = clock()
  await inBatches(facts, 500, (some) =>
    db.rows(sql`
      with r as (
        select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
          as r ("hospitalId" uuid, "scheduleId" uuid, "campusId" uuid, "departmentId" uuid, "practitionerId" uuid, "on" date, half text, "feeLevel" text, "feeFen" int, room text,
                "timeZone" text, "releaseAt" timestamptz, revision int, periods jsonb, pools jsonb, resources uuid[])
      ),
      hospitals as (insert into appointments.hospital (hospital_id) select distinct "hospitalId" from r on conflict do nothing returning 1),
      policies as (
        insert into appointments.policy (hospital_id, valid_from) select distinct "hospitalId", '-infinity'::timestamptz from r on conflict do nothing returning 1
      ),
      opened as (
        insert into appointments.stock (hospital_id, schedule_id, campus_id, department_id, practitioner_id, on_date, half, fee_level, fee_fen, room, time_zone, revision,
               from_time, to_time, starts_at, ends_at, capacity, opened, returned, void_unopened, serial_base, base_capacity, pool_quota, pool_release_at, pool_flow_at, resources)
        select "hospitalId", "scheduleId", "campusId", "departmentId", "practitionerId", "on", half, "feeLevel", "feeFen", room, "timeZone", revision,
               p.from_time, p.to_time, p.starts_at, p.ends_at, p.capacity, p.zeros, p.zeros, p.zeros, p.base, p.capacity,
               array[(pools ->> 'online')::int, (pools ->> 'referral')::int, (pools ->> 'desk')::int, (pools ->> 'revisit')::int],
               array_fill("releaseAt", array[4]),
               array['9999-01-01T00:00:00Z'::timestamptz, p.eve, p.starts_at[1], p.eve], coalesce(resources, '{}')
          from r
          cross join lateral (
            select array_agg(f order by n) as from_time, array_agg(t order by n) as to_time, array_agg(c order by n) as capacity, array_agg(0 order by n) as zeros,
                   array_agg(base order by n) as base, array_agg(("on" + f) at time zone "timeZone" order by n) as starts_at,
                   array_agg(("on" + t) at time zone "timeZone" order by n) as ends_at, ("on" - 1 + time '18:00') at time zone "timeZone" as eve
              from (select n, (x ->> 'from')::time as f, (x ->> 'to')::time as t, (x ->> 'capacity')::int as c,
                           (sum((x ->> 'capacity')::int) over (order by n) - (x ->> 'capacity')::int)::int as base
                      from jsonb_array_elements(periods) with ordinality as e (x, n)) y
          ) p
        on conflict (hospital_id, schedule_id) do nothing
        returning hospital_id, schedule_id, capacity, pool_release_at
      )
      insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
      select o.hospital_id, o.schedule_id, n - 1, 1, c, least(o.pool_release_at[1], ${now}::timestamptz), null, 'planned', 'system', 'issued', 'system'
        from opened o, unnest(o.capacity) with ordinality as x (c, n)
       where c > 0`),
  )
}

/**
 * Appointments that were and that are to come, each on a new seat of its period. Rows stand in the order they were made; those whose period is
 * full, or that are there already, are left out. Returns the ids of the ones that were made.
 */
async function seedAppointments(
  { db, clock }: SeedCtx,
  hospitalId: string,
  rows: PastAppointment[],
): Promise<string[]> {
  const made: string[] = []
  await inBatches(rows, 1000, async (some) => {
    const ready = JSON.stringify(some.map((r, ord) => ({ ...r, ord, pool: pools.indexOf(r.pool) + 1 })))
    made.push(...(await db.tx((tx) => insertAppointments(tx, hospitalId, ready, clock()))))
  })
  return made
}

async function insertAppointments(tx: Tx, hospitalId: string, rows: string, now: Date): Promise<string[]> {
  const want = sql`jsonb_to_recordset(${rows}::jsonb)
    as r (id uuid, "scheduleId" uuid, "patientId" uuid, "periodNo" int, pool int, channel text, "bookedBy" text, status text, "createdAt" timestamptz,
          "paidAt" timestamptz, "endedAt" timestamptz, "cancelReason" text, "cancelledLate" boolean, "endedBy" text, ord int)`
  await tx.rows(sql`
    select 1 from appointments.stock s
     where s.hospital_id = ${hospitalId} and s.schedule_id in (select "scheduleId" from ${want})
     order by s.schedule_id for no key update`)
  const done = await tx.rows<{ id: string }>(sql`
    with placed as (
      select * from (
        select r.*, s.campus_id, s.department_id, s.practitioner_id, s.on_date, s.half, s.room, s.fee_fen, r."periodNo" + 1 as p,
               s.from_time, s.to_time, s.starts_at, s.ends_at, s.serial_base, least(s.capacity[r."periodNo" + 1], s.base_capacity[r."periodNo" + 1]) as last_seat,
               s.opened[r."periodNo" + 1] + (row_number() over (partition by r."scheduleId", r."periodNo" order by r.ord))::int as seat
          from ${want}
          join appointments.stock s on s.hospital_id = ${hospitalId} and s.schedule_id = r."scheduleId"
         where not exists (select 1 from appointments.appointment a where a.hospital_id = ${hospitalId} and a.id = r.id)
      ) x where seat <= last_seat
    ),
    written as (
      insert into appointments.appointment
             (hospital_id, id, schedule_id, patient_id, campus_id, department_id, practitioner_id, on_date, half, period_no, seat, serial, from_time, to_time, starts_at, ends_at,
              room, fee_fen, pool, channel, status, cancel_reason, cancelled_late, booked_by, idempotency_key, body_hash, created_at, changed_at)
      select ${hospitalId}::uuid, id, "scheduleId", "patientId", campus_id, department_id, practitioner_id, on_date, half, "periodNo", seat, serial_base[p] + seat,
             from_time[p], to_time[p], starts_at[p], ends_at[p], room, fee_fen, pool, channel, status, "cancelReason", "cancelledLate", "bookedBy", 'seed:' || id, 'seed',
             "createdAt", coalesce("endedAt", "paidAt", "createdAt")
        from placed
      returning id
    ),
    given_back as (
      insert into appointments.returned_number (hospital_id, schedule_id, period_no, seat, serial, pool, state)
      select ${hospitalId}::uuid, "scheduleId", "periodNo", seat, serial_base[p] + seat, pool, 'released' from placed where status = 'cancelled'
      returning 1
    ),
    remembered as (
      insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
      select ${hospitalId}::uuid, "scheduleId", "periodNo", seat, seat, e.at, e.was, e.became, case when e.why <> 'cooling_over' then id end, e.who, e.why, e.channel
        from placed
        cross join lateral (values
          (1, "createdAt", 'released', 'held', "bookedBy", 'taken', channel),
          (2, "paidAt", 'held', 'booked', 'system', 'paid', 'system'),
          (3, case when status in ('fulfilled', 'noshow') then "endedAt" end, 'booked', 'used', 'system', status, 'system'),
          (3, case when status = 'cancelled' and "paidAt" is null then "endedAt" end, 'held', 'released', 'system', "cancelReason", 'system'),
          (3, case when status = 'cancelled' and "paidAt" is not null then "endedAt" end, 'booked', 'cooling', coalesce("endedBy", "bookedBy"), "cancelReason",
             case when coalesce("endedBy", "bookedBy") like 'staff:%' then 'desk' else 'online' end),
          (4, case when status = 'cancelled' and "paidAt" is not null then least("endedAt" + make_interval(mins => 10 + ord % 110), ${now}::timestamptz) end,
             'cooling', 'released', 'system', 'cooling_over', 'system')
        ) as e (step, at, was, became, who, why, channel)
       where e.at is not null
       order by ord, e.step
      returning 1
    ),
    counted as (
      update appointments.stock s
         set opened = (select array_agg(o + coalesce(d.n, 0) order by i) from unnest(s.opened) with ordinality as x (o, i)
                         left join (select p, count(*)::int as n from placed where "scheduleId" = s.schedule_id group by 1) d on d.p = i),
             returned = (select array_agg(o + coalesce(d.n, 0) order by i) from unnest(s.returned) with ordinality as x (o, i)
                           left join (select p, count(*)::int as n from placed where "scheduleId" = s.schedule_id and status = 'cancelled' group by 1) d on d.p = i),
             pool_taken = (select array_agg(o + coalesce(d.n, 0) order by i) from unnest(s.pool_taken) with ordinality as x (o, i)
                             left join (select pool, count(*)::int as n from placed where "scheduleId" = s.schedule_id and status <> 'cancelled' group by 1) d on d.pool = i),
             version = s.version + 1
       where s.hospital_id = ${hospitalId} and s.schedule_id in (select "scheduleId" from placed)
      returning 1
    )
    select id from written`)
  return done.map((r) => r.id)
}

export const seed = {
  seedStock,
  seedAppointments,
  seedNoShows,
  seedSlowed,
  seedFair,
  seedResources,
  seedResourceUses,
  seedCourse,
  seedExtra,
}
