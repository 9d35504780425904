create schema billing;

create table billing.charge_order (
  hospital_id  uuid not null,
  id           uuid not null,
  number       text not null,
  source       text not null,
  patient_id   uuid not null,
  title        text not null,
  status       text not null,
  amount_fen   int not null,
  refunded_fen int not null default 0,
  channel      text,
  paid_at      timestamptz,
  expires_at   timestamptz,
  closed_at    timestamptz,
  close_reason text,
  attention    text,
  created_at   timestamptz not null,
  primary key (hospital_id, id),
  constraint charge_order_id_is_unique unique (id),
  constraint charge_order_one_per_source unique (source),
  constraint charge_order_number_is_unique unique (hospital_id, number),
  constraint charge_order_status_is_known check (status in ('open', 'paid', 'closed', 'refunding', 'refunded')),
  constraint charge_order_channel_is_known check (channel in ('wechat_jsapi', 'wechat_native', 'cash', 'card_terminal')),
  constraint charge_order_amount_not_negative check (amount_fen >= 0),
  constraint charge_order_not_refunded_twice check (refunded_fen >= 0 and refunded_fen <= amount_fen),
  constraint charge_order_paid_has_a_time check ((paid_at is not null) = (status in ('paid', 'refunding', 'refunded')))
);
comment on table billing.charge_order is 'What a patient owes for one thing (收费订单). The ledger says what really moved.';
comment on column billing.charge_order.number is 'What people read out: day at the hospital, a dash, six digits.';
comment on column billing.charge_order.source is 'What is charged for, e.g. appointment:<id>. Other modules know the order only by this.';
comment on column billing.charge_order.refunded_fen is 'Given back of what paid this order. Money that was never meant to stay (late, twice) is not counted here.';
comment on column billing.charge_order.attention is 'Why a person must look: the kind of the newest incident. Empty when all is well.';
create index charge_order_by_day on billing.charge_order (hospital_id, created_at desc, id desc);
create index charge_order_needing_attention on billing.charge_order (hospital_id, id desc) where attention is not null;
create index charge_order_waiting_for_money on billing.charge_order (expires_at) where status = 'open' and expires_at is not null;

create table billing.payment (
  hospital_id      uuid not null,
  id               uuid not null,
  order_id         uuid not null,
  channel          text not null,
  payer            text not null default '',
  state            text not null,
  out_trade_no     text not null,
  amount_fen       int not null,
  received_fen     int not null default 0,
  refund_asked_fen int not null default 0,
  transaction_id   text,
  prepay           jsonb,
  taken_by         text,
  reference        text,
  expires_at       timestamptz not null,
  paid_at          timestamptz,
  next_query_at    timestamptz,
  queries          int not null default 0,
  created_at       timestamptz not null,
  primary key (hospital_id, id),
  foreign key (hospital_id, order_id) references billing.charge_order (hospital_id, id),
  constraint payment_out_trade_no_is_unique unique (out_trade_no),
  constraint payment_transaction_is_counted_once unique (transaction_id),
  constraint payment_state_is_known check (state in ('prepared', 'paid', 'closed', 'returned')),
  constraint payment_out_trade_no_fits_the_channel check (out_trade_no ~ '^[0-9A-Za-z_-]{6,32}$'),
  constraint payment_received_when_paid check ((received_fen > 0) = (state in ('paid', 'returned'))),
  constraint payment_not_refunded_beyond_what_was_paid check (refund_asked_fen >= 0 and refund_asked_fen <= received_fen)
);
comment on table billing.payment is 'One attempt to pay an order. paid: this money pays the order; returned: money that came but may not stay.';
comment on column billing.payment.out_trade_no is 'Our number at the channel: the id without dashes. Sending it again is the same trade.';
comment on column billing.payment.payer is 'Hash of app and openid: enough to recognise the same payer, too little to name one. Empty for a desk code.';
comment on column billing.payment.amount_fen is 'What was asked; received_fen is what came.';
comment on column billing.payment.refund_asked_fen is 'Sum of the refunds that are under way or done.';
create unique index payment_one_prepared_per_payer on billing.payment (order_id, channel, payer) where state = 'prepared';
create unique index payment_order_is_paid_once on billing.payment (order_id) where state = 'paid';
create index payment_of_order on billing.payment (order_id);
create index payment_to_ask_about on billing.payment (next_query_at) where state = 'prepared';

