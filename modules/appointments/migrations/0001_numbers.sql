create schema appointments;

-- Which hospitals have numbers here; lets a row be found by its id alone although every key leads with the hospital.
create table appointments.hospital (hospital_id uuid primary key);

create table appointments.policy (
  hospital_id           uuid not null,
  valid_from            timestamptz not null,
  hold_minutes          int not null default 15,
  elder_hold_minutes    int not null default 30,
  per_department_day    int not null default 1 check (per_department_day = 1),
  per_day               int not null default 2,
  open_at_once          int not null default 4,
  per_month             int not null default 8,
  bookable_until_minutes int not null default 30,
  free_cancel_until     time not null default '17:00',
  cancel_until_minutes  int not null default 30,
  cooling_min_minutes   int not null default 10,
  cooling_max_minutes   int not null default 120,
  primary key (hospital_id, valid_from)
);
comment on table appointments.policy is 'Rules of a hospital from an instant on (domain.md §4); a change is a new row.';
comment on column appointments.policy.bookable_until_minutes is 'Same-day numbers can be taken until so many minutes before the end of their period.';
comment on column appointments.policy.free_cancel_until is 'Cancelling is free until this time of the day before; later it counts as late.';

-- One row a schedule. Its row lock is the queue; its counters are the truth about what is free. A free number needs no row of its own.
create table appointments.stock (
  hospital_id     uuid not null,
  schedule_id     uuid not null,
  campus_id       uuid not null,
  department_id   uuid not null,
  practitioner_id uuid,
  on_date         date not null,
  half            text not null check (half in ('am', 'pm', 'night')),
  fee_level       text not null,
  fee_fen         int not null check (fee_fen >= 0),
  room            text not null,
  time_zone       text not null,
  revision        int not null,
  state           text not null default 'open' check (state in ('open', 'stopped', 'withdrawn')),
  from_time       time[] not null,
  to_time         time[] not null,
  starts_at       timestamptz[] not null,
  ends_at         timestamptz[] not null,
  -- by period: capacity = highest seat that may be opened; opened = seats that have ever been taken; returned = of those, free again
  capacity        int[] not null,
  opened          int[] not null,
  returned        int[] not null,
  void_unopened   int[] not null,
  serial_base     int[] not null,
  base_capacity   int[] not null,
  extra_opened    int not null default 0,
  -- by pool: 1 online, 2 referral, 3 desk, 4 revisit
  pool_quota      int[] not null,
  pool_taken      int[] not null default '{0,0,0,0}',
  pool_release_at timestamptz[] not null,
  pool_flow_at    timestamptz[] not null,
  version         bigint not null default 1,
  primary key (hospital_id, schedule_id),
  constraint stock_not_oversold check (
    0 <= all (capacity) and 0 <= all (opened) and 0 <= all (returned) and 0 <= all (pool_taken)
  )
) with (fillfactor = 50);
comment on column appointments.stock.pool_flow_at is 'From then on what is left of the pool can be taken online.';
create index stock_by_department on appointments.stock (hospital_id, department_id, on_date);
create index stock_by_practitioner on appointments.stock (hospital_id, practitioner_id, on_date);

create table appointments.appointment (
  hospital_id     uuid not null,
  id              uuid not null,
  schedule_id     uuid not null,
  patient_id      uuid not null,
  campus_id       uuid not null,
  department_id   uuid not null,
  practitioner_id uuid,
  on_date         date not null,
  half            text not null,
  period_no       int not null,
  seat            int not null,
  serial          int not null,
  from_time       time not null,
  to_time         time not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  room            text not null,
  fee_fen         int not null,
  pool            int not null,
  channel         text not null,
  status          text not null check (status in ('pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow')),
  hold_until      timestamptz,
  cancel_reason   text check (cancel_reason in ('by_patient', 'by_desk', 'hold_expired', 'given_up', 'stopped')),
  cancelled_late  boolean,
  booked_by       text not null,
  idempotency_key text not null,
  body_hash       text not null,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  primary key (hospital_id, id),
  constraint appointment_hold_has_end check ((status = 'pending') = (hold_until is not null)),
  constraint appointment_cancelled_has_reason check ((status = 'cancelled') = (cancel_reason is not null))
) with (fillfactor = 80);
comment on column appointments.appointment.booked_by is 'account:<id> or staff:<id>';
-- Invariant 2: a number belongs to at most one live appointment.
create unique index appointment_number_once on appointments.appointment (hospital_id, schedule_id, period_no, seat) where status <> 'cancelled';
create unique index appointment_serial_once on appointments.appointment (hospital_id, schedule_id, serial) where status <> 'cancelled';
-- Invariant 3: one live appointment for one department on one day.
create unique index appointment_one_per_department_day on appointments.appointment (hospital_id, patient_id, department_id, on_date) where status in ('pending', 'booked', 'arrived');
-- Invariant 6: the same key gives the same appointment.
create unique index appointment_idempotency on appointments.appointment (hospital_id, booked_by, idempotency_key);
create index appointment_by_patient on appointments.appointment (hospital_id, patient_id, on_date);
create index appointment_by_schedule on appointments.appointment (hospital_id, schedule_id);
create index appointment_held on appointments.appointment (hold_until) where status = 'pending';

-- A number that was given back keeps its seat and serial here until somebody takes it again.
create table appointments.returned_number (
  hospital_id   uuid not null,
  schedule_id   uuid not null,
  period_no     int not null,
  seat          int not null,
  serial        int not null,
  pool          int not null,
  state         text not null check (state in ('cooling', 'released', 'void')),
  cooling_until timestamptz,
  primary key (hospital_id, schedule_id, period_no, seat),
  constraint returned_number_cooling_has_end check ((state = 'cooling') = (cooling_until is not null))
);
comment on column appointments.returned_number.cooling_until is 'Random, so that nobody can hand a number to a named buyer (domain.md §4).';
create index returned_number_cooling on appointments.returned_number (cooling_until) where state = 'cooling';

create table appointments.number_event (
  seq            bigint generated always as identity,
  hospital_id    uuid not null,
  schedule_id    uuid not null,
  period_no      int not null,
  seat_from      int not null,
  seat_to        int not null check (seat_to >= seat_from),
  at             timestamptz not null,
  from_state     text,
  to_state       text not null check (to_state in ('planned', 'released', 'held', 'booked', 'cooling', 'used', 'void')),
  appointment_id uuid,
  who            text not null,
  why            text not null,
  channel        text not null,
  primary key (hospital_id, schedule_id, seq)
);
comment on table appointments.number_event is 'The ledger of numbers, append-only. Issued and voided numbers are ranges of seats; everything else is one seat. Planned turns into released by the clock, without an event.';
create trigger number_event_append_only before update or delete on appointments.number_event
  for each statement execute function platform.refuse_change();
