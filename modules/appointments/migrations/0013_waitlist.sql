-- 候补 (domain.md §4): an ordered wish for a schedule that is full. What becomes free online is offered to the first in line.

alter table appointments.policy
  add column waitlist_open_at_most    int not null default 3 check (waitlist_open_at_most >= 0),
  add column waitlist_confirm_minutes int not null default 120 check (waitlist_confirm_minutes > 0),
  add column waitlist_eve_minutes     int not null default 30 check (waitlist_eve_minutes > 0),
  add column waitlist_eve_from        time not null default '18:00',
  add column waitlist_clear_at        time not null default '23:00',
  add column waitlist_night_from      time not null default '22:00',
  add column waitlist_night_until     time not null default '07:00';
comment on column appointments.policy.waitlist_eve_from is 'The last evening begins at this time of the day before: from then on an offer holds for waitlist_eve_minutes only.';
comment on column appointments.policy.waitlist_clear_at is 'At this time of the day before the line is closed and everybody still in it is told.';
comment on column appointments.policy.waitlist_night_from is 'An offer made at night holds until waitlist_confirm_minutes after waitlist_night_until: nobody has to wake for it.';

create table appointments.waitlist_entry (
  hospital_id     uuid not null,
  id              uuid not null,
  schedule_id     uuid not null,
  patient_id      uuid not null,
  seq             int not null,
  priority        boolean not null,
  elder           boolean not null,
  status          text not null check (status in ('waiting', 'skipped', 'offered', 'booked', 'declined', 'lapsed', 'left', 'cleared')),
  joined_at       timestamptz not null,
  joined_by       text not null,
  channel         text not null,
  skip_reason     text,
  tried_at        timestamptz,
  appointment_id  uuid,
  offered_at      timestamptz,
  offer_until     timestamptz,
  changed_at      timestamptz not null,
  changed_by      text not null,
  why             text not null,
  idempotency_key text not null,
  body_hash       text not null,
  primary key (id, hospital_id),
  constraint waitlist_entry_skipped_has_reason check ((status = 'skipped') <= (skip_reason is not null)),
  constraint waitlist_entry_offer_is_whole check ((appointment_id is null) = (offered_at is null) and (appointment_id is null) = (offer_until is null)),
  constraint waitlist_entry_offered_has_number check (status not in ('offered', 'booked', 'declined', 'lapsed') or appointment_id is not null)
) with (fillfactor = 80);
comment on column appointments.waitlist_entry.priority is 'Lost a number of this department to a suspension: comes before the others (domain.md §4).';
comment on column appointments.waitlist_entry.status is 'skipped: it was their turn, but a rule forbade it (skip_reason); they keep their place and are asked again with the next number.';
-- Order in line: (priority first, then seq). seq is given under the lock of the schedule.
create unique index waitlist_entry_seq_once on appointments.waitlist_entry (schedule_id, seq, hospital_id);
create unique index waitlist_entry_one_per_patient on appointments.waitlist_entry (schedule_id, patient_id, hospital_id) where status in ('waiting', 'skipped', 'offered');
create unique index waitlist_entry_idempotency on appointments.waitlist_entry (idempotency_key, joined_by, hospital_id);
create unique index waitlist_entry_by_appointment on appointments.waitlist_entry (appointment_id, hospital_id) where appointment_id is not null;
create index waitlist_entry_in_line on appointments.waitlist_entry (schedule_id, priority desc, seq, hospital_id) where status in ('waiting', 'skipped');
create index waitlist_entry_by_patient on appointments.waitlist_entry (patient_id, joined_at, hospital_id);

create table appointments.waitlist_event (
  seq         bigint generated always as identity,
  hospital_id uuid not null,
  entry_id    uuid not null,
  at          timestamptz not null,
  from_status text,
  to_status   text not null,
  who         text not null,
  why         text not null,
  primary key (entry_id, seq, hospital_id)
);
comment on table appointments.waitlist_event is 'What has happened to an entry, append-only; written by a trigger, so that no statement can forget it.';
create trigger waitlist_event_append_only before update or delete on appointments.waitlist_event
  for each statement execute function platform.refuse_change();

