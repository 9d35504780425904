-- 候诊队列 (domain.md §4 Calling order): who waits where, in which order and why, and every call that was made.
create schema queue;

create table queue.policy (
  hospital_id        uuid not null,
  valid_from         timestamptz not null,
  priority_groups    text[] not null default '{critical,aged_80,pregnant,serviceman,disabled}',
  return_every       int not null default 3 check (return_every >= 2),
  miss_back          int[] not null default '{3,5}' check (0 < all (miss_back)),
  late_after_minutes int not null default 0 check (late_after_minutes >= 0),
  remind_ahead       int not null default 3 check (remind_ahead >= 1),
  door_code_seconds  int not null default 30 check (door_code_seconds between 10 and 600),
  near_metres        int not null default 500 check (near_metres between 50 and 5000),
  primary key (hospital_id, valid_from)
);
comment on table queue.policy is 'Rules of a hospital from an instant on; a change is a new row.';
comment on column queue.policy.priority_groups is 'Who comes before the serials, first group first.';
comment on column queue.policy.return_every is 'One in so many calls is a returning patient while any wait.';
comment on column queue.policy.miss_back is 'How many places a missed call costs, the first time, the second …; the next one sends to the end, the one after that is void.';
comment on column queue.policy.late_after_minutes is 'Late is who checks in so many minutes after the end of the own period.';

-- A room by its name in the timetable. Rooms of one department with the same queue name share one queue.
create table queue.room (
  hospital_id   uuid not null,
  id            uuid not null,
  campus_id     uuid not null,
  department_id uuid not null,
  name          text not null check (char_length(name) between 1 and 100),
  queue_name    text not null check (char_length(queue_name) between 1 and 100),
  primary key (hospital_id, id),
  constraint room_once unique (hospital_id, campus_id, department_id, name)
);
create index room_by_id on queue.room (id);

-- One queue a day. Its row lock is the order in which things happen to it; `seq` numbers them without a gap.
create table queue.queue (
  hospital_id   uuid not null,
  id            uuid not null,
  campus_id     uuid not null,
  department_id uuid not null,
  name          text not null,
  on_date       date not null,
  seq           bigint not null default 0,
  since_return  int not null default 1000 check (since_return >= 0),
  opened_at     timestamptz not null,
  primary key (hospital_id, id),
  constraint queue_once_a_day unique (hospital_id, campus_id, department_id, name, on_date)
) with (fillfactor = 50);
comment on column queue.queue.since_return is 'Calls since the last returning patient; the next one is due from return_every - 1 on.';
create index queue_by_id on queue.queue (id);

create table queue.queue_entry (
  hospital_id     uuid not null,
  id              uuid not null,
  queue_id        uuid not null,
  room_id         uuid not null,
  appointment_id  uuid not null,
  patient_id      uuid not null,
  schedule_id     uuid not null,
  practitioner_id uuid,
  name_masked     text not null,
  half            smallint not null check (half between 0 and 2),
  serial          int not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  arrived_at      timestamptz not null,
  how             text not null check (how in ('desk', 'door', 'location', 'kiosk')),
  status          text not null check (status in ('waiting', 'called', 'in_room', 'away', 'done', 'void', 'left')),
  lane            text not null check (lane in ('emergency', 'priority', 'return', 'on_time', 'late')),
  lane_at         timestamptz not null,
  priority_group  text,
  why             text not null,
  position        int,
  placed_seq      bigint not null,
  missed          int not null default 0,
  missed_at       timestamptz,
  behind          uuid[] not null default '{}',
  rounds          int not null default 0,
  served_by       uuid,
  called_at       timestamptz,
  called_times    int not null default 0,
  started_at      timestamptz,
  finished_at     timestamptz,
  reminded        boolean not null default false,
  primary key (hospital_id, id),
  constraint entry_in_a_queue foreign key (hospital_id, queue_id) references queue.queue (hospital_id, id),
  constraint entry_at_a_room foreign key (hospital_id, room_id) references queue.room (hospital_id, id),
  constraint entry_once_an_appointment unique (hospital_id, appointment_id),
  constraint entry_waits_at_a_place check ((status = 'waiting') = (position is not null)),
  constraint entry_place_once unique (hospital_id, queue_id, position) deferrable initially deferred,
  constraint entry_is_served_by_somebody check (status not in ('called', 'in_room') or (served_by is not null and called_at is not null)),
  constraint entry_priority_has_a_group check ((lane = 'priority') = (priority_group is not null))
) with (fillfactor = 60);
comment on column queue.queue_entry.practitioner_id is 'The doctor the patient waits for; null: any of the queue.';
comment on column queue.queue_entry.behind is 'After a missed call: who goes first. Emptied as they are called.';
comment on column queue.queue_entry.placed_seq is 'When the place was given: who stands before somebody and was placed later has jumped, and the reason is in `why`.';
comment on column queue.queue_entry.reminded is 'Was told that few are ahead.';
create index entry_by_queue on queue.queue_entry (hospital_id, queue_id, status);
create index entry_by_appointment on queue.queue_entry (appointment_id);
create index entry_by_practitioner on queue.queue_entry (hospital_id, practitioner_id, arrived_at);
-- A doctor has one patient at a time.
create unique index entry_one_at_a_doctor on queue.queue_entry (hospital_id, served_by) where status in ('called', 'in_room');

