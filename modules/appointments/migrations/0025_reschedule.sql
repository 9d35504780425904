-- 改约: an appointment moves to another number in one commit. It keeps its id, payment and code; the new number is taken first, then the old one goes back.

alter table appointments.policy
  add column reschedules_at_most int not null default 2 check (reschedules_at_most >= 0);
comment on column appointments.policy.reschedules_at_most is 'How often a patient may move one appointment; the desk may always.';

-- Each move, with the numbers it left and took. Append-only.
create table appointments.reschedule (
  hospital_id     uuid not null,
  appointment_id  uuid not null,
  turn            int not null,
  at              timestamptz not null,
  patient_id      uuid not null,
  from_schedule   uuid not null,
  from_period     int not null,
  from_seat       int not null,
  from_serial     int not null,
  from_starts_at  timestamptz not null,
  to_schedule     uuid not null,
  to_period       int not null,
  to_seat         int not null,
  to_serial       int not null,
  to_starts_at    timestamptz not null,
  late            boolean not null,
  by_patient      boolean not null,
  who             text not null,
  channel         text not null,
  idempotency_key text not null,
  body_hash       text not null,
  primary key (hospital_id, appointment_id, turn),
  constraint reschedule_once_a_key unique (hospital_id, who, idempotency_key)
);
comment on column appointments.reschedule.late is 'Moved after the free hour of the day before: counted as a late cancellation of the old number is.';
comment on column appointments.reschedule.by_patient is 'Counts towards policy.reschedules_at_most; moves by the desk or the hospital do not.';
create index reschedule_from on appointments.reschedule (hospital_id, from_schedule);
create trigger reschedule_append_only before update or delete on appointments.reschedule
  for each statement execute function platform.refuse_change();

-- Moves one appointment. Locks both schedules in key order, then the patient, then the appointment: the order of everybody who takes numbers.
--
-- p_pools: where the new number may come from, tried in this order. p_as_patient: the patient's own rules hold (until when, how often).
-- p_granted: null, or a channel of the system's own: line, draw, restriction, release and the count limits are not applied to it.
-- Outcomes: moved, replayed, again (the appointment moved meanwhile: ask again), or the name of a refusal; `detail` has the facts the refusal tells.
create function appointments.reschedule_number(
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
  if p_granted is null and s.allotment = 'draw' and s.drawn_at is null then return query select 'by_draw', null::jsonb; return; end if;
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
  if p_granted is null and c.day >= p.per_day then return query select 'limit_day', null::jsonb; return; end if;
  if p_granted is null and c.month >= p.per_month then return query select 'limit_month', null::jsonb; return; end if;

  -- A pool that is open, has something left and is not somebody else's turn.
  foreach pool in array p_pools loop
    if p_granted is null and s.pool_release_at[pool] > t then unreleased := true; continue; end if;
    if p_granted is null and pool = 1 and p_channel not in ('desk', 'phone') and exists (
      select 1 from appointments.restriction r
       where r.patient_id = a.patient_id and r.hospital_id = p_hospital and r.until_at > t and r.from_at <= t and r.lifted_at is null and s.fee_level = any (r.fee_levels)
    ) then return query select 'restricted', null::jsonb; return; end if;
    if p_granted is null and pool = 1 and s.line > 0 then waited := true; continue; end if;
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
            'late', is_late, 'by', case when p_granted is not null then 'hospital' when p_as_patient then 'patient' else 'desk' end, 'wasBooked', a.status = 'booked',
            'old', jsonb_strip_nulls(jsonb_build_object('scheduleId', a.schedule_id, 'departmentId', a.department_id, 'practitionerId', a.practitioner_id, 'on', a.on_date,
                                       'from', to_char(a.from_time, 'HH24:MI'), 'to', to_char(a.to_time, 'HH24:MI'), 'serial', a.serial)))));
  return query select 'moved', jsonb_build_object('turn', turns + 1, 'late', is_late);
end $$;

-- Moves hang together: each begins where the one before ended, and the last ends at the number the appointment has.
create function appointments.audit_reschedules() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  with chain as (
    select r.*, lead(r.from_schedule) over w as next_schedule, lead(r.from_period) over w as next_period, lead(r.from_seat) over w as next_seat,
           lead(r.turn) over w as next_turn
      from appointments.reschedule r
    window w as (partition by r.hospital_id, r.appointment_id order by r.turn)
  )
  select '7 a moved appointment has the number it moved to', c.hospital_id, c.to_schedule, format('appointment %s, move %s', c.appointment_id, c.turn)
    from chain c left join appointments.appointment a on a.hospital_id = c.hospital_id and a.id = c.appointment_id
   where case when c.next_turn is null
           then (a.schedule_id, a.period_no, a.seat, a.patient_id) is distinct from (c.to_schedule, c.to_period, c.to_seat, c.patient_id)
           else (c.next_schedule, c.next_period, c.next_seat, c.next_turn) is distinct from (c.to_schedule, c.to_period, c.to_seat, c.turn + 1) end
  union all
  select '7 every move stands in the ledger', c.hospital_id, c.to_schedule, format('appointment %s, move %s', c.appointment_id, c.turn)
    from chain c
   where not exists (select 1 from appointments.number_event e
                      where e.hospital_id = c.hospital_id and e.schedule_id = c.to_schedule and e.period_no = c.to_period and e.seat_from = c.to_seat
                        and e.appointment_id = c.appointment_id and e.why = 'rescheduled' and e.from_state = 'released')
      or not exists (select 1 from appointments.number_event e
                      where e.hospital_id = c.hospital_id and e.schedule_id = c.from_schedule and e.period_no = c.from_period and e.seat_from = c.from_seat
                        and e.appointment_id = c.appointment_id and e.why = 'rescheduled' and e.to_state in ('cooling', 'released'))
$$;
