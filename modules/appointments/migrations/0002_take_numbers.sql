-- Decides a batch of requests for numbers: one call, one commit. Locks first, then one statement judges, writes and answers.
--
-- Under READ COMMITTED each statement of a volatile function sees what was committed before it began, so what is read after the locks
-- is the newest state. Locks are always taken in the same order (schedules by key, then patients by hash): batches of two processes wait
-- for each other but never for ever.
--
-- p_now: null in service (the database's clock is the only one that counts); tests pass theirs.
-- Outcomes: held, booked, replayed, again (ask in the next batch), or the name of a refusal of the contract.
create function appointments.take_numbers(
  p_hospital uuid[], p_schedule uuid[], p_period int[], p_patient uuid[], p_fee int[], p_pool int[], p_elder boolean[],
  p_id uuid[], p_by text[], p_channel text[], p_key text[], p_hash text[], p_now timestamptz
) returns table (ord bigint, outcome text, appointment_id uuid)
language plpgsql volatile
-- Planning this statement costs more than running it: keep one plan, and one that never reads a whole table.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
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
    select w.*,
           row_number() over (partition by w.hospital_id, w.patient_id order by w.ord) as turn,
           row_number() over (partition by w.hospital_id, w.booked_by, w.key order by w.ord) as key_turn
      from unnest(p_hospital, p_schedule, p_period, p_patient, p_fee, p_pool, p_elder, p_id, p_by, p_channel, p_key, p_hash)
           with ordinality as w(hospital_id, schedule_id, period_no, patient_id, fee_fen, pool, elder, id, booked_by, channel, key, body_hash, ord)
  ),
  facts as (
    select w.*, s.campus_id, s.department_id, s.practitioner_id, s.on_date, s.half, s.room, s.state, s.fee_fen as fee_now,
           s.from_time[w.period_no + 1] as from_time, s.to_time[w.period_no + 1] as to_time,
           s.starts_at[w.period_no + 1] as starts_at, s.ends_at[w.period_no + 1] as ends_at,
           s.capacity[w.period_no + 1] - s.opened[w.period_no + 1] as fresh, s.returned[w.period_no + 1] as returned,
           s.opened[w.period_no + 1] as opened, s.serial_base[w.period_no + 1] as serial_base, s.base_capacity[w.period_no + 1] as base_capacity,
           (select sum(c) from unnest(s.base_capacity) as c)::int + s.extra_opened as last_serial,
           s.pool_release_at[w.pool] as pool_release_at,
           -- What a pool may still give: its own, and for the online pool also what has flowed in from the others.
           case when w.pool = 1
             then (select sum(s.pool_quota[i] - s.pool_taken[i]) from generate_series(1, 4) as i where i = 1 or s.pool_flow_at[i] <= t)
             when s.pool_flow_at[w.pool] <= t then 0
             else s.pool_quota[w.pool] - s.pool_taken[w.pool]
           end::int as pool_left,
           p.hold_minutes, p.elder_hold_minutes, p.per_day, p.open_at_once, p.per_month, p.bookable_until_minutes,
           prior.id as prior_id, prior.body_hash as prior_hash,
           mine.same_schedule, mine.department_day, mine.day, mine.open, mine.month, mine.overlapping
      from want w
      left join appointments.stock s on s.hospital_id = w.hospital_id and s.schedule_id = w.schedule_id
      left join lateral (select * from appointments.policy p
                          where p.hospital_id = w.hospital_id and p.valid_from <= t order by p.valid_from desc limit 1) p on true
      left join lateral (select a.id, a.body_hash from appointments.appointment a
                          where a.hospital_id = w.hospital_id and a.booked_by = w.booked_by and a.idempotency_key = w.key limit 1) prior on true
      left join lateral (
        select count(*) filter (where a.schedule_id = w.schedule_id and a.status in ('pending', 'booked', 'arrived')) as same_schedule,
               count(*) filter (where a.department_id = s.department_id and a.on_date = s.on_date and a.status in ('pending', 'booked', 'arrived')) as department_day,
               count(*) filter (where a.on_date = s.on_date) as day,
               count(*) filter (where a.status in ('pending', 'booked') and a.ends_at > t) as open,
               count(*) filter (where date_trunc('month', a.on_date) = date_trunc('month', s.on_date)) as month,
               count(*) filter (where a.status in ('pending', 'booked', 'arrived')
                                  and a.starts_at < s.ends_at[w.period_no + 1] and a.ends_at > s.starts_at[w.period_no + 1]) as overlapping
          from appointments.appointment a
         where a.hospital_id = w.hospital_id and a.patient_id = w.patient_id and a.status <> 'cancelled'
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
             when f.fee_now <> f.fee_fen then 'fee_changed'
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
      from judged j where j.refusal is null
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
                else s.last_serial + row_number() over (partition by s.hospital_id, s.schedule_id, s.fresh_seat and s.new_seat > s.base_capacity order by s.ord)
           end::int as serial,
           s.fresh_seat and s.new_seat > s.base_capacity as extra,
           case when s.fee_fen = 0 then 'booked' else 'pending' end as status,
           case when s.fee_fen > 0 then least(t + make_interval(mins => case when s.elder then s.elder_hold_minutes else s.hold_minutes end), s.ends_at) end as hold_until
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
  counted as (
    update appointments.stock s
       set opened = (select array_agg(o + coalesce(d.fresh, 0) order by i) from unnest(s.opened) with ordinality as x(o, i)
                       left join (select period_no, count(*) filter (where fresh_seat)::int as fresh from numbered n
                                   where n.hospital_id = s.hospital_id and n.schedule_id = s.schedule_id group by 1) d on d.period_no = i - 1),
           returned = (select array_agg(r - coalesce(d.old, 0) order by i) from unnest(s.returned) with ordinality as x(r, i)
                         left join (select period_no, count(*) filter (where not fresh_seat)::int as old from numbered n
                                     where n.hospital_id = s.hospital_id and n.schedule_id = s.schedule_id group by 1) d on d.period_no = i - 1),
           pool_taken = (select array_agg(p + coalesce(d.n, 0) order by i) from unnest(s.pool_taken) with ordinality as x(p, i)
                           left join (select pool, count(*)::int as n from numbered n
                                       where n.hospital_id = s.hospital_id and n.schedule_id = s.schedule_id group by 1) d on d.pool = i),
           extra_opened = s.extra_opened + (select count(*) from numbered n where n.hospital_id = s.hospital_id and n.schedule_id = s.schedule_id and n.extra),
           version = s.version + 1
     where (s.hospital_id, s.schedule_id) in (select hospital_id, schedule_id from numbered)
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
         coalesce(n.id, j.prior_id)
    from judged j left join numbered n on n.ord = j.ord
   order by j.ord;
end $$;
