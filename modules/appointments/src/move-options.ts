/** 改期可选: days of the same department at the same fee on which something is free now, the same doctor's first. */
import { type Ctx, sql } from '@jiuyi/platform'
import { decisionTime } from './decision-time.ts'
import type { MoveOption } from './suspension-contract.ts'

type Row = Omit<MoveOption, 'practitionerId'> & { practitionerId: string | null }

/** `desk`: the desk's own numbers count too. */
export async function moveOptions(ctx: Ctx, hospitalId: string, caseId: string, desk: boolean): Promise<MoveOption[]> {
  const rows = await ctx.db.rows<Row>(sql`
    with t as (select coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) as now),
    open as (
      select s.schedule_id, s.practitioner_id, s.on_date, s.half, s.room, s.starts_at[1] as begins, c.practitioner_id = s.practitioner_id as same,
             greatest(0, (select sum(s.pool_quota[i] - s.pool_taken[i]) from generate_series(1, 4) as i where i = 1 or s.pool_flow_at[i] <= t.now))
               + case when ${desk} and s.pool_flow_at[3] > t.now then greatest(0, s.pool_quota[3] - s.pool_taken[3]) else 0 end as pool_left,
             (select jsonb_agg(jsonb_build_object('periodNo', i - 1, 'from', to_char(s.from_time[i], 'HH24:MI'), 'to', to_char(s.to_time[i], 'HH24:MI'),
                                                  'left', s.capacity[i] - s.opened[i] + s.returned[i]) order by i)
                from generate_subscripts(s.capacity, 1) as i
               where s.capacity[i] - s.opened[i] + s.returned[i] > 0 and s.ends_at[i] - make_interval(mins => p.bookable_until_minutes) > t.now) as periods
        from appointments.suspension_case c
       cross join t
        join lateral (select p.* from appointments.policy p where p.hospital_id = c.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
        join appointments.stock s on s.hospital_id = c.hospital_id and s.department_id = c.department_id and s.fee_fen = c.fee_fen and s.state = 'open' and s.line = 0
         and (s.allotment <> 'draw' or s.drawn_at is not null) and s.pool_release_at[1] <= t.now
         and s.on_date >= (t.now at time zone s.time_zone)::date and s.on_date <= c.on_date + p.suspension_move_days
       where c.hospital_id = ${hospitalId} and c.id = ${caseId}
    )
    select o.schedule_id as "scheduleId", o.practitioner_id as "practitionerId", o.on_date as "on", o.half, o.room, coalesce(o.same, false) as "sameDoctor", o.periods,
           least(o.pool_left, (select sum((x ->> 'left')::int) from jsonb_array_elements(o.periods) as x))::int as "left"
      from open o
     where o.pool_left > 0 and o.periods is not null
     order by coalesce(o.same, false) desc, o.begins, o.schedule_id
     limit 40`)
  return rows.map(({ practitionerId, ...o }) => ({ ...o, ...(practitionerId && { practitionerId }) }))
}
