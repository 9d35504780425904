-- 签到与爽约 (domain.md §4 No-show): who came, who did not, what follows, and how it is put right.

alter table appointments.policy
  add column checkin_open_minutes int not null default 60 check (checkin_open_minutes >= 0),
  add column noshow_counting      boolean not null default true,
  add column noshow_warn_at       int not null default 2 check (noshow_warn_at >= 1),
  add column noshow_limit         int not null default 3 check (noshow_limit >= 1),
  add column noshow_window_days   int not null default 90 check (noshow_window_days >= 1),
  add column noshow_restrict_days int not null default 30 check (noshow_restrict_days >= 1),
  add column noshow_levels        text[] not null default '{associate_chief,chief,renowned,special_need}';
comment on column appointments.policy.noshow_counting is 'Off: nobody is ever counted as missed, for a hospital that does not check patients in.';
comment on column appointments.policy.noshow_levels is 'Fee levels whose online numbers somebody with too many missed visits cannot take for a while.';

alter table appointments.stock add column closed_at timestamptz;
comment on column appointments.stock.closed_at is 'The session is over and who did not come has been counted.';
create index stock_to_close on appointments.stock (on_date) where closed_at is null;

alter table appointments.appointment add column arrived_at timestamptz;

-- One missed visit. It stays when it is excused: history is rows.
create table appointments.no_show (
  hospital_id     uuid not null,
  appointment_id  uuid not null,
  patient_id      uuid not null,
  missed_at       timestamptz not null,
  child           boolean,
  restriction_id  uuid,
  appeal          text,
  appealed_at     timestamptz,
  appealed_by     text,
  decision        text check (decision in ('accepted', 'rejected')),
  decision_reason text,
  decided_at      timestamptz,
  decided_by      text,
  primary key (hospital_id, appointment_id),
  constraint no_show_of_an_appointment foreign key (hospital_id, appointment_id) references appointments.appointment (hospital_id, id),
  constraint no_show_appeal_is_whole check ((appeal is null) = (appealed_at is null) and (appeal is null) = (appealed_by is null)),
  constraint no_show_decision_is_whole check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);
comment on column appointments.no_show.child is 'Under 14 on that day, known once it was judged: a child is never restricted.';
comment on column appointments.no_show.restriction_id is 'The restriction it led to; counted once, so that after its end three new ones are needed.';
create index no_show_by_patient on appointments.no_show (patient_id, hospital_id, missed_at);
create index no_show_by_time on appointments.no_show (hospital_id, missed_at);

-- Ends sessions by the clock: who has a number and did not check in has missed the visit. May run late, twice, or on two processes.
-- Nobody is counted where the clinic was stopped or withdrawn, where the hospital does not count, or where nobody at all was checked in:
-- then the check-in was not in use, and an absence of rows proves nothing about people.
create function appointments.close_sessions(p_now timestamptz, p_limit int) returns int
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  n int;
begin
  perform 1
     from appointments.stock s
    where (s.hospital_id, s.schedule_id) in (select d.hospital_id, d.schedule_id from appointments.stock d
                                              where d.closed_at is null and d.on_date <= (t + interval '1 day')::date
                                                and (select max(e) from unnest(d.ends_at) as e) <= t
                                              order by d.on_date limit p_limit)
    order by s.hospital_id, s.schedule_id
      for no key update of s;
  with over as (
    update appointments.stock s set closed_at = t
     where s.closed_at is null and s.on_date <= (t + interval '1 day')::date and (select max(e) from unnest(s.ends_at) as e) <= t
       and (s.hospital_id, s.schedule_id) in (select d.hospital_id, d.schedule_id from appointments.stock d
                                               where d.closed_at is null and d.on_date <= (t + interval '1 day')::date
                                                 and (select max(e) from unnest(d.ends_at) as e) <= t
                                               order by d.on_date limit p_limit)
    returning s.hospital_id, s.schedule_id, s.state
  ),
  judged as (
    select o.hospital_id, o.schedule_id from over o
      join lateral (select p.noshow_counting from appointments.policy p
                     where p.hospital_id = o.hospital_id and p.valid_from <= t order by p.valid_from desc limit 1) p on p.noshow_counting
     where o.state = 'open'
       and exists (select 1 from appointments.appointment a
                    where a.hospital_id = o.hospital_id and a.schedule_id = o.schedule_id and a.status in ('arrived', 'fulfilled'))
  ),
  missed as (
    update appointments.appointment a set status = 'noshow', changed_at = t
      from judged j
     where a.hospital_id = j.hospital_id and a.schedule_id = j.schedule_id and a.status = 'booked'
    returning a.hospital_id, a.schedule_id, a.id, a.patient_id, a.period_no, a.seat
  ),
  counted as (
    insert into appointments.no_show (hospital_id, appointment_id, patient_id, missed_at)
    select hospital_id, id, patient_id, t from missed
    returning 1
  ),
  remembered as (
    insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
    select hospital_id, schedule_id, period_no, seat, seat, t, 'booked', 'used', id, 'system', 'missed', 'system' from missed
    returning 1
  ),
  announced as (
    insert into platform.outbox (id, name, key, data)
    select gen_random_uuid(), 'appointments.appointment_missed.v1', id::text,
           jsonb_build_object('appointmentId', id, 'hospitalId', hospital_id, 'scheduleId', schedule_id, 'patientId', patient_id)
      from missed
    returning 1
  )
  select count(*) into n from over;
  return n;
end $$;

