-- 公平抽号 (domain.md §4): wishes are collected for a while, then numbers are given in an order that anybody can recompute. Why so: docs/adr/0015.

alter table appointments.policy
  add column draw_window_minutes int not null default 30 check (draw_window_minutes > 0),
  add column draw_pause_seconds  int not null default 60 check (draw_pause_seconds >= 0);
comment on column appointments.policy.draw_pause_seconds is 'Between publishing the hash of the closed wish list and the draw, so that everybody can see the list before the seed.';

create table appointments.draw (
  hospital_id    uuid not null,
  schedule_id    uuid not null,
  commitment     text not null check (commitment ~ '^[0-9a-f]{64}$'),
  seed_sealed    text not null,
  window_minutes int not null,
  pause_seconds  int not null,
  marked_at      timestamptz not null,
  marked_by      text not null,
  closed_at      timestamptz,
  wishes         int,
  wishes_hash    text,
  drawn_at       timestamptz,
  seed           text,
  -- What there was to give when it was drawn: by period, and in all (online and desk together).
  free           int[],
  free_total     int,
  cancelled_at   timestamptz,
  primary key (schedule_id, hospital_id),
  constraint draw_closes_whole check ((closed_at is null) = (wishes is null) and (closed_at is null) = (wishes_hash is null)),
  constraint draw_shows_its_seed check ((drawn_at is null) = (seed is null) and (drawn_at is null) = (free is null) and (drawn_at is null) = (free_total is null)),
  constraint draw_only_what_is_closed check (drawn_at is null or drawn_at >= closed_at)
);
comment on column appointments.draw.commitment is 'sha256 of the 32 bytes of the seed, published before the first wish.';
comment on column appointments.draw.seed_sealed is 'Opened by the key ring when the wish list is closed and published, not before.';
create index draw_open on appointments.draw (hospital_id, schedule_id) where drawn_at is null and cancelled_at is null;

create table appointments.wish (
  hospital_id     uuid not null,
  id              uuid not null default gen_random_uuid(),
  schedule_id     uuid not null,
  patient_id      uuid not null,
  periods         int[] not null,
  any_period      boolean not null,
  elder           boolean not null,
  made_at         timestamptz not null,
  made_by         text not null,
  channel         text not null,
  withdrawn_at    timestamptz,
  withdrawn_by    text,
  rank            int,
  outcome         text check (outcome in ('number', 'waitlist', 'refused', 'cancelled')),
  refusal         text,
  appointment_id  uuid,
  -- The number as it was drawn; the appointment may move or be cancelled later, the proof stays.
  period_no       int,
  serial          int,
  entry_id        uuid,
  idempotency_key text not null,
  body_hash       text not null,
  primary key (id, hospital_id),
  constraint wish_says_what_it_wants check (any_period or periods <> '{}'),
  constraint wish_withdrawn_by_someone check ((withdrawn_at is null) = (withdrawn_by is null)),
  constraint wish_withdrawn_is_not_drawn check (withdrawn_at is null or (rank is null and outcome is null)),
  constraint wish_outcome_is_whole check ((outcome is not distinct from 'number') = (appointment_id is not null) and (appointment_id is null) = (serial is null) and (serial is null) = (period_no is null) and (outcome is not distinct from 'waitlist') = (entry_id is not null)
    and (outcome is not distinct from 'refused') = (refusal is not null))
);
comment on column appointments.wish.id is 'Random, made by the database: nobody can choose one, and it does not tell who came first.';
create unique index wish_one_per_patient on appointments.wish (schedule_id, patient_id, hospital_id) where withdrawn_at is null;
create unique index wish_rank_once on appointments.wish (schedule_id, rank, hospital_id) where rank is not null;
create unique index wish_idempotency on appointments.wish (idempotency_key, made_by, hospital_id);
create index wish_by_patient on appointments.wish (patient_id, made_at, hospital_id);
create index wish_by_schedule on appointments.wish (schedule_id, hospital_id);

-- One wish of one patient. Wishes do not wait for each other: they share the lock of the draw, which closing takes alone.
create function appointments.make_wish(
  p_hospital uuid, p_schedule uuid, p_patient uuid, p_periods int[], p_any boolean, p_by text, p_channel text, p_elder boolean,
  p_key text, p_hash text, p_now timestamptz
) returns table (outcome text, wish_id uuid)
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  d appointments.draw;
  s appointments.stock;
  prior record;
  verdict text;
  made uuid;
