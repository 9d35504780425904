-- 加号: numbers beyond the schedule, authorised by its doctor for a named patient, with a reason, within a cap.

alter table appointments.policy
  add column extra_numbers_at_most int not null default 5 check (extra_numbers_at_most >= 0),
  add column extra_hold_minutes int not null default 120 check (extra_hold_minutes > 0),
  add column extra_open_hours int not null default 24 check (extra_open_hours > 0);
comment on column appointments.policy.extra_numbers_at_most is 'Extra numbers of one schedule, used and still open together.';
comment on column appointments.policy.extra_hold_minutes is 'How long the patient has to pay for an extra number.';
comment on column appointments.policy.extra_open_hours is 'How long the desk may fill an authorisation; it ends with the clinic anyway.';

create table appointments.extra_number (
  hospital_id     uuid not null,
  id              uuid not null,
  schedule_id     uuid not null,
  period_no       int not null,
  patient_id      uuid not null,
  reason          text not null,
  state           text not null check (state in ('open', 'taken', 'returned', 'withdrawn', 'expired')),
  seat            int,
  appointment_id  uuid,
  authorised_by   text not null,
  authorised_at   timestamptz not null,
  valid_until     timestamptz not null,
  closed_at       timestamptz,
  closed_by       text,
  idempotency_key text not null,
  body_hash       text not null,
  primary key (hospital_id, id),
  constraint extra_number_once_a_key unique (hospital_id, authorised_by, idempotency_key),
  constraint extra_number_taken_has_seat check ((state in ('taken', 'returned')) = (seat is not null))
);
comment on column appointments.extra_number.state is 'open: the desk may fill it; taken: the patient has it; returned: given back and void; withdrawn, expired: never used.';
create index extra_number_by_schedule on appointments.extra_number (schedule_id, hospital_id);
create index extra_number_open on appointments.extra_number (valid_until) where state = 'open';

-- One more seat for this patient and no other: issued and taken in the same commit, behind all serials of the schedule.
-- The caller has judged who may. Returns take_numbers' outcome; anything but held, booked or replayed has changed nothing.
create function appointments.take_extra(
  p_hospital uuid, p_extra uuid, p_appointment uuid, p_by text, p_now timestamptz
) returns table (outcome text, appointment_id uuid)
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  e appointments.extra_number;
  s appointments.stock;
  p appointments.policy;
  i int;
  got text;
begin
  select x.* into e from appointments.extra_number x where x.hospital_id = p_hospital and x.id = p_extra;
  select x.* into s from appointments.stock x where x.schedule_id = e.schedule_id and x.hospital_id = p_hospital for no key update;
  select x.* into e from appointments.extra_number x where x.hospital_id = p_hospital and x.id = p_extra for update;
  if e.state = 'taken' then return query select 'replayed', e.appointment_id; return; end if;
  if e.state <> 'open' or e.valid_until <= t then return query select 'extra_over', null::uuid; return; end if;
  select x.* into p from appointments.policy x where x.hospital_id = p_hospital and x.valid_from <= t order by x.valid_from desc limit 1;
  i := e.period_no + 1;
  begin
    -- What was given back and is still free goes first, as always; only when the period is really full a seat is added.
    update appointments.stock x
       set capacity[i] = x.capacity[i] + 1, pool_quota[1] = x.pool_quota[1] + 1
     where x.schedule_id = e.schedule_id and x.hospital_id = p_hospital;
    insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
    values (p_hospital, e.schedule_id, e.period_no, s.capacity[i] + 1, s.capacity[i] + 1, t, null, 'planned', e.authorised_by, 'extra', 'extra');
    select x.outcome into got
      from appointments.take_numbers(array[p_hospital], array[e.schedule_id], array[e.period_no], array[e.patient_id], array[s.fee_fen], array[1], array[false],
             array[p_appointment], array[p_by], array['extra'], array['extra:' || e.id], array[e.id::text],
             array[case when s.fee_fen > 0 then p.extra_hold_minutes end], p_now) as x;
    if got not in ('held', 'booked') then raise exception 'refused' using errcode = 'JY001'; end if;
  exception
    when sqlstate 'JY001' then return query select got, null::uuid; return;
    when exclusion_violation then return query select 'resource_busy', null::uuid; return;
  end;
  update appointments.extra_number x
     set state = 'taken', appointment_id = p_appointment, closed_at = t, closed_by = p_by,
         seat = (select a.seat from appointments.appointment a where a.id = p_appointment and a.hospital_id = p_hospital)
   where x.hospital_id = p_hospital and x.id = p_extra;
  return query select got, p_appointment;
end $$;

-- Authorises an extra number; `p_take`: the patient has it at once. Outcomes: open, held, booked, replayed, or a refusal.
create function appointments.authorise_extra(
  p_hospital uuid, p_schedule uuid, p_period int, p_patient uuid, p_reason text, p_take boolean, p_id uuid, p_appointment uuid, p_by text, p_key text, p_hash text,
  p_now timestamptz
) returns table (outcome text, extra_id uuid, appointment_id uuid)
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  i int := p_period + 1;
  s appointments.stock;
  p appointments.policy;
  prior appointments.extra_number;
  got record;