-- Who calls in a queue, and whether they pause.
create table queue.station (
  hospital_id  uuid not null,
  queue_id     uuid not null,
  server_id    uuid not null,
  room_id      uuid not null,
  opened_at    timestamptz not null,
  paused_at    timestamptz,
  pause_reason text,
  primary key (hospital_id, queue_id, server_id),
  constraint station_pause_has_a_reason check ((paused_at is null) = (pause_reason is null)),
  constraint station_of_a_queue foreign key (hospital_id, queue_id) references queue.queue (hospital_id, id)
);
comment on column queue.station.server_id is 'The practitioner, or the member of staff who calls for an ordinary clinic.';

-- What happened, append-only: clients follow it by its number, the audit replays it.
create table queue.queue_event (
  hospital_id uuid not null,
  queue_id    uuid not null,
  seq         bigint not null,
  at          timestamptz not null,
  kind        text not null check (kind in ('joined', 'called', 'recalled', 'missed', 'voided', 'started', 'finished', 'away', 'returned',
                                            'prioritised', 'transferred', 'transferred_away', 'left', 'paused', 'resumed')),
  entry_id    uuid,
  status      text,
  reason      text not null,
  who         text not null,
  room_id     uuid,
  position    int,
  passed      int not null default 0,
  note        text,
  primary key (hospital_id, queue_id, seq),
  constraint event_of_a_queue foreign key (hospital_id, queue_id) references queue.queue (hospital_id, id)
);
comment on column queue.queue_event.passed is 'How many who had their place before were passed.';
create index event_by_entry on queue.queue_event (hospital_id, entry_id, queue_id, seq);

create function queue.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'queue.queue_event is append-only' using errcode = 'restrict_violation';
end $$;
create trigger event_is_append_only before update or delete on queue.queue_event for each row execute function queue.refuse_change();

-- How long visits took, for the wait estimate.
create table queue.consultation (
  hospital_id   uuid not null,
  entry_id      uuid not null,
  round         int not null,
  queue_id      uuid not null,
  department_id uuid not null,
  server_id     uuid not null,
  lane          text not null,
  called_at     timestamptz not null,
  started_at    timestamptz not null,
  finished_at   timestamptz not null check (finished_at >= started_at),
  primary key (hospital_id, entry_id, round)
);
create index consultation_by_server on queue.consultation (hospital_id, server_id, finished_at);

-- Rows that contradict each other. Empty = all is well.
create function queue.audit_queue() returns table (invariant text, hospital_id uuid, queue_id uuid, detail text)
language sql stable as $$
  select 'the log has no gap', q.hospital_id, q.id, format('seq %s, %s events, highest %s', q.seq, count(e.seq), coalesce(max(e.seq), 0))
    from queue.queue q left join queue.queue_event e on e.hospital_id = q.hospital_id and e.queue_id = q.id
   group by q.hospital_id, q.id, q.seq
  having count(e.seq) <> q.seq or coalesce(max(e.seq), 0) <> q.seq
  union all
  select 'the log replays to the states', x.hospital_id, x.queue_id, format('entry %s is %s, its log says %s', x.id, x.status, coalesce(l.status, 'nothing'))
    from queue.queue_entry x
    left join lateral (select e.status from queue.queue_event e
                        where e.hospital_id = x.hospital_id and e.entry_id = x.id and e.queue_id = x.queue_id and e.status is not null
                        order by e.seq desc limit 1) l on true
   where l.status is distinct from x.status
  union all
  select 'places count from one without a gap', x.hospital_id, x.queue_id, format('%s wait, highest place %s', count(*), max(x.position))
    from queue.queue_entry x where x.status = 'waiting'
   group by x.hospital_id, x.queue_id having max(x.position) <> count(*) or min(x.position) <> 1
  union all
  -- Among those who never missed a call: an emergency before everybody, a priority group before the rest, serials in order, late ones last.
  select 'nobody stands before a higher lane', b.hospital_id, b.queue_id, format('%s (%s %s) stands before %s (%s %s)', b.id, b.lane, b.serial, a.id, a.lane, a.serial)
    from queue.queue_entry a
    join queue.queue_entry b on b.hospital_id = a.hospital_id and b.queue_id = a.queue_id and b.status = 'waiting' and b.position < a.position
   where a.status = 'waiting' and a.missed = 0 and b.missed = 0
     and (a.lane = 'emergency' and b.lane <> 'emergency'
       or a.lane = 'priority' and b.lane not in ('emergency', 'priority')
       or a.lane = 'on_time' and b.lane = 'late'
       or a.lane = 'on_time' and b.lane = 'on_time' and (b.half, b.serial) > (a.half, a.serial))
  union all
  select 'a finished visit has its times', x.hospital_id, x.queue_id, format('entry %s, round %s', x.id, x.rounds)
    from queue.queue_entry x
   where x.status in ('done', 'away')
     and not exists (select 1 from queue.consultation c where c.hospital_id = x.hospital_id and c.entry_id = x.id and c.round = x.rounds)
  union all
  select 'void only after every missed call', x.hospital_id, x.queue_id, format('entry %s is void after %s', x.id, x.missed)
    from queue.queue_entry x
    join lateral (select p.miss_back from queue.policy p where p.hospital_id = x.hospital_id and p.valid_from <= x.arrived_at
                   order by p.valid_from desc limit 1) p on true
   where x.status = 'void' and x.missed < cardinality(p.miss_back) + 2
$$;
