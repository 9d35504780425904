-- 疗程预约: a course of appointments for one patient, taken all or nothing, or as many as possible.

alter table appointments.policy
  add column series_hold_minutes int not null default 1440 check (series_hold_minutes > 0);
comment on column appointments.policy.series_hold_minutes is 'How long a course may wait for its payment.';

create table appointments.series (
  hospital_id     uuid not null,
  id              uuid not null,
  patient_id      uuid not null,
  department_id   uuid not null,
  practitioner_id uuid,
  every_weeks     int not null check (every_weeks between 1 and 8),
  times           int not null check (times between 2 and 20),
  over_limit_reason text,
  created_by      text not null,
  created_at      timestamptz not null,
  idempotency_key text not null,
  body_hash       text not null,
  primary key (hospital_id, id),
  constraint series_once_a_key unique (hospital_id, created_by, idempotency_key)
);
comment on column appointments.series.over_limit_reason is 'Why more appointments than the limit may be open at once; only staff may say so.';
create index series_by_patient on appointments.series (patient_id, hospital_id);

create table appointments.series_appointment (
  hospital_id    uuid not null,
  series_id      uuid not null,
  turn           int not null,
  appointment_id uuid not null,
  primary key (hospital_id, series_id, turn),
  constraint series_appointment_once unique (appointment_id, hospital_id)
);

-- One number for a course, under locks that the caller holds. The open-at-once limit gives way to `p_over`; every other limit stays, and nobody in line is passed.
create function appointments.take_for_series(
  p_hospital uuid, p_schedule uuid, p_period int, p_patient uuid, p_fee int, p_over boolean, p_id uuid, p_by text, p_key text, p_hash text, t timestamptz
) returns text
language plpgsql volatile as $$
declare
  i int := p_period + 1;
  s appointments.stock;
  p appointments.policy;
  c record;
  pool int;
  chosen int;
  left_in_pool int;
  seat_no int;
  serial_no int;
  is_fresh boolean;
  is_extra boolean := false;
  is_held boolean;
