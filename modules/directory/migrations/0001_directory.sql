create schema directory;

create table directory.hospital_group (
  id         uuid primary key,
  name       text not null,
  created_at timestamptz not null default now()
);

create table directory.hospital (
  id         uuid primary key,
  group_id   uuid not null constraint hospital_of_a_group references directory.hospital_group (id),
  name       text not null,
  short_name text not null,
  level      text not null,
  time_zone  text not null default 'Asia/Shanghai',
  phone      text not null,
  position   int not null default 0,
  active     boolean not null default true
);
comment on column directory.hospital.level is '等级, as licensed: 三级甲等, 二级乙等, …';
comment on column directory.hospital.time_zone is 'IANA name. Every clinic day and every release time of the hospital is read by this clock.';

create table directory.campus (
  hospital_id   uuid not null constraint campus_of_a_hospital references directory.hospital (id),
  id            uuid not null,
  name          text not null,
  address       text not null,
  phone         text not null,
  latitude      double precision not null check (latitude >= -90 and latitude <= 90),
  longitude     double precision not null check (longitude >= -180 and longitude <= 180),
  opening_hours text not null,
  position      int not null default 0,
  primary key (hospital_id, id),
  constraint campus_name_once unique (hospital_id, name)
);
create index campus_by_id on directory.campus (id);

create table directory.department (
  hospital_id  uuid not null,
  id           uuid not null,
  campus_id    uuid not null,
  parent_id    uuid,
  level        smallint not null generated always as (case when parent_id is null then 1 else 2 end) stored,
  parent_level smallint generated always as (case when parent_id is null then null else 1 end) stored,
  code         text not null,
  name         text not null,
  introduction text not null default '',
  place        text not null default '',
  bookable     boolean not null default true,
  position     int not null default 0,
  active       boolean not null default true,
  search_keys  text[] not null,
  primary key (hospital_id, id),
  constraint department_by_level unique (hospital_id, campus_id, id, level),
  constraint department_name_once_a_campus unique (hospital_id, campus_id, name),
  constraint department_on_a_campus_of_its_hospital foreign key (hospital_id, campus_id) references directory.campus (hospital_id, id),
  constraint department_under_a_top_one_of_its_campus foreign key (hospital_id, campus_id, parent_id, parent_level)
    references directory.department (hospital_id, campus_id, id, level)
);
create index department_by_id on directory.department (id);
create index department_by_parent on directory.department (hospital_id, parent_id);
comment on column directory.department.code is '诊疗科目代码, from the national list; several departments may share one.';
comment on column directory.department.level is '1 一级科室 or 2 二级科室. With parent_level it makes the database refuse a third level.';
comment on column directory.department.bookable is 'Has clinics of its own. A top-level one that only groups others has not.';
comment on column directory.department.search_keys is 'Name, full pinyin and initials, made when the row is written.';

create table directory.practitioner (
  hospital_id   uuid not null constraint practitioner_of_a_hospital references directory.hospital (id),
  id            uuid not null,
  name          text not null,
  initials      text not null,
  title         text not null check (title in ('chief', 'associate_chief', 'attending', 'resident')),
  specialty     text not null default '',
  introduction  text not null default '',
  photo_url     text,
  famous        boolean not null default false,
  active        boolean not null default true,
  search_keys   text[] not null,
  specialty_key text not null,
  primary key (hospital_id, id)
);
create index practitioner_by_id on directory.practitioner (id);
comment on column directory.practitioner.search_keys is 'Name, full pinyin and initials; a surname is read as a surname (单 shàn) and as the plain character (dān).';

create table directory.practitioner_disease (
  hospital_id     uuid not null,
  practitioner_id uuid not null,
  position        int not null,
  name            text not null,
  search_keys     text[] not null,
  primary key (hospital_id, practitioner_id, position),
  constraint disease_of_a_practitioner foreign key (hospital_id, practitioner_id) references directory.practitioner (hospital_id, id)
);

create table directory.practitioner_role (
  hospital_id     uuid not null,
  id              uuid not null,
  practitioner_id uuid not null,
  department_id   uuid not null,
  fee_level       text not null check (fee_level in ('ordinary', 'associate_chief', 'chief', 'renowned', 'special_need', 'evening_weekend')),
  primary key (hospital_id, id),
  constraint role_once_a_department unique (hospital_id, practitioner_id, department_id),
  constraint role_of_a_practitioner foreign key (hospital_id, practitioner_id) references directory.practitioner (hospital_id, id),
  constraint role_in_a_department foreign key (hospital_id, department_id) references directory.department (hospital_id, id)
);
create index role_by_department on directory.practitioner_role (hospital_id, department_id);
comment on table directory.practitioner_role is '出诊资格: a practitioner may hold clinics in this department, at this fee level unless the timetable says otherwise.';

create table directory.price (
  hospital_id uuid not null,
  id          uuid not null,
  campus_id   uuid not null,
  fee_level   text not null check (fee_level in ('ordinary', 'associate_chief', 'chief', 'renowned', 'special_need', 'evening_weekend')),
  amount_fen  int not null check (amount_fen >= 0),
  valid_from  date not null,
  set_by      text not null,
  set_at      timestamptz not null,
  primary key (hospital_id, id),
  constraint price_one_a_start_day unique (hospital_id, campus_id, fee_level, valid_from),
  constraint price_on_a_campus_of_its_hospital foreign key (hospital_id, campus_id) references directory.campus (hospital_id, id)
);
create index price_by_campus on directory.price (campus_id, fee_level, valid_from);
comment on column directory.price.valid_from is 'The price holds until the day before the next one starts. No end is stored, so two prices cannot hold on one day.';

create table directory.site_page (
  hospital_id uuid not null constraint page_of_a_hospital references directory.hospital (id),
  slug        text not null check (slug in ('introduction', 'directions', 'process', 'equipment', 'famous-doctors')),
  language    text not null check (language in ('zh-CN', 'en')),
  title       text not null,
  body        text not null,
  saved_by    text not null,
  saved_at    timestamptz not null,
  primary key (hospital_id, slug, language)
);