-- One place writes the ledger and tells the world, whichever statement moved the entry.
create function appointments.remember_waitlist_entry() returns trigger language plpgsql as $$
begin
  insert into appointments.waitlist_event (hospital_id, entry_id, at, from_status, to_status, who, why)
  values (new.hospital_id, new.id, new.changed_at, case tg_op when 'UPDATE' then old.status end, new.status, new.changed_by, new.why);
  if new.status = 'skipped' or (new.status = 'waiting' and tg_op = 'UPDATE') then return null; end if;
  insert into platform.outbox (id, name, key, data)
  values (gen_random_uuid(),
          case new.status when 'waiting' then 'appointments.waitlist_joined.v1' when 'offered' then 'appointments.waitlist_offered.v1' else 'appointments.waitlist_ended.v1' end,
          new.id::text,
          jsonb_strip_nulls(jsonb_build_object(
            'entryId', new.id, 'hospitalId', new.hospital_id, 'scheduleId', new.schedule_id, 'patientId', new.patient_id, 'appointmentId', new.appointment_id,
            'why', new.why)
          || case new.status when 'waiting' then '{}'::jsonb
                             when 'offered' then jsonb_build_object('offeredAt', to_jsonb(new.offered_at), 'offerUntil', to_jsonb(new.offer_until))
                             else jsonb_build_object('outcome', new.status) end));
  return null;
end $$;
create trigger waitlist_entry_joined after insert on appointments.waitlist_entry
  for each row execute function appointments.remember_waitlist_entry();
create trigger waitlist_entry_moved after update on appointments.waitlist_entry
  for each row when (old.status is distinct from new.status) execute function appointments.remember_waitlist_entry();

-- An offer is a held number: what becomes of the number becomes of the offer, whichever statement did it.
create function appointments.follow_offered_number() returns trigger language plpgsql as $$
begin
  update appointments.waitlist_entry e
     set status = case when new.status <> 'cancelled' then 'booked'
                       when new.cancel_reason = 'hold_expired' then 'lapsed'
                       when new.cancel_reason = 'stopped' then 'cleared'
                       else 'declined' end,
         changed_at = new.changed_at, changed_by = 'system', why = coalesce(new.cancel_reason, 'confirmed')
   where e.appointment_id = new.id and e.hospital_id = new.hospital_id and e.status = 'offered';
  return null;
end $$;
create trigger appointment_of_an_offer_ended after update of status on appointments.appointment
  for each row when (old.status = 'pending' and new.status <> 'pending' and new.channel = 'waitlist')
  execute function appointments.follow_offered_number();

-- Numbers that somebody online could have now, were nobody waiting in line.
create function appointments.free_online(s appointments.stock, p_still int, t timestamptz) returns int
language sql immutable as $$
  select greatest(0, least(
    (select sum(s.pool_quota[i] - s.pool_taken[i]) from generate_series(1, 4) as i where i = 1 or s.pool_flow_at[i] <= t),
    (select sum(s.capacity[i] - s.opened[i] + s.returned[i]) from generate_subscripts(s.capacity, 1) as i
      where s.ends_at[i] - make_interval(mins => p_still) > t)
  ))::int
$$;

-- How long an offer made now holds.
create function appointments.offer_minutes(s appointments.stock, p appointments.policy, t timestamptz) returns int
language plpgsql stable as $$
declare
  wall timestamp := t at time zone s.time_zone;
  by_night boolean := p.waitlist_night_from > p.waitlist_night_until and (wall::time >= p.waitlist_night_from or wall::time < p.waitlist_night_until);
  morning timestamp := (wall::date + case when wall::time >= p.waitlist_night_from then 1 else 0 end) + p.waitlist_night_until;
begin
  if wall >= (s.on_date - 1) + p.waitlist_eve_from then return p.waitlist_eve_minutes; end if;
  if by_night then return ceil(extract(epoch from morning - wall) / 60)::int + p.waitlist_confirm_minutes; end if;
  return p.waitlist_confirm_minutes;
end $$;

