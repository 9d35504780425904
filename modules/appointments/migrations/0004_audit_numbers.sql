-- The six invariants of the number ledger that rows can show (domain.md §3). Empty = all is well.
create function appointments.audit_numbers() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  with seats as (
    -- Every seat that was ever taken, with the state its rows give it.
    select a.hospital_id, a.schedule_id, a.period_no, a.seat, a.id as appointment_id,
           case a.status when 'pending' then 'held' when 'booked' then 'booked' when 'arrived' then 'booked' else 'used' end as state
      from appointments.appointment a where a.status <> 'cancelled'
    union all
    select r.hospital_id, r.schedule_id, r.period_no, r.seat, null, r.state from appointments.returned_number r
  ),
  periods as (
    select s.hospital_id, s.schedule_id, i - 1 as period_no, s.capacity[i] as capacity, s.opened[i] as opened, s.returned[i] as returned, s.void_unopened[i] as void_unopened
      from appointments.stock s, generate_subscripts(s.capacity, 1) as i
  ),
  tally as (
    select p.*,
           count(*) filter (where x.state = 'held') as held, count(*) filter (where x.state = 'booked') as booked, count(*) filter (where x.state = 'cooling') as cooling,
           count(*) filter (where x.state = 'used') as used, count(*) filter (where x.state = 'void') as void, count(*) filter (where x.state = 'released') as released,
           count(x.seat) as seats, count(distinct x.seat) as distinct_seats, coalesce(max(x.seat), 0) as highest
      from periods p left join seats x using (hospital_id, schedule_id, period_no)
     group by p.hospital_id, p.schedule_id, p.period_no, p.capacity, p.opened, p.returned, p.void_unopened
  ),
  issued as (
    select e.hospital_id, e.schedule_id, e.period_no, sum(e.seat_to - e.seat_from + 1) as n
      from appointments.number_event e where e.from_state is null group by 1, 2, 3
  ),
  last_event as (
    select distinct on (e.hospital_id, e.schedule_id, e.period_no, e.seat_from) e.hospital_id, e.schedule_id, e.period_no, e.seat_from as seat, e.to_state, e.appointment_id
      from appointments.number_event e
     where e.from_state in ('released', 'held', 'booked', 'cooling') and e.seat_from = e.seat_to
     order by e.hospital_id, e.schedule_id, e.period_no, e.seat_from, e.seq desc
  )
  select '1 states add up to what was issued', t.hospital_id, t.schedule_id,
         format('period %s: issued %s, capacity %s + void %s; opened %s, seats with a state %s, returned %s, released rows %s',
                t.period_no, i.n, t.capacity, t.void_unopened, t.opened, t.seats, t.returned, t.released)
    from tally t left join issued i using (hospital_id, schedule_id, period_no)
   where coalesce(i.n, 0) <> t.capacity + t.void_unopened or t.opened > t.capacity + t.void_unopened or t.seats <> t.opened or t.returned <> t.released
  union all
  select '2 one number, one live appointment', t.hospital_id, t.schedule_id, format('period %s: %s seats, %s different, highest %s of %s', t.period_no, t.seats, t.distinct_seats, t.highest, t.opened)
    from tally t where t.seats <> t.distinct_seats or t.highest > t.opened
  union all
  select '2 pools count what is taken', s.hospital_id, s.schedule_id, format('pools %s, taken %s', s.pool_taken, x.n)
    from appointments.stock s
    left join (select hospital_id, schedule_id, count(*) filter (where state in ('held', 'booked', 'cooling', 'used')) as n from seats group by 1, 2) x using (hospital_id, schedule_id)
   where (select sum(p) from unnest(s.pool_taken) as p) <> coalesce(x.n, 0)
  union all
  select '3 one live appointment per patient, department and day', a.hospital_id, min(a.schedule_id::text)::uuid, format('%s appointments of one patient on %s', count(*), a.on_date)
    from appointments.appointment a where a.status in ('pending', 'booked', 'arrived')
   group by a.hospital_id, a.patient_id, a.department_id, a.on_date having count(*) > 1
  union all
  select '4 the ledger replays to the states', coalesce(x.hospital_id, e.hospital_id), coalesce(x.schedule_id, e.schedule_id),
         format('period %s seat %s: rows say %s, ledger says %s', coalesce(x.period_no, e.period_no), coalesce(x.seat, e.seat), coalesce(x.state, 'nothing'), coalesce(e.to_state, 'nothing'))
    from seats x full join last_event e on e.hospital_id = x.hospital_id and e.schedule_id = x.schedule_id and e.period_no = x.period_no and e.seat = x.seat
   where x.state is distinct from e.to_state or (x.appointment_id is not null and x.appointment_id <> e.appointment_id)
  union all
  select '6 one key, one appointment', a.hospital_id, min(a.schedule_id::text)::uuid, format('%s appointments', count(*))
    from appointments.appointment a group by a.hospital_id, a.booked_by, a.idempotency_key having count(*) > 1
$$;
comment on function appointments.audit_numbers is 'Invariant 5 (a confirmed answer is never lost) cannot be seen in rows; the crash test shows it.';