begin
  select x.* into d from appointments.draw x where x.schedule_id = p_schedule and x.hospital_id = p_hospital for share;
  perform pg_advisory_xact_lock(hashtextextended(p_hospital::text || p_patient::text, 3));
  select w.id, w.body_hash into prior from appointments.wish w
   where w.idempotency_key = p_key and w.made_by = p_by and w.hospital_id = p_hospital;
  if found then
    return query select case when prior.body_hash = p_hash then 'replayed' else 'idempotency_key_reused' end, prior.id;
    return;
  end if;
  select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital;
  verdict := case
    when s.schedule_id is null then 'schedule_not_found'
    when s.allotment <> 'draw' or d.schedule_id is null then 'not_by_draw'
    when s.state = 'stopped' then 'stopped'
    when s.state = 'withdrawn' then 'closed'
    when s.pool_release_at[1] > t then 'not_released'
    when d.closed_at is not null or d.cancelled_at is not null or t >= s.pool_release_at[1] + make_interval(mins => d.window_minutes) then 'wishes_closed'
    when exists (select 1 from unnest(p_periods) as x where x < 0 or x >= cardinality(s.capacity)) then 'schedule_not_found'
    when p_channel = 'online' and exists (
      select 1 from appointments.restriction r
       where r.patient_id = p_patient and r.hospital_id = p_hospital and r.from_at <= t and r.until_at > t and r.lifted_at is null
         and s.fee_level = any (r.fee_levels)) then 'restricted'
    when exists (select 1 from appointments.wish w where w.schedule_id = p_schedule and w.patient_id = p_patient and w.hospital_id = p_hospital and w.withdrawn_at is null) then 'already_wished'
  end;
  if verdict is null then
    insert into appointments.wish (hospital_id, schedule_id, patient_id, periods, any_period, elder, made_at, made_by, channel, idempotency_key, body_hash)
    values (p_hospital, p_schedule, p_patient, p_periods, p_any, p_elder, t, p_by, p_channel, p_key, p_hash)
    returning id into made;
  end if;
  return query select coalesce(verdict, 'wished'), made;
end $$;

-- A wish as it stands in the list whose hash is published: id, the periods it wants in their order (or -), and whether any other will do.
create function appointments.wish_line(w appointments.wish) returns text language sql immutable as $$
  select w.id || ' ' || case w.periods when '{}' then '-' else array_to_string(w.periods, ',') end || ' ' || case when w.any_period then 'any' else 'only' end
$$;

-- After the window, by the clock: the list of wishes is final and its hash is published. Twice is once.
create function appointments.close_draw(p_hospital uuid, p_schedule uuid, p_now timestamptz) returns boolean
language plpgsql volatile as $$
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  d appointments.draw;
  s appointments.stock;
begin
  select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital for no key update of x;
  select x.* into d from appointments.draw x where x.schedule_id = p_schedule and x.hospital_id = p_hospital for update;
  if d.schedule_id is null or d.closed_at is not null or d.cancelled_at is not null then return false; end if;
  if s.state <> 'open' then
    -- The clinic will not take place: nothing is drawn, and everybody who wished is told.
    update appointments.draw x set cancelled_at = t where x.schedule_id = p_schedule and x.hospital_id = p_hospital;
    with off as (
      update appointments.wish w set outcome = 'cancelled'
       where w.schedule_id = p_schedule and w.hospital_id = p_hospital and w.withdrawn_at is null returning w.*
    )
    insert into platform.outbox (id, name, key, data)
    select gen_random_uuid(), 'appointments.wish_drawn.v1', o.id::text,
           jsonb_build_object('wishId', o.id, 'hospitalId', o.hospital_id, 'scheduleId', o.schedule_id, 'patientId', o.patient_id, 'outcome', 'cancelled') from off o;
    return true;
  end if;
  if t < s.pool_release_at[1] + make_interval(mins => d.window_minutes) then return false; end if;
  update appointments.draw x
     set closed_at = t,
         wishes = (select count(*) from appointments.wish w where w.schedule_id = p_schedule and w.hospital_id = p_hospital and w.withdrawn_at is null),
         wishes_hash = encode(sha256(convert_to(coalesce((
           select string_agg(appointments.wish_line(w), E'\n' order by w.id) from appointments.wish w
            where w.schedule_id = p_schedule and w.hospital_id = p_hospital and w.withdrawn_at is null), ''), 'utf8')), 'hex')
   where x.schedule_id = p_schedule and x.hospital_id = p_hospital;
  return true;
end $$;

-- HMAC-SHA256 with a key of at most 64 bytes: the two padded keys once, then two hashes a message.
create function appointments.hmac_pads(p_key bytea, out inner_pad bytea, out outer_pad bytea) language plpgsql immutable as $$
begin
  inner_pad := p_key || decode(repeat('00', 64 - length(p_key)), 'hex');
  outer_pad := inner_pad;
  for i in 0..63 loop
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # 92);
  end loop;
end $$;