begin
  select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital;
  select x.* into p from appointments.policy x where x.hospital_id = p_hospital and x.valid_from <= t order by x.valid_from desc limit 1;
  if s.schedule_id is null or s.starts_at[i] is null then return 'no_clinic'; end if;
  if s.state = 'stopped' then return 'stopped'; end if;
  if s.state = 'withdrawn' or s.ends_at[i] - make_interval(mins => p.bookable_until_minutes) <= t then return 'closed'; end if;
  if s.allotment = 'draw' and s.drawn_at is null then return 'by_draw'; end if;
  if s.fee_fen <> p_fee then return 'fee_changed'; end if;
  select count(*) filter (where a.department_id = s.department_id and a.on_date = s.on_date and a.status in ('pending', 'booked', 'arrived')) as department_day,
         count(*) filter (where a.on_date = s.on_date) as day,
         count(*) filter (where a.status in ('pending', 'booked') and a.ends_at > t) as open,
         count(*) filter (where date_trunc('month', a.on_date) = date_trunc('month', s.on_date)) as month,
         count(*) filter (where a.status in ('pending', 'booked', 'arrived') and a.starts_at < s.ends_at[i] and a.ends_at > s.starts_at[i]) as overlapping
    into c
    from appointments.appointment a
   where a.patient_id = p_patient and a.hospital_id = p_hospital and a.status <> 'cancelled'
     and a.on_date >= least(date_trunc('month', s.on_date)::date, (t at time zone s.time_zone)::date);
  if c.department_day > 0 then return 'limit_department_day'; end if;
  if c.overlapping > 0 then return 'overlapping'; end if;
  if c.day >= p.per_day then return 'limit_day'; end if;
  if c.open >= p.open_at_once and not p_over then return 'limit_open'; end if;
  if c.month >= p.per_month then return 'limit_month'; end if;

  -- The desk's own share first, then what is online and nobody waits for. A course may be booked before the release: that is what it is for.
  foreach pool in array array[3, 1] loop
    if pool = 1 and s.line > 0 then continue; end if;
    left_in_pool := case
      when pool = 1 then (select sum(s.pool_quota[k] - s.pool_taken[k]) from generate_series(1, 4) as k where k = 1 or s.pool_flow_at[k] <= t)
      when s.pool_flow_at[pool] <= t then 0
      else s.pool_quota[pool] - s.pool_taken[pool] end;
    if left_in_pool > 0 then chosen := pool; exit; end if;
  end loop;
  if chosen is null then return 'sold_out'; end if;
  if s.capacity[i] - s.opened[i] + s.returned[i] <= 0 then return 'period_full'; end if;

  select r.seat, r.serial into seat_no, serial_no
    from appointments.returned_number r
   where r.hospital_id = p_hospital and r.schedule_id = p_schedule and r.period_no = p_period and r.state = 'released'
   order by r.seat limit 1;
  is_fresh := not found;
  if is_fresh then
    seat_no := s.opened[i] + 1;
    is_extra := seat_no > s.base_capacity[i];
    serial_no := case when is_extra then (select sum(b) from unnest(s.base_capacity) as b) + s.extra_opened + 1 else s.serial_base[i] + seat_no end;
  else
    delete from appointments.returned_number r
     where r.hospital_id = p_hospital and r.schedule_id = p_schedule and r.period_no = p_period and r.seat = seat_no;
  end if;
  is_held := s.fee_fen > 0;
  insert into appointments.appointment
         (hospital_id, id, schedule_id, patient_id, campus_id, department_id, practitioner_id, on_date, half, period_no, seat, serial,
          from_time, to_time, starts_at, ends_at, room, fee_fen, pool, channel, status, hold_until, booked_by, idempotency_key, body_hash, created_at, changed_at)
  values (p_hospital, p_id, p_schedule, p_patient, s.campus_id, s.department_id, s.practitioner_id, s.on_date, s.half, p_period, seat_no, serial_no,
          s.from_time[i], s.to_time[i], s.starts_at[i], s.ends_at[i], s.room, s.fee_fen, chosen, 'series', case when is_held then 'pending' else 'booked' end,
          case when is_held then least(t + make_interval(mins => p.series_hold_minutes), s.starts_at[i]) end, p_by, p_key, p_hash, t, t);
  insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
  values (p_hospital, p_schedule, p_period, seat_no, seat_no, t, 'released', case when is_held then 'held' else 'booked' end, p_id, p_by, 'taken', 'series');
  update appointments.stock x
     set opened[i] = x.opened[i] + is_fresh::int, returned[i] = x.returned[i] - (not is_fresh)::int, pool_taken[chosen] = x.pool_taken[chosen] + 1,
         extra_opened = x.extra_opened + is_extra::int, version = x.version + 1
   where x.schedule_id = p_schedule and x.hospital_id = p_hospital;
  insert into platform.outbox (id, name, key, data)
  select gen_random_uuid(), case when is_held then 'appointments.appointment_held.v1' else 'appointments.appointment_booked.v1' end, p_id::text,
         jsonb_strip_nulls(jsonb_build_object('appointmentId', p_id, 'hospitalId', p_hospital, 'scheduleId', p_schedule, 'patientId', p_patient, 'feeFen', s.fee_fen,
                                              'holdUntil', (select to_jsonb(a.hold_until) from appointments.appointment a where a.id = p_id and a.hospital_id = p_hospital)));
  return case when is_held then 'held' else 'booked' end;
exception when exclusion_violation then
  return 'resource_busy';
end $$;

-- A course in one transaction. Locks every schedule in key order, then the patient, then every resource in id order: two courses wait for each other, never for ever.
-- p_all: one refusal and nothing is taken. Returns a row a wish; `series_id` is null when nothing was taken.
create function appointments.take_series(
  p_hospital uuid, p_series uuid, p_patient uuid, p_schedules uuid[], p_periods int[], p_fees int[], p_ids uuid[], p_all boolean, p_every int, p_times int,
  p_reason text, p_by text, p_key text, p_hash text, p_now timestamptz
) returns table (ord int, outcome text, appointment_id uuid, series_id uuid)
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  outcomes text[] := '{}';
  k int;
  prior appointments.series;
  ok boolean;