-- Puts a batch of patients into the lines of full schedules, in the order asked. Locks as take_numbers does: schedules by key, then patients.
-- Outcomes: waiting, replayed, or the name of a refusal. p_priority: null = the rows decide whether a suspension hit this patient.
create function appointments.join_waitlist(
  p_hospital uuid[], p_schedule uuid[], p_patient uuid[], p_id uuid[], p_by text[], p_channel text[], p_elder boolean[], p_priority boolean[],
  p_why text[], p_key text[], p_hash text[], p_now timestamptz
) returns table (ord bigint, outcome text, entry_id uuid)
language plpgsql volatile
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  w record;
  prior record;
  s appointments.stock;
  p appointments.policy;
  verdict text;
begin
  perform 1
     from appointments.stock x
    where (x.hospital_id, x.schedule_id) in (select h, y from unnest(p_hospital, p_schedule) as z(h, y))
    order by x.hospital_id, x.schedule_id
      for no key update of x;
  perform pg_advisory_xact_lock(k)
     from (select distinct hashtextextended(h::text || y::text, 3) as k from unnest(p_hospital, p_patient) as z(h, y) order by 1) locks;

  for w in
    select z.* from unnest(p_hospital, p_schedule, p_patient, p_id, p_by, p_channel, p_elder, p_priority, p_why, p_key, p_hash)
                    with ordinality as z(hospital_id, schedule_id, patient_id, id, who, channel, elder, priority, why, key, hash, n)
  loop
    select e.id, e.body_hash into prior from appointments.waitlist_entry e
     where e.idempotency_key = w.key and e.joined_by = w.who and e.hospital_id = w.hospital_id;
    if found then
      return query select w.n, case when prior.body_hash = w.hash then 'replayed' else 'idempotency_key_reused' end, prior.id;
      continue;
    end if;
    select x.* into s from appointments.stock x where x.schedule_id = w.schedule_id and x.hospital_id = w.hospital_id;
    select x.* into p from appointments.policy x where x.hospital_id = w.hospital_id and x.valid_from <= t order by x.valid_from desc limit 1;
    verdict := case
      when s.schedule_id is null then 'schedule_not_found'
      when s.state = 'stopped' then 'stopped'
      when s.state = 'withdrawn' then 'closed'
      when s.pool_release_at[1] > t then 'not_released'
      when s.allotment = 'draw' and s.drawn_at is null then 'by_draw'
      when t >= ((s.on_date - 1) + p.waitlist_clear_at) at time zone s.time_zone then 'waitlist_closed'
      when s.resources <> '{}' then 'needs_resources'
      when w.channel = 'online' and exists (
        select 1 from appointments.restriction r
         where r.patient_id = w.patient_id and r.hospital_id = w.hospital_id and r.from_at <= t and r.until_at > t and r.lifted_at is null
           and s.fee_level = any (r.fee_levels)) then 'restricted'
      when exists (
        select 1 from appointments.appointment a
         where a.patient_id = w.patient_id and a.on_date = s.on_date and a.hospital_id = w.hospital_id and a.schedule_id = w.schedule_id
           and a.status in ('pending', 'booked', 'arrived')) then 'already_booked'
      when exists (
        select 1 from appointments.waitlist_entry e
         where e.schedule_id = w.schedule_id and e.patient_id = w.patient_id and e.hospital_id = w.hospital_id
           and e.status in ('waiting', 'skipped', 'offered')) then 'already_waiting'
      when s.line = 0 and appointments.free_online(s, p.bookable_until_minutes, t) > 0 then 'not_full'
      when (select count(*) from appointments.waitlist_entry e
             where e.patient_id = w.patient_id and e.hospital_id = w.hospital_id and e.status in ('waiting', 'skipped', 'offered')) >= p.waitlist_open_at_most then 'limit_waitlist'
    end;
    if verdict is null then
      with joined as (
        insert into appointments.waitlist_entry
               (hospital_id, id, schedule_id, patient_id, seq, priority, elder, status, joined_at, joined_by, channel, changed_at, changed_by, why, idempotency_key, body_hash)
        select w.hospital_id, w.id, w.schedule_id, w.patient_id,
               coalesce((select max(e.seq) from appointments.waitlist_entry e where e.schedule_id = w.schedule_id and e.hospital_id = w.hospital_id), 0) + 1,
               -- Whose number of this department was taken away by a suspension, and who has not been served first since.
               coalesce(w.priority, exists (
                 select 1 from appointments.appointment a
                  where a.patient_id = w.patient_id and a.on_date >= (t at time zone s.time_zone)::date - 30 and a.hospital_id = w.hospital_id
                    and a.department_id = s.department_id and a.status = 'cancelled' and a.cancel_reason = 'stopped'
                    and not exists (select 1 from appointments.waitlist_entry e
                                     where e.patient_id = w.patient_id and e.hospital_id = w.hospital_id and e.priority and e.status = 'booked' and e.joined_at > a.changed_at))),
               w.elder, 'waiting', t, w.who, w.channel, t, w.who, w.why, w.key, w.hash
        returning 1
      )
      update appointments.stock x set line = x.line + 1, version = x.version + 1
       where x.schedule_id = w.schedule_id and x.hospital_id = w.hospital_id and exists (select 1 from joined);
    end if;
    return query select w.n, coalesce(verdict, 'waiting'), case when verdict is null then w.id end;
  end loop;