-- The draw, in one commit: order by HMAC-SHA256(seed, wish id), numbers in this order, the rest becomes the waitlist in this order.
-- p_seed is the opened seed; it is refused when it is not the one that was committed to. Twice is once. Returns how many numbers were given, null when it was not time.
create function appointments.run_draw(p_hospital uuid, p_schedule uuid, p_seed bytea, p_now timestamptz) returns int
language plpgsql volatile
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  d appointments.draw;
  s appointments.stock;
  p appointments.policy;
  pads record;
  w appointments.wish;
  got record;
  period int;
  chosen int;
  verdict text;
  refusal_text text;
  free_now int[];
  online int;
  desk int;
  given int := 0;
begin
  select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital for no key update of x;
  select x.* into d from appointments.draw x where x.schedule_id = p_schedule and x.hospital_id = p_hospital for update;
  if d.closed_at is null or d.drawn_at is not null or d.cancelled_at is not null or s.state <> 'open' or t < d.closed_at + make_interval(secs => d.pause_seconds) then return null; end if;
  if encode(sha256(p_seed), 'hex') <> d.commitment then raise exception 'the seed is not the one that was committed to'; end if;
  select x.* into p from appointments.policy x where x.hospital_id = p_hospital and x.valid_from <= t order by x.valid_from desc limit 1;
  select * into pads from appointments.hmac_pads(p_seed);

  update appointments.wish x set rank = r.rank
    from (select y.id, row_number() over (order by encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(y.id::text, 'utf8'))), 'hex')) as rank
            from appointments.wish y where y.schedule_id = p_schedule and y.hospital_id = p_hospital and y.withdrawn_at is null) r
   where x.id = r.id and x.hospital_id = p_hospital;

  for w in
    select x.* from appointments.wish x where x.schedule_id = p_schedule and x.hospital_id = p_hospital and x.rank is not null order by x.rank
  loop
    select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital;
    free_now := (select array_agg(case when s.ends_at[i] - make_interval(mins => p.bookable_until_minutes) > t then s.capacity[i] - s.opened[i] + s.returned[i] else 0 end order by i)
                   from generate_subscripts(s.capacity, 1) as i);
    online := (select sum(s.pool_quota[i] - s.pool_taken[i]) from generate_series(1, 4) as i where i = 1 or s.pool_flow_at[i] <= t);
    desk := case when s.pool_flow_at[3] <= t then 0 else s.pool_quota[3] - s.pool_taken[3] end;
    if d.free is null then
      d.free := free_now;
      d.free_total := least(greatest(online, 0) + greatest(desk, 0), (select sum(f) from unnest(free_now) as f));
    end if;
    exit when (online <= 0 and desk <= 0) or not exists (select 1 from unnest(free_now) as f where f > 0);

    -- The periods it asked for in their order, then, if any other will do, the earliest.
    verdict := null; refusal_text := null; chosen := null;
    for period in
      select z.no from (
        select x.no, x.n::int as n from unnest(w.periods) with ordinality as x(no, n)
        union all
        select i - 1, 1000 + i from generate_subscripts(s.capacity, 1) as i where w.any_period and i - 1 <> all (w.periods)) z
       where free_now[z.no + 1] > 0 order by z.n
    loop
      select x.outcome, x.appointment_id, x.serial into got
        from appointments.take_numbers(array[p_hospital], array[p_schedule], array[period], array[w.patient_id], array[s.fee_fen], array[case when online > 0 then 1 else 3 end], array[w.elder],
                                       array[gen_random_uuid()], array[w.made_by], array['draw'], array['draw:' || w.id], array[''], array[null::int], t) as x;
      if got.outcome in ('held', 'booked') then verdict := 'number'; chosen := period; exit; end if;
      refusal_text := got.outcome;
      -- Another period may not collide with what the patient has; any other rule stands in the way of all periods.
      exit when got.outcome <> 'overlapping';
    end loop;

    if verdict = 'number' then
      update appointments.wish x set outcome = 'number', appointment_id = got.appointment_id, period_no = chosen, serial = got.serial where x.id = w.id and x.hospital_id = p_hospital;
      given := given + 1;
    elsif refusal_text is not null then
      update appointments.wish x set outcome = 'refused', refusal = refusal_text where x.id = w.id and x.hospital_id = p_hospital;
    end if;
  end loop;

  -- Who has nothing becomes the line, in the order drawn.
  with rest as (
    select x.*, gen_random_uuid() as new_entry, row_number() over (order by x.rank) as n from appointments.wish x
     where x.schedule_id = p_schedule and x.hospital_id = p_hospital and x.rank is not null and x.outcome is null
  ),
  lined as (
    insert into appointments.waitlist_entry
           (hospital_id, id, schedule_id, patient_id, seq, priority, elder, status, joined_at, joined_by, channel, changed_at, changed_by, why, idempotency_key, body_hash)
    select r.hospital_id, r.new_entry, r.schedule_id, r.patient_id,
           coalesce((select max(e.seq) from appointments.waitlist_entry e where e.schedule_id = p_schedule and e.hospital_id = p_hospital), 0) + r.n,
           false, r.elder, 'waiting', t, r.made_by, r.channel, t, 'system', 'drawn', 'draw:' || r.id, ''
      from rest r order by r.n
    returning 1
  ),
  told as (
    update appointments.wish x set outcome = 'waitlist', entry_id = r.new_entry from rest r where x.id = r.id and x.hospital_id = p_hospital
    returning 1
  )
  update appointments.stock x set drawn_at = t, line = x.line + (select count(*) from lined)::int, version = x.version + 1
   where x.schedule_id = p_schedule and x.hospital_id = p_hospital;

  if d.free is null then d.free := array_fill(0, array[cardinality(s.capacity)]); d.free_total := 0; end if;
  update appointments.draw x set drawn_at = t, seed = encode(p_seed, 'hex'), free = d.free, free_total = d.free_total
   where x.schedule_id = p_schedule and x.hospital_id = p_hospital;
  insert into platform.outbox (id, name, key, data)
  select gen_random_uuid(), 'appointments.wish_drawn.v1', x.id::text,
         jsonb_strip_nulls(jsonb_build_object('wishId', x.id, 'hospitalId', x.hospital_id, 'scheduleId', x.schedule_id, 'patientId', x.patient_id, 'outcome', x.outcome,
                                              'appointmentId', x.appointment_id, 'entryId', x.entry_id))
    from appointments.wish x where x.schedule_id = p_schedule and x.hospital_id = p_hospital and x.rank is not null;
  return given;
