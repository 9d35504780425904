-- Once everybody affected is settled and the time to answer is over, what is left of a stopped schedule is void (domain.md §3: * → void).
alter table appointments.suspended_schedule add column closed_at timestamptz;
comment on column appointments.suspended_schedule.closed_at is 'Its free numbers are void since then; it cannot be lifted any more.';
create index suspended_to_close on appointments.suspended_schedule (answer_by) where lifted_at is null and closed_at is null;

-- Closes one schedule; false when it is not over yet. The caller may be late, and several may try.
create function appointments.close_suspended(p_hospital uuid, p_schedule uuid, p_now timestamptz) returns boolean
language plpgsql volatile as $$
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  s appointments.stock;
begin
  select x.* into s from appointments.stock x where x.hospital_id = p_hospital and x.schedule_id = p_schedule for no key update;
  if s.state is distinct from 'stopped' then return false; end if;
  if exists (select 1 from appointments.suspension_case c where c.hospital_id = p_hospital and c.schedule_id = p_schedule and c.settled_at is null)
     or exists (select 1 from appointments.returned_number r where r.hospital_id = p_hospital and r.schedule_id = p_schedule and r.state = 'cooling') then
    return false;
  end if;
  update appointments.suspended_schedule x set closed_at = t
   where x.hospital_id = p_hospital and x.schedule_id = p_schedule and x.lifted_at is null and x.closed_at is null and x.answer_by <= t;
  if not found then return false; end if;
  insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
  select p_hospital, p_schedule, i - 1, s.opened[i] + 1, s.capacity[i], t, 'planned', 'void', 'system', 'stopped', 'system'
    from generate_subscripts(s.capacity, 1) as i where s.capacity[i] > s.opened[i];
  with gone as (
    update appointments.returned_number r set state = 'void'
     where r.hospital_id = p_hospital and r.schedule_id = p_schedule and r.state = 'released'
    returning r.period_no, r.seat
  )
  insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
  select p_hospital, p_schedule, g.period_no, g.seat, g.seat, t, 'released', 'void', 'system', 'stopped', 'system' from gone g;
  update appointments.stock x
     set capacity = x.opened, returned = array_fill(0, array[cardinality(x.opened)]),
         void_unopened = (select array_agg(v + c - o order by i) from unnest(x.void_unopened, x.capacity, x.opened) with ordinality as y(v, c, o, i)),
         version = x.version + 1
   where x.hospital_id = p_hospital and x.schedule_id = p_schedule;
  return true;
end $$;
