-- Who has booked and is not here yet, as it stood at the last check-in of the same clinic: a lower serial that still comes is called before. For the wait estimate only.
create table queue.expected (
  hospital_id uuid not null,
  schedule_id uuid not null,
  queue_id    uuid not null,
  practitioner_id uuid,
  people      jsonb not null,
  noted_at    timestamptz not null,
  primary key (hospital_id, schedule_id),
  constraint expected_in_a_queue foreign key (hospital_id, queue_id) references queue.queue (hospital_id, id)
);
comment on column queue.expected.people is 'half, serial, startsAt, endsAt of each; no patient.';
create index expected_by_queue on queue.expected (hospital_id, queue_id);