begin
  select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital for no key update;
  select x.* into prior from appointments.extra_number x where x.hospital_id = p_hospital and x.authorised_by = p_by and x.idempotency_key = p_key;
  if found then
    return query select case when prior.body_hash = p_hash then 'replayed' else 'idempotency_key_reused' end, prior.id, prior.appointment_id;
    return;
  end if;
  select x.* into p from appointments.policy x where x.hospital_id = p_hospital and x.valid_from <= t order by x.valid_from desc limit 1;
  if s.schedule_id is null or s.starts_at[i] is null then return query select 'schedule_not_found', null::uuid, null::uuid; return; end if;
  if s.state <> 'open' then return query select case s.state when 'stopped' then 'stopped' else 'closed' end, null::uuid, null::uuid; return; end if;
  if s.ends_at[i] <= t then return query select 'closed', null::uuid, null::uuid; return; end if;
  if s.pool_release_at[1] > t then return query select 'not_released', null::uuid, null::uuid; return; end if;
  if (select count(*) from appointments.extra_number x where x.schedule_id = p_schedule and x.hospital_id = p_hospital
         and (x.state = 'taken' or (x.state = 'open' and x.valid_until > t))) >= p.extra_numbers_at_most then
    return query select 'extra_cap', null::uuid, null::uuid;
    return;
  end if;
  insert into appointments.extra_number (hospital_id, id, schedule_id, period_no, patient_id, reason, state, authorised_by, authorised_at, valid_until, idempotency_key, body_hash)
  values (p_hospital, p_id, p_schedule, p_period, p_patient, p_reason, 'open', p_by, t, least(t + make_interval(hours => p.extra_open_hours), s.ends_at[i]), p_key, p_hash);
  if not p_take then return query select 'open', p_id, null::uuid; return; end if;
  select * into got from appointments.take_extra(p_hospital, p_id, p_appointment, p_by, p_now);
  if got.outcome not in ('held', 'booked') then
    delete from appointments.extra_number x where x.hospital_id = p_hospital and x.id = p_id;
    return query select got.outcome, null::uuid, null::uuid;
    return;
  end if;
  return query select got.outcome, p_id, p_appointment;
end $$;

-- An extra number was for one patient: given back it is void and nobody else's. Authorisations that nobody filled end. Returns how many.
create function appointments.withdraw_unused_extras(p_now timestamptz, p_limit int) returns int
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  n int;
  m int;
begin
  update appointments.extra_number e set state = 'expired', closed_at = t, closed_by = 'system' where e.state = 'open' and e.valid_until <= t;
  get diagnostics n = row_count;
  perform 1 from appointments.stock s
    where (s.hospital_id, s.schedule_id) in (
      select e.hospital_id, e.schedule_id from appointments.extra_number e
        join appointments.returned_number r on r.hospital_id = e.hospital_id and r.schedule_id = e.schedule_id and r.period_no = e.period_no and r.seat = e.seat
       where e.state = 'taken' and r.state in ('cooling', 'released') limit p_limit)
    order by s.hospital_id, s.schedule_id for no key update of s;
  with due as (
    select e.hospital_id, e.id, e.schedule_id, e.period_no, e.seat, r.state, r.pool
      from appointments.extra_number e
      join appointments.returned_number r on r.hospital_id = e.hospital_id and r.schedule_id = e.schedule_id and r.period_no = e.period_no and r.seat = e.seat
     where e.state = 'taken' and r.state in ('cooling', 'released') limit p_limit
  ),
  voided as (
    update appointments.returned_number r set state = 'void', cooling_until = null
      from due d where r.hospital_id = d.hospital_id and r.schedule_id = d.schedule_id and r.period_no = d.period_no and r.seat = d.seat and r.state = d.state
    returning r.hospital_id, r.schedule_id, r.period_no, r.seat, d.state as before, d.pool, d.id
  ),
  remembered as (
    insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
    select hospital_id, schedule_id, period_no, seat, seat, t, before, 'void', 'system', 'extra_returned', 'extra' from voided
    returning 1
  ),
  closed as (
    update appointments.extra_number e set state = 'returned', closed_at = t, closed_by = 'system'
      from voided v where e.hospital_id = v.hospital_id and e.id = v.id
    returning 1
  ),
  counted as (
    update appointments.stock s
       set returned = (select array_agg(x.r - (select count(*) from voided v where v.schedule_id = s.schedule_id and v.hospital_id = s.hospital_id
                                                  and v.period_no = x.i - 1 and v.before = 'released')::int order by x.i)
                         from unnest(s.returned) with ordinality as x(r, i)),
           pool_taken = (select array_agg(x.q - (select count(*) from voided v where v.schedule_id = s.schedule_id and v.hospital_id = s.hospital_id
                                                    and v.pool = x.i and v.before = 'cooling')::int order by x.i)
                           from unnest(s.pool_taken) with ordinality as x(q, i)),
           pool_quota[1] = greatest(0, s.pool_quota[1] - (select count(*) from voided v where v.schedule_id = s.schedule_id and v.hospital_id = s.hospital_id)::int),
           version = s.version + 1
     where (s.hospital_id, s.schedule_id) in (select hospital_id, schedule_id from voided)
    returning 1
  )
  select count(*) into m from voided;
  return n + m;
end $$;

create function appointments.audit_extra_numbers() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  select '9 an extra number is issued for it', e.hospital_id, e.schedule_id, format('extra %s', e.id)
    from appointments.extra_number e
   where e.state in ('taken', 'returned')
   group by e.hospital_id, e.schedule_id, e.id
  having (select count(*) from appointments.extra_number x where x.hospital_id = e.hospital_id and x.schedule_id = e.schedule_id and x.state in ('taken', 'returned'))
       > (select count(*) from appointments.number_event v where v.hospital_id = e.hospital_id and v.schedule_id = e.schedule_id and v.why = 'extra' and v.from_state is null)
  union all
  select '9 an extra number belongs to who it was for', e.hospital_id, e.schedule_id, format('extra %s', e.id)
    from appointments.extra_number e
    left join appointments.appointment a on a.id = e.appointment_id and a.hospital_id = e.hospital_id
   where e.state in ('taken', 'returned') and a.patient_id is distinct from e.patient_id
$$;