end $$;

-- Takes entries out of line that are still in it: they leave, are removed by the desk, or the line is closed. Returns the ids that were.
create function appointments.close_waitlist_entries(p_hospital uuid, p_ids uuid[], p_status text, p_who text, p_why text, p_now timestamptz) returns setof uuid
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
begin
  perform 1
     from appointments.stock s
    where s.hospital_id = p_hospital
      and s.schedule_id in (select e.schedule_id from appointments.waitlist_entry e where e.id = any (p_ids) and e.hospital_id = p_hospital)
    order by s.hospital_id, s.schedule_id
      for no key update of s;
  return query
  with open as (
    select e.id, e.schedule_id, e.status from appointments.waitlist_entry e
     where e.id = any (p_ids) and e.hospital_id = p_hospital and e.status in ('waiting', 'skipped')
  ),
  gone as (
    update appointments.waitlist_entry e set status = p_status, changed_at = t, changed_by = p_who, why = p_why
      from open o where e.id = o.id and e.hospital_id = p_hospital
    returning e.id, o.schedule_id, o.status
  ),
  counted as (
    update appointments.stock s set line = s.line - g.n, version = s.version + 1
      from (select schedule_id, count(*)::int as n from gone where status = 'waiting' group by 1) g
     where s.schedule_id = g.schedule_id and s.hospital_id = p_hospital
    returning 1
  )
  select id from gone;
end $$;

-- Offers what is free to the first in line, one schedule a call: strict order, decided here and committed with the call.
-- An offer is a number held by the granted channel `waitlist`. Who may not have it by a rule of their own is passed over with the reason.
-- May be called late, twice, or by two processes at once. Returns how many offers were made.
create function appointments.serve_waitlist(p_hospital uuid, p_schedule uuid, p_now timestamptz) returns int
language plpgsql volatile
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  s appointments.stock;
  p appointments.policy;
  c record;
  period int;
  got record;
  refused text;
  offers int := 0;
