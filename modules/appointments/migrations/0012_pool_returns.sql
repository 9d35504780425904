-- 立即转入线上: what is left of a pool is given to the online pool before its hour, by a person who says why. From then on the pool flows.
create table appointments.pool_return (
  hospital_id uuid not null,
  schedule_id uuid not null,
  pool        int not null check (pool in (2, 3, 4)),
  at          timestamptz not null,
  numbers     int not null check (numbers > 0),
  returned_by text not null,
  reason      text not null,
  primary key (schedule_id, pool, hospital_id)
);
comment on column appointments.pool_return.numbers is 'How many the pool had left at that moment.';

create function appointments.audit_pool_returns() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  select 'a pool given to online flows from then on', r.hospital_id, r.schedule_id, format('pool %s was returned at %s, flows at %s', r.pool, r.at, s.pool_flow_at[r.pool])
    from appointments.pool_return r
    left join appointments.stock s on s.hospital_id = r.hospital_id and s.schedule_id = r.schedule_id
   where s.schedule_id is null or s.pool_flow_at[r.pool] > r.at
$$;
