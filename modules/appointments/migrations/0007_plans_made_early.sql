-- The plan of the deciding statement may be made while its tables are empty, and is then kept while they fill: on an empty table every index costs the
-- same, and one that holds only the hospital was taken for the patient's rows, which made a batch read all of the schedule. So the conditions that
-- lead to the wrong index are written such that no index can serve them («is true»); only the right one is left to choose.

-- Decides a batch of requests for numbers: one call, one commit. Locks first, then one statement judges, writes and answers.
--
-- Under READ COMMITTED each statement of a volatile function sees what was committed before it began, so what is read after the locks
-- is the newest state. Locks are always taken in the same order (schedules by key, then patients by hash): batches of two processes wait
-- for each other but never for ever.
--
-- p_hold_minutes: null = what the hospital's policy says; a number = held so long, even when it costs nothing (somebody has to confirm it).
-- p_now: null in service (the database's clock is the only one that counts); tests pass theirs.
--
-- Channels `waitlist`, `draw`, `suspension`, `series`, `resources` and `extra` are set by system code only, after a rule of its own decided
-- who is to have the number; the rules that protect those ways (by_draw, the line, restrictions, resources) are not applied to them.
--
-- Outcomes: held, booked, replayed, again (ask in the next batch), or the name of a refusal of the contract. Beside it stands what the
-- answer to the patient needs, so that nothing is read after the decision.
create or replace function appointments.take_numbers(
  p_hospital uuid[], p_schedule uuid[], p_period int[], p_patient uuid[], p_fee int[], p_pool int[], p_elder boolean[],
  p_id uuid[], p_by text[], p_channel text[], p_key text[], p_hash text[], p_hold_minutes int[], p_now timestamptz
) returns table (
  ord bigint, outcome text, appointment_id uuid, status text, serial int, campus_id uuid, department_id uuid, practitioner_id uuid,
  on_date date, half text, from_time time, to_time time, starts_at timestamptz, room text, hold_until timestamptz, created_at timestamptz,
  time_zone text, free_cancel_until time, cancel_until_minutes int, fee_now int, release_at timestamptz
)
language plpgsql volatile
-- Planning this statement costs more than running it: keep one plan, and one that never reads a whole table.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  granted constant text[] := '{waitlist,draw,suspension,series,resources,extra}';
begin
  perform 1
     from appointments.stock s
    where (s.hospital_id, s.schedule_id) in (select h, x from unnest(p_hospital, p_schedule) as w(h, x))
    order by s.hospital_id, s.schedule_id
      for no key update of s;
  -- One patient may ask on two nodes at once for different schedules; the limits count across them.
  perform pg_advisory_xact_lock(k)
     from (select distinct hashtextextended(h::text || p::text, 3) as k from unnest(p_hospital, p_patient) as w(h, p) order by 1) locks;

  return query
  with want as (
    select w.*, w.channel = any (granted) as granted,
           row_number() over (partition by w.hospital_id, w.patient_id order by w.ord) as turn,
           row_number() over (partition by w.hospital_id, w.booked_by, w.key order by w.ord) as key_turn
      from unnest(p_hospital, p_schedule, p_period, p_patient, p_fee, p_pool, p_elder, p_id, p_by, p_channel, p_key, p_hash, p_hold_minutes)
           with ordinality as w(hospital_id, schedule_id, period_no, patient_id, fee_fen, pool, elder, id, booked_by, channel, key, body_hash, hold, ord)
  ),
  facts as (
    select w.*, s.campus_id, s.department_id, s.practitioner_id, s.on_date, s.half, s.room, s.state, s.fee_fen as fee_now, s.time_zone,
           s.from_time[w.period_no + 1] as from_time, s.to_time[w.period_no + 1] as to_time,
           s.starts_at[w.period_no + 1] as starts_at, s.ends_at[w.period_no + 1] as ends_at,
           s.capacity[w.period_no + 1] - s.opened[w.period_no + 1] as fresh, s.returned[w.period_no + 1] as returned,
           s.opened[w.period_no + 1] as opened, s.serial_base[w.period_no + 1] as serial_base, s.base_capacity[w.period_no + 1] as base_capacity,
           s.base_capacity as base_capacities, s.extra_opened, s.pool_release_at[w.pool] as pool_release_at,
           s.allotment = 'draw' and s.drawn_at is null and not w.granted as undrawn,
           s.resources <> '{}' and not w.granted as needs_resources,
           -- What a pool may still give: its own, and for the online pool also what has flowed in from the others. While somebody waits in
           -- line, what is free online is theirs.
           case
             when w.pool = 1 and s.line > 0 and not w.granted then 0
             when w.pool = 1 then s.pool_quota[1] - s.pool_taken[1]
               + case when s.pool_flow_at[2] <= t then s.pool_quota[2] - s.pool_taken[2] else 0 end
               + case when s.pool_flow_at[3] <= t then s.pool_quota[3] - s.pool_taken[3] else 0 end
               + case when s.pool_flow_at[4] <= t then s.pool_quota[4] - s.pool_taken[4] else 0 end
             when s.pool_flow_at[w.pool] <= t then 0
             else s.pool_quota[w.pool] - s.pool_taken[w.pool]
           end as pool_left,
           p.hold_minutes, p.elder_hold_minutes, p.per_day, p.open_at_once, p.per_month, p.bookable_until_minutes, p.free_cancel_until, p.cancel_until_minutes,
           prior.id as prior_id, prior.body_hash as prior_hash, barred.yes as restricted,
           mine.same_schedule, mine.department_day, mine.day, mine.open, mine.month, mine.overlapping
      from want w
      left join appointments.stock s on s.schedule_id = w.schedule_id and s.hospital_id = w.hospital_id
      left join lateral (select * from appointments.policy p
                          where p.hospital_id = w.hospital_id and p.valid_from <= t order by p.valid_from desc limit 1) p on true
      left join lateral (select a.id, a.body_hash from appointments.appointment a
                          where a.idempotency_key = w.key and a.booked_by = w.booked_by and (a.hospital_id = w.hospital_id) is true limit 1) prior on true
      -- Who may not take online numbers for a while can still be served by people: desk and phone stay open, whichever pool they draw on.
      left join lateral (select true as yes from appointments.restriction r
                          where w.pool = 1 and not w.granted and w.channel not in ('desk', 'phone')
                            and r.patient_id = w.patient_id and r.hospital_id = w.hospital_id and r.until_at > t and r.from_at <= t
                            and r.lifted_at is null and s.fee_level = any (r.fee_levels) limit 1) barred on true
      left join lateral (
        select count(*) filter (where a.schedule_id = w.schedule_id and a.status in ('pending', 'booked', 'arrived')) as same_schedule,
               count(*) filter (where a.department_id = s.department_id and a.on_date = s.on_date and a.status in ('pending', 'booked', 'arrived')) as department_day,
               count(*) filter (where a.on_date = s.on_date and a.status <> 'cancelled') as day,
               count(*) filter (where a.status in ('pending', 'booked') and a.ends_at > t) as open,
               count(*) filter (where date_trunc('month', a.on_date) = date_trunc('month', s.on_date) and a.status <> 'cancelled') as month,
               count(*) filter (where a.status in ('pending', 'booked', 'arrived')
                                  and a.starts_at < s.ends_at[w.period_no + 1] and a.ends_at > s.starts_at[w.period_no + 1]) as overlapping
          from appointments.appointment a
         where a.patient_id = w.patient_id and (a.hospital_id = w.hospital_id) is true
           and a.on_date >= least(date_trunc('month', s.on_date)::date, (t at time zone s.time_zone)::date)
      ) mine on true
  ),
  judged as (
    select f.*,
           case
             when f.prior_id is not null then case when f.prior_hash = f.body_hash then 'replayed' else 'idempotency_key_reused' end
             when f.turn > 1 or f.key_turn > 1 then 'again'
             when f.state is null or f.starts_at is null then 'schedule_not_found'
             when f.state = 'stopped' then 'stopped'
             when f.state = 'withdrawn' then 'closed'
             when f.pool_release_at > t then 'not_released'
             when f.ends_at - make_interval(mins => f.bookable_until_minutes) <= t then 'closed'
             when f.undrawn then 'by_draw'
             when f.needs_resources then 'needs_resources'
             when f.fee_now <> f.fee_fen then 'fee_changed'
             when f.restricted then 'restricted'
             when f.same_schedule > 0 then 'already_booked'
             when f.department_day > 0 then 'limit_department_day'
             when f.overlapping > 0 then 'overlapping'
             when f.day >= f.per_day then 'limit_day'
             when f.open >= f.open_at_once then 'limit_open'
             when f.month >= f.per_month then 'limit_month'
           end as refusal
      from facts f
  ),
  by_period as (
    select j.*, row_number() over (partition by j.hospital_id, j.schedule_id, j.period_no order by j.ord) as n
      from judged j where j.refusal is null and j.pool_left > 0
  ),
  by_pool as (
    select b.*, row_number() over (partition by b.hospital_id, b.schedule_id, b.pool order by b.ord) as m
      from by_period b where b.n <= b.fresh + b.returned
  ),
  winners as (
    select b.*,
           row_number() over (partition by b.hospital_id, b.schedule_id, b.period_no order by b.ord) as k
      from by_pool b where b.m <= b.pool_left
  ),
  -- Seats that were given back go first, lowest serial first; after them new seats are opened.
  seated as (
    select w.*, r.seat as old_seat, r.serial as old_serial, w.opened + (w.k - w.returned) as new_seat,
           w.k > w.returned as fresh_seat
      from winners w
      left join lateral (select r.seat, r.serial from appointments.returned_number r
                          where r.hospital_id = w.hospital_id and r.schedule_id = w.schedule_id and r.period_no = w.period_no and r.state = 'released'
                          order by r.seat offset w.k - 1 limit 1) r on w.k <= w.returned
  ),
  numbered as (
    select s.*, coalesce(s.old_seat, s.new_seat)::int as seat,
           case when not s.fresh_seat then s.old_serial
                when s.new_seat <= s.base_capacity then s.serial_base + s.new_seat
                else (select sum(c) from unnest(s.base_capacities) as c) + s.extra_opened
                     + row_number() over (partition by s.hospital_id, s.schedule_id, s.fresh_seat and s.new_seat > s.base_capacity order by s.ord)
           end::int as serial,
           s.fresh_seat and s.new_seat > s.base_capacity as extra,
           case when s.fee_fen = 0 and s.hold is null then 'booked' else 'pending' end as status,
           case when s.fee_fen > 0 or s.hold is not null
             then least(t + make_interval(mins => coalesce(s.hold, case when s.elder then s.elder_hold_minutes else s.hold_minutes end)), s.ends_at) end as hold_until
      from seated s
  ),
  written as (
    insert into appointments.appointment
           (hospital_id, id, schedule_id, patient_id, campus_id, department_id, practitioner_id, on_date, half, period_no, seat, serial,
            from_time, to_time, starts_at, ends_at, room, fee_fen, pool, channel, status, hold_until, booked_by, idempotency_key, body_hash, created_at, changed_at)
    select hospital_id, id, schedule_id, patient_id, campus_id, department_id, practitioner_id, on_date, half, period_no, seat, serial,
           from_time, to_time, starts_at, ends_at, room, fee_fen, pool, channel, status, hold_until, booked_by, key, body_hash, t, t
      from numbered
    returning 1
  ),
  taken_back as (
    delete from appointments.returned_number r using numbered n
     where r.hospital_id = n.hospital_id and r.schedule_id = n.schedule_id and r.period_no = n.period_no and r.seat = n.seat and not n.fresh_seat
    returning 1
  ),
  remembered as (
    insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
    select hospital_id, schedule_id, period_no, seat, seat, t, 'released', case status when 'booked' then 'booked' else 'held' end, id, booked_by, 'taken', channel
      from numbered order by ord
    returning 1
  ),
  announced as (
    insert into platform.outbox (id, name, key, data)
    select gen_random_uuid(),
           case status when 'booked' then 'appointments.appointment_booked.v1' else 'appointments.appointment_held.v1' end, id::text,
           jsonb_strip_nulls(jsonb_build_object('appointmentId', id, 'hospitalId', hospital_id, 'scheduleId', schedule_id, 'patientId', patient_id,
                                                'feeFen', fee_fen, 'holdUntil', to_jsonb(hold_until)))
      from numbered order by ord
    returning 1
  ),
  -- What each schedule gave, as short arrays: a batch that is spread over many schedules looks at each request once, not once a schedule.
  given as (
    select n.hospital_id, n.schedule_id,
           array_agg(n.period_no) filter (where n.fresh_seat) as fresh, array_agg(n.period_no) filter (where not n.fresh_seat) as old,
           array_agg(n.pool) as pools, count(*) filter (where n.extra)::int as extra
      from numbered n group by n.hospital_id, n.schedule_id
  ),
  counted as (
    update appointments.stock s
       set opened = (select array_agg(o + coalesce(cardinality(array_positions(g.fresh, i::int - 1)), 0) order by i) from unnest(s.opened) with ordinality as x(o, i)),
           returned = case when g.old is null then s.returned else
                      (select array_agg(r - cardinality(array_positions(g.old, i::int - 1)) order by i) from unnest(s.returned) with ordinality as x(r, i)) end,
           pool_taken = array[s.pool_taken[1] + cardinality(array_positions(g.pools, 1)), s.pool_taken[2] + cardinality(array_positions(g.pools, 2)),
                              s.pool_taken[3] + cardinality(array_positions(g.pools, 3)), s.pool_taken[4] + cardinality(array_positions(g.pools, 4))],
           extra_opened = s.extra_opened + g.extra,
           version = s.version + 1
      from given g where s.schedule_id = g.schedule_id and s.hospital_id = g.hospital_id
    returning 1
  )
  select j.ord,
         case
           when n.id is not null then case n.status when 'booked' then 'booked' else 'held' end
           when j.refusal is not null then j.refusal
           -- Refused by rank although something is left (an earlier one of this batch fell at the other hurdle): decide again.
           when j.fresh + j.returned > (select count(*) from numbered x where x.hospital_id = j.hospital_id and x.schedule_id = j.schedule_id and x.period_no = j.period_no)
            and j.pool_left > (select count(*) from numbered x where x.hospital_id = j.hospital_id and x.schedule_id = j.schedule_id and x.pool = j.pool) then 'again'
           when j.pool_left <= 0 then 'sold_out'
           when j.fresh + j.returned <= (select count(*) from numbered x where x.hospital_id = j.hospital_id and x.schedule_id = j.schedule_id and x.period_no = j.period_no) then 'period_full'
           else 'sold_out'
         end,
         coalesce(n.id, j.prior_id), n.status, n.serial, n.campus_id, n.department_id, n.practitioner_id, n.on_date, n.half, n.from_time, n.to_time,
         n.starts_at, n.room, n.hold_until, case when n.id is not null then t end, n.time_zone, n.free_cancel_until, n.cancel_until_minutes,
         j.fee_now, j.pool_release_at
    from judged j left join numbered n on n.ord = j.ord
   order by j.ord;
end $$;
