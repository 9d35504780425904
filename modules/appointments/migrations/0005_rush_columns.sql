-- What the statement that decides must see of the rules around it. Each rule lives in its own file and moves only its own column or table.

alter table appointments.stock
  -- 公平抽号: 'draw' collects wishes and gives the numbers by lot; until it is drawn nobody can take one directly.
  add column allotment text not null default 'first_come' check (allotment in ('first_come', 'draw')),
  add column drawn_at  timestamptz,
  -- 候补: how many wait for this schedule. While somebody waits, what becomes free online is theirs: nobody passes the line.
  add column line      int not null default 0,
  -- Rooms, devices and people that a number of this schedule occupies besides the doctor; empty for nearly all.
  add column resources uuid[] not null default '{}',
  add constraint stock_line_not_negative check (line >= 0),
  add constraint stock_drawn_only_by_draw check (drawn_at is null or allotment = 'draw');
comment on column appointments.stock.line is 'Waiting waitlist entries. Kept by the statements that add, serve and close entries, under the lock of this row.';

-- Someone who may not take online numbers of some fee levels for a while (no-show rule, domain.md §4). Desk and phone stay open.
create table appointments.restriction (
  hospital_id uuid not null,
  id          uuid not null,
  patient_id  uuid not null,
  fee_levels  text[] not null,
  from_at     timestamptz not null,
  until_at    timestamptz not null,
  lifted_at   timestamptz,
  lifted_by   text,
  why         text not null,
  primary key (hospital_id, id),
  constraint restriction_ends_after_it_begins check (until_at > from_at),
  constraint restriction_lifted_by_someone check ((lifted_at is null) = (lifted_by is null))
);
comment on table appointments.restriction is 'In force while from_at <= now < until_at and not lifted. It ends by the clock, never by a job.';
create index restriction_by_patient on appointments.restriction (patient_id, hospital_id, until_at);
