create table platform.outbox (
  seq          bigint primary key generated always as identity,
  id           uuid not null unique,
  name         text not null,
  key          text not null,
  data         jsonb not null,
  created_at   timestamptz not null default now(),
  delivered_at timestamptz,
  attempts     int not null default 0,
  next_try_at  timestamptz,
  parked_at    timestamptz,
  last_error   text
);
comment on table platform.outbox is 'Events written beside the rows they speak of; the relay delivers them after commit, in order within a key.';
comment on column platform.outbox.parked_at is 'Set after too many failed tries: a person must look. Later events of the same key wait behind it.';
create index outbox_waiting on platform.outbox (seq) where delivered_at is null;

create table platform.inbox (
  subscriber text not null,
  event_id   uuid not null,
  at         timestamptz not null default now(),
  primary key (subscriber, event_id)
);

create table platform.idempotency (
  actor_id   text not null,
  key        text not null,
  body_hash  text not null,
  status     int,
  response   jsonb,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);

create table platform.audit_entry (
  seq         bigint primary key generated always as identity,
  at          timestamptz not null default now(),
  hospital_id uuid,
  actor_kind  text not null check (actor_kind in ('anonymous', 'account', 'staff', 'partner', 'system')),
  actor_id    text,
  action      text not null,
  object      text,
  status      int not null,
  request_id  text not null,
  reason      text
);
comment on table platform.audit_entry is 'Who did or read what, and how it ended. Append-only. Ids only: never names, numbers or diagnoses.';
create index audit_entry_by_hospital on platform.audit_entry (hospital_id, seq desc);
create index audit_entry_by_object on platform.audit_entry (object, seq desc);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_append_only before update or delete on platform.audit_entry
  for each statement execute function platform.refuse_change();

-- Losing the counters in a crash only forgives a few tries.
create unlogged table platform.rate_window (
  key        text not null,
  window_end timestamptz not null,
  hits       int not null,
  primary key (key)
);

create table platform.partner_token (
  key        text primary key,
  sealed     text not null,
  expires_at timestamptz not null
);
