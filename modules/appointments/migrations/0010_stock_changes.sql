-- What is left is read from snapshots in the memory of every process (docs/adr/0014-snapshots.md). A snapshot learns that it is old from this table:
-- each statement that touches schedules leaves one line per department, doctor and day, in the same transaction, so that a line is visible exactly
-- when the change is. A batch of 256 bookings of one schedule leaves one line. Nobody is notified inside a booking: NOTIFY takes a global lock at commit.
--
-- Unlogged: the lines are worth nothing after a crash, because every process throws its snapshots away when the server has started anew.
create unlogged table appointments.stock_change (
  seq             bigint generated always as identity,
  xid             xid8 not null default pg_current_xact_id(),
  at              timestamptz not null default clock_timestamp(),
  hospital_id     uuid not null,
  department_id   uuid,
  practitioner_id uuid,
  on_date         date
);
comment on table appointments.stock_change is 'Which days of which department moved; read by the snapshots, forgotten after minutes. No department: everything of the hospital.';
comment on column appointments.stock_change.xid is 'Readers go on from the oldest transaction that was still open when they last looked, so that a late commit is not missed.';
create index stock_change_by_xid on appointments.stock_change (xid);

create function appointments.note_new_stock() returns trigger language plpgsql as $$
begin
  insert into appointments.stock_change (hospital_id, department_id, practitioner_id, on_date)
  select distinct c.hospital_id, c.department_id, c.practitioner_id, c.on_date from changed c;
  return null;
end $$;
create function appointments.note_moved_stock() returns trigger language plpgsql as $$
begin
  -- A substitution changes the doctor: the day of the one who stepped back moved, too.
  insert into appointments.stock_change (hospital_id, department_id, practitioner_id, on_date)
  select c.hospital_id, c.department_id, c.practitioner_id, c.on_date from changed c
  union
  select w.hospital_id, w.department_id, w.practitioner_id, w.on_date from was w;
  return null;
end $$;
create trigger stock_noted_when_new after insert on appointments.stock
  referencing new table as changed for each statement execute function appointments.note_new_stock();
create trigger stock_noted_when_moved after update on appointments.stock
  referencing old table as was new table as changed for each statement execute function appointments.note_moved_stock();
create trigger stock_noted_when_gone after delete on appointments.stock
  referencing old table as changed for each statement execute function appointments.note_new_stock();

-- A new rule may close a period earlier or later, in the whole hospital.
create function appointments.note_policy() returns trigger language plpgsql as $$
begin
  insert into appointments.stock_change (hospital_id) select distinct c.hospital_id from changed c;
  return null;
end $$;
create trigger policy_noted_when_new after insert on appointments.policy
  referencing new table as changed for each statement execute function appointments.note_policy();
create trigger policy_noted_when_moved after update on appointments.policy
  referencing new table as changed for each statement execute function appointments.note_policy();