begin
  perform 1 from appointments.stock s where s.hospital_id = p_hospital and s.schedule_id = any (p_schedules) order by s.hospital_id, s.schedule_id for no key update;
  perform pg_advisory_xact_lock(hashtextextended(p_hospital::text || p_patient::text, 3));
  select x.* into prior from appointments.series x where x.hospital_id = p_hospital and x.created_by = p_by and x.idempotency_key = p_key;
  if found then
    return query
    select coalesce(m.turn, 0), case when prior.body_hash = p_hash then 'replayed' else 'idempotency_key_reused' end, m.appointment_id, prior.id
      from (select 1) one left join appointments.series_appointment m on m.hospital_id = p_hospital and m.series_id = prior.id;
    return;
  end if;
  perform 1 from appointments.resource r
    where r.hospital_id = p_hospital
      and r.id in (select x from appointments.stock s, unnest(s.resources) as x where s.hospital_id = p_hospital and s.schedule_id = any (p_schedules))
    order by r.id for no key update;
  begin
    for k in 1 .. cardinality(p_schedules) loop
      outcomes := outcomes || appointments.take_for_series(p_hospital, p_schedules[k], p_periods[k], p_patient, p_fees[k], p_reason is not null, p_ids[k], p_by,
                                p_key || ':' || k, p_hash, t);
    end loop;
    ok := (p_all and 'held' = all (select case o when 'booked' then 'held' else o end from unnest(outcomes) as o))
       or (not p_all and outcomes && array['held', 'booked']);
    if not ok then raise exception 'refused' using errcode = 'JY001'; end if;
  exception when sqlstate 'JY001' then
    return query select x.n::int, x.o, null::uuid, null::uuid from unnest(outcomes) with ordinality as x(o, n);
    return;
  end;
  insert into appointments.series (hospital_id, id, patient_id, department_id, practitioner_id, every_weeks, times, over_limit_reason, created_by, created_at, idempotency_key, body_hash)
  select p_hospital, p_series, p_patient, a.department_id, a.practitioner_id, p_every, p_times, p_reason, p_by, t, p_key, p_hash
    from appointments.appointment a where a.id = any (p_ids) and a.hospital_id = p_hospital order by a.starts_at limit 1;
  insert into appointments.series_appointment (hospital_id, series_id, turn, appointment_id)
  select p_hospital, p_series, x.n, p_ids[x.n] from unnest(outcomes) with ordinality as x(o, n) where x.o in ('held', 'booked');
  return query
  select x.n::int, x.o, case when x.o in ('held', 'booked') then p_ids[x.n] end, p_series from unnest(outcomes) with ordinality as x(o, n);
end $$;

-- Moves one appointment. Locks both schedules in key order, then the patient, then the appointment: the order of everybody who takes numbers.
--
-- p_pools: where the new number may come from, tried in this order. p_as_patient: the patient's own rules hold (until when, how often).
-- p_granted: null, or a channel of the system's own: line, draw, restriction, release and the count limits are not applied to it.
-- A course (`series`) is moved by the desk: it may move before the release, everything else holds for it.
-- Outcomes: moved, replayed, again (the appointment moved meanwhile: ask again), or the name of a refusal; `detail` has the facts the refusal tells.
create or replace function appointments.reschedule_number(
  p_hospital uuid, p_appointment uuid, p_schedule uuid, p_period int, p_pools int[], p_as_patient boolean, p_granted text,
  p_who text, p_channel text, p_key text, p_hash text, p_now timestamptz
) returns table (outcome text, detail jsonb)
language plpgsql volatile
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  i int := p_period + 1;
  old_schedule uuid;
  free_hand boolean := p_granted is not null and p_granted <> 'series';
  a appointments.appointment;
  s appointments.stock;
  o appointments.stock;
  p appointments.policy;
  prior_hash text;
  prior_appointment uuid;
  moves int;
  turns int;
  free_until timestamptz;
  allowed_until timestamptz;
  is_late boolean;
  c record;
  pool int;
  chosen int;
  left_in_pool int;
  unreleased boolean := false;
  waited boolean := false;
  seat_no int;
  serial_no int;
  is_fresh boolean;
  is_extra boolean := false;
  number_state text;
  old_state text;
