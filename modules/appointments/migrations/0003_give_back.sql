-- Gives numbers back: an expired or given-up hold is free at once; a cancelled one cools first.
-- Only appointments that are still in the state the caller saw are touched (compare-and-swap); returns the ids that were.
create function appointments.give_back(
  p_hospital uuid, p_ids uuid[], p_from text, p_reason text, p_late boolean, p_who text, p_channel text, p_now timestamptz
) returns setof uuid
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
begin
  perform 1
     from appointments.stock s
    where s.hospital_id = p_hospital
      and s.schedule_id in (select a.schedule_id from appointments.appointment a where a.hospital_id = p_hospital and a.id = any (p_ids))
    order by s.hospital_id, s.schedule_id
      for no key update of s;

  return query
  with gone as (
    update appointments.appointment a
       set status = 'cancelled', cancel_reason = p_reason, cancelled_late = p_late, hold_until = null, changed_at = t
     where a.hospital_id = p_hospital and a.id = any (p_ids) and a.status = p_from
    returning a.*
  ),
  -- A hold that was never paid goes straight back; a confirmed number cools for a random time, so that it cannot be handed over.
  placed as (
    select g.*,
           case when p_from = 'booked' and p_reason <> 'stopped' then 'cooling' else 'released' end as number_state,
           case when p_from = 'booked' and p_reason <> 'stopped'
                then t + make_interval(secs => 60 * (p.cooling_min_minutes + random() * (p.cooling_max_minutes - p.cooling_min_minutes))) end as cooling_until
      from gone g
      left join lateral (select * from appointments.policy p
                          where p.hospital_id = g.hospital_id and p.valid_from <= t order by p.valid_from desc limit 1) p on true
  ),
  kept as (
    insert into appointments.returned_number (hospital_id, schedule_id, period_no, seat, serial, pool, state, cooling_until)
    select hospital_id, schedule_id, period_no, seat, serial, pool, number_state, cooling_until from placed
    returning 1
  ),
  remembered as (
    insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
    select hospital_id, schedule_id, period_no, seat, seat, t, case p_from when 'pending' then 'held' else 'booked' end, number_state, id, p_who, p_reason, p_channel from placed
    returning 1
  ),
  announced as (
    insert into platform.outbox (id, name, key, data)
    select gen_random_uuid(), 'appointments.appointment_cancelled.v1', id::text,
           jsonb_build_object('appointmentId', id, 'hospitalId', hospital_id, 'scheduleId', schedule_id, 'patientId', patient_id, 'feeFen', fee_fen,
                              'reason', p_reason, 'late', p_late, 'wasBooked', p_from = 'booked')
      from placed
    returning 1
  ),
  counted as (
    update appointments.stock s
       set returned = (select array_agg(r + coalesce(d.n, 0) order by i) from unnest(s.returned) with ordinality as x(r, i)
                         left join (select period_no, count(*)::int as n from placed p
                                     where p.schedule_id = s.schedule_id and p.number_state = 'released' group by 1) d on d.period_no = i - 1),
           pool_taken = (select array_agg(q - coalesce(d.n, 0) order by i) from unnest(s.pool_taken) with ordinality as x(q, i)
                           left join (select pool, count(*)::int as n from placed p
                                       where p.schedule_id = s.schedule_id and p.number_state = 'released' group by 1) d on d.pool = i),
           version = s.version + 1
     where s.hospital_id = p_hospital and s.schedule_id in (select schedule_id from placed)
    returning 1
  )
  select id from placed;
end $$;

-- Numbers whose cooling is over can be taken again. Returns how many.
create function appointments.end_cooling(p_now timestamptz, p_limit int) returns int
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  n int;
begin
  perform 1
     from appointments.stock s
    where (s.hospital_id, s.schedule_id) in (select r.hospital_id, r.schedule_id from appointments.returned_number r
                                              where r.state = 'cooling' and r.cooling_until <= t order by r.cooling_until limit p_limit)
    order by s.hospital_id, s.schedule_id
      for no key update of s;
  with due as (
    select r.hospital_id, r.schedule_id, r.period_no, r.seat, r.pool from appointments.returned_number r
     where r.state = 'cooling' and r.cooling_until <= t order by r.cooling_until limit p_limit
  ),
  warm as (
    update appointments.returned_number r set state = 'released', cooling_until = null
      from due d where r.hospital_id = d.hospital_id and r.schedule_id = d.schedule_id and r.period_no = d.period_no and r.seat = d.seat and r.state = 'cooling'
    returning r.hospital_id, r.schedule_id, r.period_no, r.seat, r.pool
  ),
  remembered as (
    insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
    select hospital_id, schedule_id, period_no, seat, seat, t, 'cooling', 'released', 'system', 'cooling_over', 'system' from warm
    returning 1
  ),
  counted as (
    update appointments.stock s
       set returned = (select array_agg(r + coalesce(d.n, 0) order by i) from unnest(s.returned) with ordinality as x(r, i)
                         left join (select period_no, count(*)::int as n from warm w where w.schedule_id = s.schedule_id group by 1) d on d.period_no = i - 1),
           pool_taken = (select array_agg(q - coalesce(d.n, 0) order by i) from unnest(s.pool_taken) with ordinality as x(q, i)
                           left join (select pool, count(*)::int as n from warm w where w.schedule_id = s.schedule_id group by 1) d on d.pool = i),
           version = s.version + 1
     where (s.hospital_id, s.schedule_id) in (select hospital_id, schedule_id from warm)
    returning 1
  )
  select count(*) into n from warm;
  return n;
end $$;
