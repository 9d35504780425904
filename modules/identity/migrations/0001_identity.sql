create schema identity;

create table identity.account (
  group_id           uuid not null,
  id                 uuid not null,
  phone_sealed       text,
  phone_index        text,
  unionid            text,
  password_hash      text,
  preferences        jsonb not null default '{"elder": false, "fontScale": 1, "language": "zh-CN"}',
  default_patient_id uuid,
  created_at         timestamptz not null,
  suspended_at       timestamptz,
  primary key (group_id, id),
  constraint account_one_per_phone unique (group_id, phone_index),
  constraint account_one_per_unionid unique (group_id, unionid),
  constraint account_phone_sealed_and_found check ((phone_sealed is null) = (phone_index is null))
);
comment on table identity.account is 'Who logs in as a patient or for one. Not a patient: one account acts for several patients, a patient may have several accounts.';
comment on column identity.account.phone_index is 'Keyed hash: finds the account of a phone without showing the phone.';
comment on column identity.account.unionid is 'The same person across the apps of one WeChat open-platform account; what joins mini program and official account.';

create table identity.account_login (
  group_id   uuid not null,
  app        text not null check (app in ('mini-program', 'official-account')),
  openid     text not null,
  account_id uuid not null,
  created_at timestamptz not null,
  constraint account_login_once primary key (group_id, app, openid),
  constraint account_login_account foreign key (group_id, account_id) references identity.account (group_id, id)
);
create index account_login_by_account on identity.account_login (group_id, account_id);

create table identity.sms_code (
  group_id    uuid not null,
  phone_index text not null,
  purpose     text not null check (purpose in ('login', 'phone', 'password')),
  code_hash   text not null,
  attempts    int not null default 0,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  primary key (group_id, phone_index, purpose)
);
comment on table identity.sms_code is 'The one code a phone may use for a purpose now. A new code replaces it; it works once, for five minutes, and dies after five wrong tries.';

create table identity.oauth_state (
  group_id      uuid not null,
  state_hash    text not null,
  browser_hash  text not null,
  redirect_path text not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  primary key (group_id, state_hash)
);
comment on table identity.oauth_state is 'A browser on its way to WeChat and back. The answer counts once, for ten minutes, in the same browser.';

create table identity.staff (
  hospital_id          uuid not null,
  id                   uuid not null,
  group_id             uuid not null,
  login_name           text not null,
  display_name         text not null,
  password_hash        text not null,
  must_change_password boolean not null,
  practitioner_id      uuid,
  department_ids       uuid[] not null default '{}',
  active               boolean not null default true,
  totp_sealed          text,
  totp_pending_sealed  text,
  totp_last_step       bigint,
  last_login_at        timestamptz,
  created_at           timestamptz not null,
  primary key (hospital_id, id),
  constraint staff_login_name_once unique (group_id, login_name)
);
comment on column identity.staff.department_ids is 'Departments a head of department may change; empty for everyone else.';
comment on column identity.staff.totp_last_step is 'The last 30-second step whose code was used: no code works twice.';
comment on column identity.staff.must_change_password is 'True until the person has replaced the password somebody else gave them. Until then a session has no permissions.';

create table identity.staff_role (
  hospital_id uuid not null,
  staff_id    uuid not null,
  role        text not null check (role in ('admin', 'manager', 'department_head', 'doctor', 'desk', 'cashier', 'auditor')),
  primary key (hospital_id, staff_id, role),
  constraint staff_role_staff foreign key (hospital_id, staff_id) references identity.staff (hospital_id, id)
);