begin
  select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital for no key update of x;
  if s.schedule_id is null or s.state <> 'open' or (s.allotment = 'draw' and s.drawn_at is null) then return 0; end if;
  select x.* into p from appointments.policy x where x.hospital_id = p_hospital and x.valid_from <= t order by x.valid_from desc limit 1;
  if t >= ((s.on_date - 1) + p.waitlist_clear_at) at time zone s.time_zone then return 0; end if;

  for c in
    select e.* from appointments.waitlist_entry e
     where e.schedule_id = p_schedule and e.hospital_id = p_hospital and e.status in ('waiting', 'skipped')
     order by e.priority desc, e.seq
  loop
    select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital;
    exit when appointments.free_online(s, p.bookable_until_minutes, t) = 0;
    refused := 'period_full';
    for period in
      select i - 1 from generate_subscripts(s.capacity, 1) as i
       where s.capacity[i] - s.opened[i] + s.returned[i] > 0 and s.ends_at[i] - make_interval(mins => p.bookable_until_minutes) > t
       order by s.starts_at[i]
    loop
      select x.outcome, x.appointment_id into got
        from appointments.take_numbers(array[p_hospital], array[p_schedule], array[period], array[c.patient_id], array[s.fee_fen], array[1], array[c.elder],
                                       array[gen_random_uuid()], array[c.joined_by], array['waitlist'], array['waitlist:' || c.id], array[''],
                                       array[appointments.offer_minutes(s, p, t)], t) as x;
      refused := case when got.outcome = 'held' then null else got.outcome end;
      -- Another period of the same schedule may not collide with what the patient has.
      exit when refused is distinct from 'overlapping';
    end loop;

    if refused is null then
      with offered as (
        update appointments.waitlist_entry e
           set status = 'offered', appointment_id = got.appointment_id, offered_at = t, offer_until = a.hold_until, skip_reason = null, tried_at = t,
               changed_at = t, changed_by = 'system', why = 'first_in_line'
          from appointments.appointment a
         where e.id = c.id and e.hospital_id = p_hospital and a.id = got.appointment_id and a.hospital_id = p_hospital
        returning 1
      )
      update appointments.stock x set line = x.line - case c.status when 'waiting' then 1 else 0 end, version = x.version + 1
       where x.schedule_id = p_schedule and x.hospital_id = p_hospital and exists (select 1 from offered);
      offers := offers + 1;
    elsif refused in ('period_full', 'sold_out', 'closed', 'stopped', 'not_released', 'schedule_not_found') then
      exit;
    else
      with passed_over as (
        update appointments.waitlist_entry e
           set status = 'skipped', skip_reason = refused, tried_at = t, changed_at = case e.status when 'waiting' then t else e.changed_at end,
               changed_by = 'system', why = refused
         where e.id = c.id and e.hospital_id = p_hospital
        returning 1
      )
      update appointments.stock x set line = x.line - case c.status when 'waiting' then 1 else 0 end, version = x.version + 1
       where x.schedule_id = p_schedule and x.hospital_id = p_hospital and exists (select 1 from passed_over);
    end if;
  end loop;
  return offers;
end $$;

-- The rules of the waitlist that rows can show. Empty = all is well.
create function appointments.audit_waitlist() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  select 'waitlist: the line counts who waits', s.hospital_id, s.schedule_id, format('line %s, waiting %s', s.line, coalesce(w.n, 0))
    from appointments.stock s
    left join (select e.hospital_id, e.schedule_id, count(*) as n from appointments.waitlist_entry e where e.status = 'waiting' group by 1, 2) w using (hospital_id, schedule_id)
   where s.line <> coalesce(w.n, 0)
  union all
  select 'waitlist: an offer is a held number of the same patient', coalesce(e.hospital_id, a.hospital_id), coalesce(e.schedule_id, a.schedule_id),
         format('entry %s is %s, appointment %s is %s', e.id, e.status, a.id, a.status)
    from (select * from appointments.waitlist_entry x where x.appointment_id is not null) e
    full join (select * from appointments.appointment x where x.channel = 'waitlist') a on a.id = e.appointment_id and a.hospital_id = e.hospital_id
   where e.id is null or a.id is null or a.patient_id <> e.patient_id
      or (e.status = 'offered') <> (a.status = 'pending') or (e.status in ('declined', 'lapsed') and a.status <> 'cancelled')
  union all
  select 'waitlist: nobody is passed by who came later', later.hospital_id, later.schedule_id, format('entry %s was asked before %s', later.id, earlier.id)
    from appointments.waitlist_entry later
    join appointments.waitlist_entry earlier
      on earlier.schedule_id = later.schedule_id and earlier.hospital_id = later.hospital_id
     and (earlier.priority, -earlier.seq) > (later.priority, -later.seq)
   where later.offered_at is not null and earlier.joined_at < later.offered_at
     and (earlier.offered_at is null or earlier.offered_at > later.offered_at)
     and (earlier.status not in ('left', 'cleared') or earlier.changed_at > later.offered_at)
     and not exists (select 1 from appointments.waitlist_event v where v.entry_id = earlier.id and v.hospital_id = earlier.hospital_id and v.to_status = 'skipped')
  union all
  select 'waitlist: the ledger replays to the entries', e.hospital_id, e.schedule_id, format('entry %s: row says %s, ledger says %s', e.id, e.status, coalesce(v.to_status, 'nothing'))
    from appointments.waitlist_entry e
    left join lateral (select x.to_status from appointments.waitlist_event x where x.entry_id = e.id and x.hospital_id = e.hospital_id order by x.seq desc limit 1) v on true
   where v.to_status is distinct from e.status
$$;
