-- 放号监控: what was answered to those who asked for numbers, by minute and second. Each process counts in memory and adds its counts here once a
-- second; no request writes here. A process that dies loses at most its last second: this is for looking, the ledger is number_event.
create table appointments.release_tally (
  hospital_id   uuid not null,
  department_id uuid not null,
  minute        timestamptz not null,
  outcome       text not null,
  total         int not null,
  per_second    int[] not null,
  primary key (hospital_id, minute, department_id, outcome),
  constraint release_tally_has_a_minute check (cardinality(per_second) = 60)
) with (fillfactor = 50);
comment on column appointments.release_tally.outcome is 'held, booked, the name of a refusal, unavailable (queue full), or slowed (sent to the slow lane; counted beside its answer).';

-- How long the queues are, as each process said last; a line older than some seconds is of a process that has nothing to do, or is gone.
create unlogged table appointments.release_node (
  node    uuid primary key,
  at      timestamptz not null,
  waiting int not null
);