begin
  select x.schedule_id into old_schedule from appointments.appointment x where x.hospital_id = p_hospital and x.id = p_appointment;
  if old_schedule is null then return query select 'not_found', null::jsonb; return; end if;

  perform 1
     from appointments.stock x
    where x.hospital_id = p_hospital and x.schedule_id in (old_schedule, p_schedule)
    order by x.hospital_id, x.schedule_id
      for no key update of x;
  perform pg_advisory_xact_lock(hashtextextended(x.hospital_id::text || x.patient_id::text, 3))
     from appointments.appointment x where x.hospital_id = p_hospital and x.id = p_appointment;
  -- Whoever confirms a payment changes this row without the schedule's lock.
  select x.* into a from appointments.appointment x where x.hospital_id = p_hospital and x.id = p_appointment for no key update;

  select r.body_hash, r.appointment_id into prior_hash, prior_appointment
    from appointments.reschedule r where r.hospital_id = p_hospital and r.who = p_who and r.idempotency_key = p_key;
  if found then
    return query select case when prior_hash = p_hash and prior_appointment = p_appointment then 'replayed' else 'idempotency_key_reused' end, null::jsonb;
    return;
  end if;
  if a.schedule_id <> old_schedule then return query select 'again', null::jsonb; return; end if;
  if a.status not in ('pending', 'booked') then
    return query select 'cannot_reschedule', jsonb_build_object('status', a.status);
    return;
  end if;

  select x.* into s from appointments.stock x where x.hospital_id = p_hospital and x.schedule_id = p_schedule;
  select x.* into o from appointments.stock x where x.hospital_id = p_hospital and x.schedule_id = a.schedule_id;
  select x.* into p from appointments.policy x where x.hospital_id = p_hospital and x.valid_from <= t order by x.valid_from desc limit 1;
  if s.schedule_id is null or s.starts_at[i] is null then return query select 'schedule_not_found', null::jsonb; return; end if;
  if s.schedule_id = a.schedule_id and p_period = a.period_no then return query select 'same_period', null::jsonb; return; end if;

  -- The rule of cancelling holds for giving up the old number.
  free_until := ((a.on_date - 1) + p.free_cancel_until) at time zone o.time_zone;
  allowed_until := a.starts_at - make_interval(mins => p.cancel_until_minutes);
  is_late := a.status = 'booked' and o.state <> 'stopped' and t >= free_until;
  select count(*), count(*) filter (where r.by_patient) into turns, moves
    from appointments.reschedule r where r.hospital_id = p_hospital and r.appointment_id = p_appointment;
  if p_as_patient and a.status = 'booked' and o.state <> 'stopped' and t >= allowed_until then
    return query select 'too_late_to_reschedule', jsonb_build_object('allowedUntil', to_jsonb(allowed_until));
    return;
  end if;
  if p_as_patient and o.state <> 'stopped' and moves >= p.reschedules_at_most then
    return query select 'rescheduled_enough', jsonb_build_object('most', p.reschedules_at_most);
    return;
  end if;

  if s.state = 'stopped' then return query select 'stopped', null::jsonb; return; end if;
  if s.state = 'withdrawn' or s.ends_at[i] - make_interval(mins => p.bookable_until_minutes) <= t then return query select 'closed', null::jsonb; return; end if;
  if s.fee_fen <> a.fee_fen then
    return query select 'fee_differs', jsonb_build_object('feeFen', a.fee_fen, 'newFeeFen', s.fee_fen);
    return;
  end if;
  if not free_hand and s.allotment = 'draw' and s.drawn_at is null then return query select 'by_draw', null::jsonb; return; end if;
  -- The limits, as if the old appointment were gone.
  select count(*) filter (where x.department_id = s.department_id and x.on_date = s.on_date and x.status in ('pending', 'booked', 'arrived')) as department_day,
         count(*) filter (where x.on_date = s.on_date) as day,
         count(*) filter (where date_trunc('month', x.on_date) = date_trunc('month', s.on_date)) as month,
         count(*) filter (where x.status in ('pending', 'booked', 'arrived') and x.starts_at < s.ends_at[i] and x.ends_at > s.starts_at[i]) as overlapping
    into c
    from appointments.appointment x
   where x.hospital_id = p_hospital and x.patient_id = a.patient_id and x.status <> 'cancelled' and x.id <> a.id
     and x.on_date >= date_trunc('month', s.on_date)::date;
  if c.department_day > 0 then return query select 'limit_department_day', null::jsonb; return; end if;
  if c.overlapping > 0 then return query select 'overlapping', null::jsonb; return; end if;
  if not free_hand and c.day >= p.per_day then return query select 'limit_day', null::jsonb; return; end if;
  if not free_hand and c.month >= p.per_month then return query select 'limit_month', null::jsonb; return; end if;

  -- A pool that is open, has something left and is not somebody else's turn.
  foreach pool in array p_pools loop
    if p_granted is null and s.pool_release_at[pool] > t then unreleased := true; continue; end if;
    if not free_hand and pool = 1 and p_channel not in ('desk', 'phone') and exists (
      select 1 from appointments.restriction r
       where r.patient_id = a.patient_id and r.hospital_id = p_hospital and r.until_at > t and r.from_at <= t and r.lifted_at is null and s.fee_level = any (r.fee_levels)
    ) then return query select 'restricted', null::jsonb; return; end if;
    if not free_hand and pool = 1 and s.line > 0 then waited := true; continue; end if;
    left_in_pool := case
      when pool = 1 then (select sum(s.pool_quota[k] - s.pool_taken[k]) from generate_series(1, 4) as k where k = 1 or s.pool_flow_at[k] <= t)
      when s.pool_flow_at[pool] <= t then 0
      else s.pool_quota[pool] - s.pool_taken[pool] end;
    if left_in_pool > 0 then chosen := pool; exit; end if;
  end loop;
  if chosen is null then
    return query select case when unreleased and not waited then 'not_released' when waited then 'others_wait' else 'sold_out' end,
                        case when unreleased and not waited then jsonb_build_object('releaseAt', to_jsonb(s.pool_release_at[1])) end;
    return;
  end if;
  if s.capacity[i] - s.opened[i] + s.returned[i] <= 0 then return query select 'period_full', null::jsonb; return; end if;

  -- The new seat, as take_numbers gives it: what was given back first, then a fresh one.
  select r.seat, r.serial into seat_no, serial_no
    from appointments.returned_number r
   where r.hospital_id = p_hospital and r.schedule_id = p_schedule and r.period_no = p_period and r.state = 'released'
   order by r.seat limit 1;
  is_fresh := not found;
  if is_fresh then
    seat_no := s.opened[i] + 1;
    is_extra := seat_no > s.base_capacity[i];
    serial_no := case when is_extra then (select sum(b) from unnest(s.base_capacity) as b) + s.extra_opened + 1 else s.serial_base[i] + seat_no end;
  else
    delete from appointments.returned_number r
     where r.hospital_id = p_hospital and r.schedule_id = p_schedule and r.period_no = p_period and r.seat = seat_no;
  end if;
  old_state := case a.status when 'pending' then 'held' else 'booked' end;
  number_state := case when a.status = 'booked' and o.state = 'open' then 'cooling' else 'released' end;

  insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
  values (p_hospital, p_schedule, p_period, seat_no, seat_no, t, 'released', old_state, a.id, p_who, 'rescheduled', coalesce(p_granted, p_channel)),
         (p_hospital, a.schedule_id, a.period_no, a.seat, a.seat, t, old_state, number_state, a.id, p_who, 'rescheduled', coalesce(p_granted, p_channel));

  update appointments.appointment x
     set schedule_id = s.schedule_id, campus_id = s.campus_id, department_id = s.department_id, practitioner_id = s.practitioner_id, on_date = s.on_date, half = s.half,
         period_no = p_period, seat = seat_no, serial = serial_no, from_time = s.from_time[i], to_time = s.to_time[i], starts_at = s.starts_at[i], ends_at = s.ends_at[i],
         room = s.room, pool = chosen, hold_until = case when x.hold_until is not null then least(x.hold_until, s.ends_at[i]) end, changed_at = t
   where x.hospital_id = p_hospital and x.id = a.id;

  insert into appointments.returned_number (hospital_id, schedule_id, period_no, seat, serial, pool, state, cooling_until)
  values (p_hospital, a.schedule_id, a.period_no, a.seat, a.serial, a.pool, number_state,
          case when number_state = 'cooling'
               then t + make_interval(secs => 60 * (p.cooling_min_minutes + random() * (p.cooling_max_minutes - p.cooling_min_minutes))) end);

  update appointments.stock x
     set opened[i] = x.opened[i] + is_fresh::int, returned[i] = x.returned[i] - (not is_fresh)::int, pool_taken[chosen] = x.pool_taken[chosen] + 1,
         extra_opened = x.extra_opened + is_extra::int, version = x.version + 1
   where x.hospital_id = p_hospital and x.schedule_id = p_schedule;
  update appointments.stock x
     set returned[a.period_no + 1] = x.returned[a.period_no + 1] + (number_state = 'released')::int,
         pool_taken[a.pool] = x.pool_taken[a.pool] - (number_state = 'released')::int, version = x.version + 1
   where x.hospital_id = p_hospital and x.schedule_id = a.schedule_id;

  insert into appointments.reschedule (hospital_id, appointment_id, turn, at, patient_id, from_schedule, from_period, from_seat, from_serial, from_starts_at,
                                       to_schedule, to_period, to_seat, to_serial, to_starts_at, late, by_patient, who, channel, idempotency_key, body_hash)
  values (p_hospital, a.id, turns + 1, t, a.patient_id, a.schedule_id, a.period_no, a.seat, a.serial, a.starts_at,
          p_schedule, p_period, seat_no, serial_no, s.starts_at[i], is_late, p_as_patient, p_who, coalesce(p_granted, p_channel), p_key, p_hash);
  insert into platform.outbox (id, name, key, data)
  values (gen_random_uuid(), 'appointments.appointment_rescheduled.v1', a.id::text,
          jsonb_strip_nulls(jsonb_build_object(
            'appointmentId', a.id, 'hospitalId', p_hospital, 'scheduleId', p_schedule, 'patientId', a.patient_id, 'feeFen', a.fee_fen, 'turn', turns + 1,
            'late', is_late, 'by', case when free_hand then 'hospital' when p_as_patient then 'patient' else 'desk' end, 'wasBooked', a.status = 'booked',
            'old', jsonb_strip_nulls(jsonb_build_object('scheduleId', a.schedule_id, 'departmentId', a.department_id, 'practitionerId', a.practitioner_id, 'on', a.on_date,
                                       'from', to_char(a.from_time, 'HH24:MI'), 'to', to_char(a.to_time, 'HH24:MI'), 'serial', a.serial)))));
  return query select 'moved', jsonb_build_object('turn', turns + 1, 'late', is_late);
