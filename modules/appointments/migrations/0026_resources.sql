-- 多资源预约: rooms, devices and people that a number occupies besides the doctor, for its period.

create table appointments.resource (
  hospital_id uuid not null,
  id          uuid not null,
  kind        text not null check (kind in ('room', 'device', 'staff', 'other')),
  name        text not null,
  capacity    int not null check (capacity between 1 and 99),
  active      boolean not null default true,
  changed_at  timestamptz not null,
  changed_by  text not null,
  primary key (hospital_id, id)
);
comment on column appointments.resource.capacity is 'How many numbers may occupy it at the same moment.';
create unique index resource_name_once on appointments.resource (hospital_id, kind, name) where active;

create table appointments.resource_use (
  hospital_id    uuid not null,
  appointment_id uuid not null,
  resource_id    uuid not null,
  from_at        timestamptz not null,
  to_at          timestamptz not null,
  primary key (appointment_id, resource_id, hospital_id)
);
comment on table appointments.resource_use is 'Kept by a trigger on appointment, so that every way a number is taken, moved or given back carries its resources along.';
create index resource_use_by_resource on appointments.resource_use (resource_id, from_at, hospital_id);

-- The most that occupy a resource at one moment of a span. Two that follow each other count as one.
create function appointments.resource_peak(p_hospital uuid, p_resource uuid, p_from timestamptz, p_to timestamptz) returns int
language sql stable as $$
  with o as (
    select greatest(u.from_at, p_from) as from_at, u.to_at from appointments.resource_use u
     where u.hospital_id = p_hospital and u.resource_id = p_resource and u.from_at < p_to and u.to_at > p_from
  )
  select coalesce(max((select count(*) from o x where x.from_at <= o.from_at and x.to_at > o.from_at)), 0)::int from o
$$;

-- Occupies or frees what the schedule of an appointment needs. Resources are locked in id order, after schedules and patients: everybody's order.
-- An exclusion constraint could not count to n and would need an extension that a hospital's server may not have; the lock of the row does both.
create function appointments.carry_resources() returns trigger
language plpgsql as $$
declare
  needed uuid[];
  one uuid;
  places int;
begin
  if tg_op = 'UPDATE' then
    delete from appointments.resource_use u where u.appointment_id = new.id and u.hospital_id = new.hospital_id;
  end if;
  if new.status = 'cancelled' then return null; end if;
  select s.resources into needed from appointments.stock s where s.schedule_id = new.schedule_id and s.hospital_id = new.hospital_id;
  if coalesce(cardinality(needed), 0) = 0 then return null; end if;
  perform 1 from appointments.resource r where r.hospital_id = new.hospital_id and r.id = any (needed) order by r.id for no key update;
  for one in select distinct x from unnest(needed) as x order by 1 loop
    select r.capacity into places from appointments.resource r where r.hospital_id = new.hospital_id and r.id = one and r.active;
    if places is null or appointments.resource_peak(new.hospital_id, one, new.starts_at, new.ends_at) >= places then
      raise exception 'a resource of this number is occupied' using errcode = '23P01', constraint = 'resource_is_free', detail = one::text;
    end if;
    insert into appointments.resource_use (hospital_id, appointment_id, resource_id, from_at, to_at) values (new.hospital_id, new.id, one, new.starts_at, new.ends_at);
  end loop;
  return null;
end $$;
-- Ordinary requests never get as far with a schedule that needs resources, so a rush does not pay for this.
create trigger appointment_takes_resources after insert on appointments.appointment
  for each row when (new.channel in ('waitlist', 'draw', 'suspension', 'series', 'resources', 'extra')) execute function appointments.carry_resources();
create trigger appointment_moves_resources after update on appointments.appointment
  for each row when (old.schedule_id <> new.schedule_id or old.period_no <> new.period_no or (old.status = 'cancelled') <> (new.status = 'cancelled'))
  execute function appointments.carry_resources();

-- One number with its resources, in one transaction: the rules of the open ways hold, then take_numbers decides as always, then the trigger occupies.
-- `resource_busy`: the number was free, something it needs is not; nothing was taken.
create function appointments.take_with_resources(
  p_hospital uuid, p_schedule uuid, p_period int, p_patient uuid, p_fee int, p_pool int, p_elder boolean, p_id uuid, p_by text, p_channel text,
  p_key text, p_hash text, p_now timestamptz
) returns table (outcome text, appointment_id uuid, detail text)
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  s appointments.stock;
  what text;
begin
  select x.* into s from appointments.stock x where x.schedule_id = p_schedule and x.hospital_id = p_hospital for no key update;
  if s.allotment = 'draw' and s.drawn_at is null then return query select 'by_draw', null::uuid, null::text; return; end if;
  if p_pool = 1 and s.line > 0 then return query select 'sold_out', null::uuid, null::text; return; end if;
  if p_pool = 1 and p_channel not in ('desk', 'phone') and exists (
    select 1 from appointments.restriction r
     where r.patient_id = p_patient and r.hospital_id = p_hospital and r.until_at > t and r.from_at <= t and r.lifted_at is null and s.fee_level = any (r.fee_levels)
  ) then return query select 'restricted', null::uuid, null::text; return; end if;
  begin
    return query
    select x.outcome, x.appointment_id, null::text
      from appointments.take_numbers(array[p_hospital], array[p_schedule], array[p_period], array[p_patient], array[p_fee], array[p_pool], array[p_elder],
             array[p_id], array[p_by], array['resources'], array[p_key], array[p_hash], array[null::int], p_now) as x;
  exception when exclusion_violation then
    get stacked diagnostics what = pg_exception_detail;
    return query select 'resource_busy', null::uuid, (select r.name from appointments.resource r where r.hospital_id = p_hospital and r.id::text = what);
  end;
end $$;

-- Every live number of such a schedule occupies each of its resources for its period, nothing else does, and never more than there is room for.
create function appointments.audit_resources() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  with needed as (
    select a.hospital_id, a.schedule_id, a.id as appointment_id, r as resource_id, a.starts_at, a.ends_at
      from appointments.stock s
      join appointments.appointment a on a.schedule_id = s.schedule_id and a.hospital_id = s.hospital_id and a.status <> 'cancelled'
     cross join lateral unnest(s.resources) as r
     where s.resources <> '{}'
  )
  select '8 a number occupies what its schedule needs', coalesce(n.hospital_id, u.hospital_id), n.schedule_id,
         format('appointment %s, resource %s', coalesce(n.appointment_id, u.appointment_id), coalesce(n.resource_id, u.resource_id))
    from needed n
    full join appointments.resource_use u on u.appointment_id = n.appointment_id and u.resource_id = n.resource_id and u.hospital_id = n.hospital_id
   where n.appointment_id is null or u.appointment_id is null or (u.from_at, u.to_at) <> (n.starts_at, n.ends_at)
  union all
  select '8 a resource is never fuller than it is', u.hospital_id, null, format('resource %s at %s: %s of %s', u.resource_id, u.from_at, x.n, r.capacity)
    from (select distinct hospital_id, resource_id, from_at from appointments.resource_use) u
    join appointments.resource r on r.hospital_id = u.hospital_id and r.id = u.resource_id
   cross join lateral (select count(*) as n from appointments.resource_use o
                        where o.resource_id = u.resource_id and o.hospital_id = u.hospital_id and o.from_at <= u.from_at and o.to_at > u.from_at) x
   where x.n > r.capacity
$$;