create table identity.session (
  group_id     uuid not null,
  id           uuid not null,
  token_hash   text not null,
  kind         text not null check (kind in ('account', 'staff')),
  account_id   uuid,
  hospital_id  uuid,
  staff_id     uuid,
  client       text not null check (client in ('weapp', 'h5', 'console')),
  device       text not null,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  primary key (group_id, id),
  constraint session_token_once unique (group_id, token_hash),
  constraint session_account foreign key (group_id, account_id) references identity.account (group_id, id),
  constraint session_staff foreign key (hospital_id, staff_id) references identity.staff (hospital_id, id),
  constraint session_of_one_person check (case kind when 'account' then account_id is not null and staff_id is null
                                                    else staff_id is not null and hospital_id is not null and account_id is null end)
);
comment on column identity.session.token_hash is 'SHA-256 of the token. The token itself is never kept: a copy of this table opens nothing.';
comment on column identity.session.last_seen_at is 'Moved at most once a minute.';
create index session_by_account on identity.session (group_id, account_id, last_seen_at desc) where revoked_at is null;
create index session_by_staff on identity.session (group_id, staff_id, last_seen_at desc) where revoked_at is null;
create index session_by_expiry on identity.session (expires_at);

create sequence identity.card_number start 10000001;

create table identity.patient (
  group_id                    uuid not null,
  id                          uuid not null,
  name                        text collate "C" not null check (char_length(name) <= 40),
  name_pinyin                 text collate "C" not null,
  name_initials               text collate "C" not null,
  sex                         text not null check (sex in ('male', 'female')),
  born_on                     date not null,
  certificate_type            text not null check (certificate_type in ('id_card', 'hmt_residence', 'foreigner_permit', 'passport', 'military', 'child')),
  certificate_sealed          text not null,
  certificate_index           text not null,
  phone_sealed                text not null,
  phone_index                 text not null,
  card_number                 text not null,
  guardian_name               text,
  guardian_certificate_sealed text,
  guardian_consent_at         timestamptz,
  created_at                  timestamptz not null,
  primary key (group_id, id),
  constraint patient_one_per_certificate unique (group_id, certificate_index, certificate_type),
  constraint patient_card_number_once unique (group_id, card_number),
  constraint patient_guardian_consented check ((guardian_name is null) = (guardian_consent_at is null))
);
comment on table identity.patient is 'Who is treated (就诊人): one record per certificate in a hospital group.';
comment on column identity.patient.certificate_sealed is 'The number of the certificate; for a child without an ID card the number of the birth certificate.';
comment on column identity.patient.phone_index is 'Keyed hash of the phone on file. Whoever proves to have this phone may link the record to another account.';
comment on column identity.patient.name is 'Sorted by bytes so that "starts with" is a range of the index.';
create index patient_by_name on identity.patient (group_id, name);
create index patient_by_pinyin on identity.patient (group_id, name_pinyin);
create index patient_by_initials on identity.patient (group_id, name_initials);
create index patient_by_phone on identity.patient (group_id, phone_index);

create table identity.proxy (
  group_id     uuid not null,
  id           uuid not null,
  account_id   uuid not null,
  patient_id   uuid not null,
  relation     text not null check (relation in ('self', 'spouse', 'child', 'parent', 'other')),
  consented_at timestamptz not null,
  since        timestamptz not null,
  removed_at   timestamptz,
  primary key (group_id, id),
  constraint proxy_account foreign key (group_id, account_id) references identity.account (group_id, id),
  constraint proxy_patient foreign key (group_id, patient_id) references identity.patient (group_id, id)
);
comment on table identity.proxy is 'An account may act for a patient (亲情账户), from since until removed_at.';
create unique index proxy_one_live_per_account_and_patient on identity.proxy (group_id, account_id, patient_id) where removed_at is null;
create index proxy_by_account on identity.proxy (group_id, account_id, since);
create index proxy_live_by_patient on identity.proxy (group_id, patient_id) where removed_at is null;

create table identity.consent (
  group_id     uuid not null,
  id           uuid not null,
  account_id   uuid not null,
  document_id  text not null,
  version      text not null,
  given_at     timestamptz not null,
  session_id   uuid not null,
  withdrawn_at timestamptz,
  primary key (group_id, id),
  constraint consent_account foreign key (group_id, account_id) references identity.account (group_id, id),
  constraint consent_session foreign key (group_id, session_id) references identity.session (group_id, id)
);
comment on table identity.consent is 'Which version of which document an account agreed to, when and in which session. Withdrawing closes the row; nothing is deleted.';
create unique index consent_once_per_version on identity.consent (group_id, account_id, document_id, version) where withdrawn_at is null;