end $$;

-- The rules of the draw that rows can show. Empty = all is well.
create function appointments.audit_draws() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  select 'draw: a schedule by draw has one, drawn when it says so', s.hospital_id, s.schedule_id, format('stock %s drawn %s, draw %s', s.allotment, s.drawn_at, d.drawn_at)
    from appointments.stock s
    full join appointments.draw d on d.schedule_id = s.schedule_id and d.hospital_id = s.hospital_id
   where (coalesce(s.allotment, 'first_come') = 'draw') <> (d.schedule_id is not null) or s.drawn_at is distinct from d.drawn_at
  union all
  select 'draw: the seed is the one committed to', d.hospital_id, d.schedule_id, 'sha256 differs'
    from appointments.draw d where d.drawn_at is not null and encode(sha256(decode(d.seed, 'hex')), 'hex') <> d.commitment
  union all
  select 'draw: the closed list is the one published', d.hospital_id, d.schedule_id, format('published %s wishes', d.wishes)
    from appointments.draw d
   cross join lateral (
     select count(*)::int as wishes, encode(sha256(convert_to(coalesce(string_agg(appointments.wish_line(w), E'\n' order by w.id), ''), 'utf8')), 'hex') as hash
       from appointments.wish w where w.schedule_id = d.schedule_id and w.hospital_id = d.hospital_id and w.withdrawn_at is null) now
   where d.closed_at is not null and (d.wishes <> now.wishes or d.wishes_hash <> now.hash)
  union all
  select 'draw: the order is that of the seed', d.hospital_id, d.schedule_id, format('wish %s has rank %s, should have %s', w.id, w.rank, w.should)
    from appointments.draw d
   cross join lateral appointments.hmac_pads(decode(d.seed, 'hex')) pads
   cross join lateral (
     select x.id, x.rank, row_number() over (order by encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(x.id::text, 'utf8'))), 'hex')) as should
       from appointments.wish x where x.schedule_id = d.schedule_id and x.hospital_id = d.hospital_id and x.withdrawn_at is null) w
   where d.drawn_at is not null and w.rank is distinct from w.should
  union all
  select 'draw: a drawn wish has what it was given', w.hospital_id, w.schedule_id, format('wish %s: %s', w.id, coalesce(w.outcome, 'nothing'))
    from appointments.wish w
    join appointments.draw d on d.schedule_id = w.schedule_id and d.hospital_id = w.hospital_id
   where w.withdrawn_at is null and (
         (d.drawn_at is not null and w.outcome is null) or (d.drawn_at is null and (w.rank is not null or w.outcome in ('number', 'waitlist')))
      or (w.outcome = 'number' and not exists (select 1 from appointments.appointment a where a.id = w.appointment_id and a.hospital_id = w.hospital_id
                                                  and a.patient_id = w.patient_id and a.channel = 'draw'))
      or (w.outcome = 'waitlist' and not exists (select 1 from appointments.waitlist_entry e where e.id = w.entry_id and e.hospital_id = w.hospital_id and e.patient_id = w.patient_id)))
  union all
  select 'draw: a drawn number has a wish', a.hospital_id, a.schedule_id, format('appointment %s', a.id)
    from appointments.appointment a
   where a.channel = 'draw' and not exists (select 1 from appointments.wish w where w.appointment_id = a.id and w.hospital_id = a.hospital_id)
$$;
