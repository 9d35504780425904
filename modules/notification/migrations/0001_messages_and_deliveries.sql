create schema notification;

create table notification.message (
  account_id  uuid not null,
  id          uuid not null,
  key         text not null,
  hospital_id uuid,
  template    text not null,
  params      jsonb not null,
  link        text,
  concerns_at timestamptz,
  created_at  timestamptz not null,
  read_at     timestamptz,
  primary key (account_id, id),
  constraint message_told_once unique (account_id, key)
);
comment on table notification.message is 'The inbox (消息). One row for each thing told to each account; an account belongs to no single hospital, so it leads the key.';
comment on column notification.message.key is 'What the message is about, e.g. number_booked:<appointment>: telling it again does nothing.';
comment on column notification.message.params is 'Words that fill the template. The sentence is made when it is read, in the reader''s language.';
comment on column notification.message.concerns_at is 'The moment it is about: an SMS for the next 12 hours does not wait for the morning, one for the past is not sent.';
create index message_unread on notification.message (account_id) where read_at is null;

create table notification.delivery (
  account_id   uuid not null,
  id           uuid not null,
  message_id   uuid not null,
  hospital_id  uuid,
  template     text not null,
  channel      text not null,
  state        text not null default 'waiting',
  attempts     int not null default 0,
  last_error   text,
  next_at      timestamptz not null,
  leased_until timestamptz,
  credit_taken boolean not null default false,
  phone_tail   text,
  receipt_id   text,
  created_at   timestamptz not null,
  sent_at      timestamptz,
  primary key (account_id, id),
  foreign key (account_id, message_id) references notification.message (account_id, id),
  constraint delivery_once_per_channel unique (message_id, channel),
  constraint delivery_id_is_unique unique (id),
  constraint delivery_channel_is_known check (channel in ('subscribe', 'sms')),
  constraint delivery_state_is_known check (state in ('waiting', 'sent', 'failed', 'skipped'))
);
comment on column notification.delivery.last_error is 'The kind of failure only; never what the provider wrote.';
comment on column notification.delivery.phone_tail is 'Masked: the last four digits.';
comment on column notification.delivery.leased_until is 'Somebody is sending it now; after this moment another may try.';
create index delivery_waiting on notification.delivery (next_at) where state = 'waiting';
create index delivery_by_hospital on notification.delivery (hospital_id, id desc);

create table notification.preference (
  account_id uuid not null,
  category   text not null,
  subscribe  boolean not null,
  sms        boolean not null,
  updated_at timestamptz not null,
  primary key (account_id, category),
  constraint preference_category_is_known check (category in ('booking', 'money', 'service'))
);
comment on table notification.preference is 'Only what an account has chosen; no row means everything is wanted. The inbox cannot be switched off.';

create table notification.subscribe_credit (
  account_id  uuid not null,
  template_id text not null,
  credits     int not null,
  updated_at  timestamptz not null,
  primary key (account_id, template_id),
  constraint subscribe_credit_not_overdrawn check (credits >= 0)
);
comment on table notification.subscribe_credit is 'One-time consents of the mini program: one consent, one message.';
