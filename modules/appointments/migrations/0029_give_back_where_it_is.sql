-- An appointment may move to another schedule while it is being given back. Only those that still stand where the lock is are touched: anything else
-- would take a second lock out of order. Who asks is told that it was not given back, and asks again.
create or replace function appointments.give_back(
  p_hospital uuid, p_ids uuid[], p_from text, p_reason text, p_late boolean, p_who text, p_channel text, p_now timestamptz
) returns setof uuid
language plpgsql volatile as $$
#variable_conflict use_column
declare
  t timestamptz := coalesce(p_now, clock_timestamp());
  locked uuid[];
begin
  select array_agg(x.schedule_id) into locked from (
  select s.schedule_id
     from appointments.stock s
    where s.hospital_id = p_hospital
      and s.schedule_id in (select a.schedule_id from appointments.appointment a where a.hospital_id = p_hospital and a.id = any (p_ids))
    order by s.hospital_id, s.schedule_id
      for no key update of s) x;

  return query
  with gone as (
    update appointments.appointment a
       set status = 'cancelled', cancel_reason = p_reason, cancelled_late = p_late, hold_until = null, changed_at = t
     where a.hospital_id = p_hospital and a.id = any (p_ids) and a.status = p_from and a.schedule_id = any (locked)
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