-- What a missed visit leads to, asked once its patient's age is known. Asked again it answers the same.
create function appointments.judge_no_show(p_hospital uuid, p_appointment uuid, p_child boolean, p_now timestamptz)
returns table (strikes int, strike_limit int, warned boolean, restricted_until timestamptz)
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  missed appointments.no_show;
  rule appointments.policy;
  n int;
  made uuid;
begin
  select * into missed from appointments.no_show x where x.hospital_id = p_hospital and x.appointment_id = p_appointment;
  if missed is null then return; end if;
  -- The same key as take_numbers: a patient's limits are judged by one statement at a time.
  perform pg_advisory_xact_lock(hashtextextended(p_hospital::text || missed.patient_id::text, 3));
  select * into rule from appointments.policy p where p.hospital_id = p_hospital and p.valid_from <= t order by p.valid_from desc limit 1;
  update appointments.no_show x set child = p_child where x.hospital_id = p_hospital and x.appointment_id = p_appointment and x.child is null;
  select count(*) into n from appointments.no_show x
   where x.hospital_id = p_hospital and x.patient_id = missed.patient_id and x.restriction_id is null
     and x.decision is distinct from 'accepted' and x.missed_at > t - make_interval(days => rule.noshow_window_days);
  if n >= rule.noshow_limit and not p_child then
    made := gen_random_uuid();
    insert into appointments.restriction (hospital_id, id, patient_id, fee_levels, from_at, until_at, why)
    values (p_hospital, made, missed.patient_id, rule.noshow_levels, t, t + make_interval(days => rule.noshow_restrict_days), 'no_show');
    update appointments.no_show x set restriction_id = made
     where x.hospital_id = p_hospital and x.patient_id = missed.patient_id and x.restriction_id is null
       and x.decision is distinct from 'accepted' and x.missed_at > t - make_interval(days => rule.noshow_window_days);
  end if;
  return query
    select case when r.id is null then n else rule.noshow_limit end, rule.noshow_limit, n = rule.noshow_warn_at and r.id is null, r.until_at
      from appointments.no_show x
      left join appointments.restriction r on r.hospital_id = x.hospital_id and r.id = x.restriction_id and r.lifted_at is null
     where x.hospital_id = p_hospital and x.appointment_id = p_appointment;
end $$;

-- Decides about a missed visit. Accepted: it counts no more, and a restriction that no longer has enough behind it ends; the rest count again.
-- `p_was_here`: the patient had come and only the check-in was missing. False when there is nothing (left) to decide.
create function appointments.decide_no_show(p_hospital uuid, p_appointment uuid, p_decision text, p_was_here boolean, p_reason text, p_by text, p_now timestamptz)
returns boolean
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  patient uuid;
  behind uuid;
  n int;
  needed int;
begin
  select x.patient_id into patient from appointments.no_show x where x.hospital_id = p_hospital and x.appointment_id = p_appointment;
  if patient is null then return false; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_hospital::text || patient::text, 3));
  update appointments.no_show x set decision = p_decision, decision_reason = p_reason, decided_at = t, decided_by = p_by
   where x.hospital_id = p_hospital and x.appointment_id = p_appointment and x.decision is null
  returning x.restriction_id into behind;
  if not found then return false; end if;
  if p_decision = 'rejected' then return true; end if;
  if p_was_here then
    update appointments.appointment a set status = 'fulfilled', changed_at = t
     where a.hospital_id = p_hospital and a.id = p_appointment and a.status = 'noshow';
  end if;
  if behind is null then return true; end if;
  select p.noshow_limit into needed from appointments.policy p where p.hospital_id = p_hospital and p.valid_from <= t order by p.valid_from desc limit 1;
  select count(*) into n from appointments.no_show x
   where x.hospital_id = p_hospital and x.restriction_id = behind and x.decision is distinct from 'accepted';
  if n < needed then
    update appointments.restriction r set lifted_at = t, lifted_by = p_by where r.hospital_id = p_hospital and r.id = behind and r.lifted_at is null;
    update appointments.no_show x set restriction_id = null where x.hospital_id = p_hospital and x.restriction_id = behind;
  end if;
  return true;
end $$;

-- Rows of the rule that contradict each other; see audit_numbers().
create function appointments.audit_no_shows() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  select 'no-show: only a missed visit counts', x.hospital_id, a.schedule_id, format('appointment %s is %s', a.id, a.status)
    from appointments.no_show x
    join appointments.appointment a on a.hospital_id = x.hospital_id and a.id = x.appointment_id
   where a.status <> 'noshow' and x.decision is distinct from 'accepted'
  union all
  select 'no-show: never where the clinic was stopped', x.hospital_id, s.schedule_id, format('appointment %s', x.appointment_id)
    from appointments.no_show x
    join appointments.appointment a on a.hospital_id = x.hospital_id and a.id = x.appointment_id
    join appointments.stock s on s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id
   where s.state = 'stopped' and x.decision is distinct from 'accepted'
  union all
  select 'no-show: a restriction has enough missed visits behind it', r.hospital_id, null::uuid, format('restriction %s has %s', r.id, count(x.appointment_id))
    from appointments.restriction r
    join appointments.policy p on p.hospital_id = r.hospital_id
     and p.valid_from = (select max(q.valid_from) from appointments.policy q where q.hospital_id = r.hospital_id and q.valid_from <= r.from_at)
    left join appointments.no_show x on x.hospital_id = r.hospital_id and x.restriction_id = r.id and x.decision is distinct from 'accepted' and not coalesce(x.child, false)
   where r.why = 'no_show' and r.lifted_at is null
   group by r.hospital_id, r.id, p.noshow_limit
  having count(x.appointment_id) < p.noshow_limit
$$;