end $$;

-- Several appointments of one patient move together, all or nothing: each by reschedule_number, under the locks of all. Later ones first when they move later,
-- so that they do not stand in each other's way.
create function appointments.move_series(
  p_hospital uuid, p_appointments uuid[], p_schedules uuid[], p_periods int[], p_pools int[], p_who text, p_channel text, p_key text, p_hash text, p_now timestamptz
) returns table (appointment_id uuid, outcome text, detail jsonb)
language plpgsql volatile as $$
#variable_conflict use_column
declare
  one record;
  got record;
  answers jsonb := '[]';
  failed boolean := false;
begin
  perform 1 from appointments.stock s
    where s.hospital_id = p_hospital
      and (s.schedule_id = any (p_schedules)
           or s.schedule_id in (select a.schedule_id from appointments.appointment a where a.hospital_id = p_hospital and a.id = any (p_appointments)))
    order by s.hospital_id, s.schedule_id for no key update;
  perform pg_advisory_xact_lock(k) from (
    select distinct hashtextextended(a.hospital_id::text || a.patient_id::text, 3) as k from appointments.appointment a
     where a.hospital_id = p_hospital and a.id = any (p_appointments) order by 1) locks;
  perform 1 from appointments.resource r
    where r.hospital_id = p_hospital
      and r.id in (select x from appointments.stock s, unnest(s.resources) as x where s.hospital_id = p_hospital and s.schedule_id = any (p_schedules))
    order by r.id for no key update;
  begin
    for one in
      select w.id, w.schedule, w.period, w.n
        from unnest(p_appointments, p_schedules, p_periods) with ordinality as w(id, schedule, period, n)
        join appointments.appointment a on a.id = w.id and a.hospital_id = p_hospital
        left join appointments.stock s on s.schedule_id = w.schedule and s.hospital_id = p_hospital
       order by case when s.starts_at[w.period + 1] > a.starts_at then -extract(epoch from a.starts_at) else extract(epoch from a.starts_at) end
    loop
      select * into got from appointments.reschedule_number(p_hospital, one.id, one.schedule, one.period, p_pools, false, 'series', p_who, p_channel,
                               p_key || ':' || one.n, p_hash || ':' || one.n, p_now);
      answers := answers || jsonb_build_array(jsonb_build_object('id', one.id, 'outcome', got.outcome, 'detail', got.detail));
      failed := failed or got.outcome not in ('moved', 'replayed', 'same_period');
    end loop;
    if failed then raise exception 'refused' using errcode = 'JY001'; end if;
  exception
    when sqlstate 'JY001' then null;
    when exclusion_violation then
      return query select null::uuid, 'resource_busy', null::jsonb;
      return;
  end;
  return query select (x ->> 'id')::uuid, x ->> 'outcome', x -> 'detail' from jsonb_array_elements(answers) as x;
end $$;

create function appointments.audit_series() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  select '10 a course is of one patient', m.hospital_id, a.schedule_id, format('series %s, turn %s', m.series_id, m.turn)
    from appointments.series_appointment m
    left join appointments.series s on s.hospital_id = m.hospital_id and s.id = m.series_id
    left join appointments.appointment a on a.id = m.appointment_id and a.hospital_id = m.hospital_id
   where a.patient_id is distinct from s.patient_id or s.id is null
$$;
