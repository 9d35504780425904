-- Fair play in a rush: who is asked to wait a little, why, and who is exempt. Nothing here decides about a number.

alter table appointments.policy
  add column rush_guard       boolean not null default true,
  add column permit_bits      int not null default 12 check (permit_bits between 0 and 20),
  add column hot_minutes      int not null default 10 check (hot_minutes between 1 and 240),
  add column hot_people       int not null default 20 check (hot_people between 1 and 100000),
  add column slow_from_score  int not null default 3 check (slow_from_score between 1 and 100),
  add column slow_seconds     int not null default 8 check (slow_seconds between 1 and 60),
  add column device_accounts  int not null default 3 check (device_accounts between 2 and 16),
  add column network_accounts int not null default 300 check (network_accounts between 10 and 3000);
comment on column appointments.policy.rush_guard is 'Whether requests are looked at in a rush at all (docs/flows/rush.md).';
comment on column appointments.policy.permit_bits is 'Leading zero bits the invisible computation of the app must find: 12 costs a phone less than 300 ms. 0 asks for none.';
comment on column appointments.policy.hot_minutes is 'So many minutes from release on a schedule can be hot.';
comment on column appointments.policy.hot_people is 'And it is hot only when at least so many accounts want it.';
comment on column appointments.policy.slow_from_score is 'From this score on a request waits in the slow lane.';
comment on column appointments.policy.slow_seconds is 'How long it waits there.';
comment on column appointments.policy.device_accounts is 'From so many accounts on one device within ten minutes on, the device is looked at.';
comment on column appointments.policy.network_accounts is 'From so many accounts behind one network on; a mild sign only, because wards and carriers share addresses.';

-- What was slowed, by hour, for the hospital to see. Counts; accounts, devices and networks only as keyed hashes.
create table appointments.slowed (
  hospital_id   uuid not null,
  hour          timestamptz not null,
  department_id uuid not null,
  reason        text not null,
  account       text not null,
  device        text not null,
  network       text not null,
  requests      int not null default 0 check (requests >= 0),
  got           int not null default 0 check (got >= 0),
  last_at       timestamptz not null,
  primary key (hospital_id, hour, department_id, reason, account, device, network)
);
comment on table appointments.slowed is 'Written by each process every few seconds, never by a request. Kept for 90 days.';
comment on column appointments.slowed.got is 'Requests of these that took a number in the end.';
create index slowed_by_account on appointments.slowed (hospital_id, account, hour);

-- Someone who is never slowed: a community health worker, the hospital's own Wi-Fi.
create table appointments.rush_exemption (
  hospital_id uuid not null,
  id          uuid not null,
  kind        text not null check (kind in ('account', 'device', 'network')),
  subject     text not null,
  label       text not null,
  why         text not null check (length(why) >= 2),
  made_at     timestamptz not null,
  made_by     text not null,
  ended_at    timestamptz,
  ended_by    text,
  primary key (hospital_id, id),
  constraint rush_exemption_ended_by_someone check ((ended_at is null) = (ended_by is null))
);
create unique index rush_exemption_once on appointments.rush_exemption (hospital_id, kind, subject) where ended_at is null;

-- What one process saw of a device, for the others. Losing it in a crash only forgives.
create unlogged table appointments.rush_sighting (
  device   text not null,
  node     text not null,
  accounts text[] not null,
  keys     int not null,
  early    int not null,
  seen_at  timestamptz not null,
  primary key (device, node)
);
create index rush_sighting_recent on appointments.rush_sighting (seen_at);