create table billing.refund (
  hospital_id   uuid not null,
  id            uuid not null,
  order_id      uuid not null,
  payment_id    uuid not null,
  out_refund_no text not null,
  state         text not null,
  amount_fen    int not null,
  reason        text not null,
  requested_by  text not null,
  channel_id    text,
  tries         int not null default 0,
  next_check_at timestamptz,
  created_at    timestamptz not null,
  done_at       timestamptz,
  primary key (hospital_id, id),
  foreign key (hospital_id, order_id) references billing.charge_order (hospital_id, id),
  foreign key (hospital_id, payment_id) references billing.payment (hospital_id, id),
  constraint refund_id_is_unique unique (id),
  constraint refund_out_refund_no_is_unique unique (out_refund_no),
  constraint refund_state_is_known check (state in ('requested', 'processing', 'done', 'abnormal', 'closed')),
  constraint refund_of_something check (amount_fen > 0),
  constraint refund_done_has_a_time check ((done_at is not null) = (state = 'done'))
);
comment on column billing.refund.state is 'abnormal: the channel cannot give it back (the payer''s card was closed): a person must act there. closed: the channel gave up.';
comment on column billing.refund.requested_by is 'staff:<id>, account:<id> or system.';
create index refund_of_order on billing.refund (order_id);
create index refund_to_look_after on billing.refund (next_check_at) where state in ('requested', 'processing', 'abnormal');

create table billing.money_entry (
  seq         bigint primary key generated always as identity,
  hospital_id uuid not null,
  order_id    uuid not null,
  payment_id  uuid not null,
  refund_id   uuid,
  amount_fen  int not null,
  channel     text not null,
  channel_id  text not null,
  at          timestamptz not null,
  booked_at   timestamptz not null,
  foreign key (hospital_id, order_id) references billing.charge_order (hospital_id, id),
  foreign key (hospital_id, payment_id) references billing.payment (hospital_id, id),
  foreign key (hospital_id, refund_id) references billing.refund (hospital_id, id),
  constraint money_entry_payment_in_refund_out check ((refund_id is null and amount_fen > 0) or (refund_id is not null and amount_fen < 0))
);
comment on table billing.money_entry is 'What really moved, in whole fen: payments plus, refunds minus. Append-only; a correction is a new row.';
comment on column billing.money_entry.channel_id is 'The channel''s own id (transaction_id, refund_id, terminal slip), for reconciliation.';
create unique index money_entry_once_per_payment on billing.money_entry (payment_id) where refund_id is null;
create unique index money_entry_once_per_refund on billing.money_entry (refund_id) where refund_id is not null;
create index money_entry_of_order on billing.money_entry (order_id);
create index money_entry_by_day on billing.money_entry (hospital_id, at);
create trigger money_entry_append_only before update or delete or truncate on billing.money_entry
  for each statement execute function platform.refuse_change();

create table billing.channel_notification (
  id           text primary key,
  kind         text not null,
  out_no       text not null,
  outcome      text not null,
  received_at  timestamptz not null
);
comment on table billing.channel_notification is 'Inbox of signed notifications, by the channel''s event id: one that comes again does nothing. Belongs to the merchant account, not to one hospital.';

create table billing.incident (
  hospital_id uuid not null,
  id          uuid not null,
  order_id    uuid not null,
  payment_id  uuid,
  refund_id   uuid,
  kind        text not null,
  detail      jsonb not null default '{}',
  at          timestamptz not null,
  primary key (hospital_id, id),
  foreign key (hospital_id, order_id) references billing.charge_order (hospital_id, id)
);
comment on table billing.incident is 'Something about money that a person must look at. Amounts and ids only.';
create index incident_of_order on billing.incident (order_id);
