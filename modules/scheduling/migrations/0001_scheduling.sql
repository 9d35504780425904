create schema scheduling;

-- Monday of the week a day lies in.
create function scheduling.monday(day date) returns date language sql immutable as $$
  select day - (extract(isodow from day)::int - 1)
$$;

-- Does a template ask for a clinic on this day? The one definition for planning, previews and the overlap rule.
-- `follows` is the weekday whose templates the day follows (its own, another's on a swapped working day, 0 on a holiday).
create function scheduling.template_holds(day date, follows int, valid_from date, valid_to date, weekday int, every_weeks int)
returns boolean language sql immutable as $$
  select follows = weekday and day >= valid_from and (valid_to is null or day <= valid_to)
     and ((scheduling.monday(day) - scheduling.monday(valid_from)) / 7) % every_weeks = 0
$$;

-- Are all periods of `before` still at their place and time in `after`? Capacities may differ and periods may be added at the end.
create function scheduling.keeps_times(before jsonb, after jsonb) returns boolean language sql immutable as $$
  select not exists (
    select 1 from jsonb_array_elements(before) with ordinality as b (period, place)
     where after -> (b.place::int - 1) ->> 'from' is distinct from b.period ->> 'from'
        or after -> (b.place::int - 1) ->> 'to' is distinct from b.period ->> 'to')
$$;

create table scheduling.policy (
  hospital_id  uuid not null,
  valid_from   date not null,
  plan_days    int not null default 14 check (plan_days >= 1 and plan_days <= 90),
  release_time time not null default '07:00',
  pools        jsonb not null default '{"online": 55, "referral": 20, "desk": 15, "revisit": 10}',
  primary key (hospital_id, valid_from)
);
comment on table scheduling.policy is 'Dated settings of a hospital: the row with the latest valid_from that has come holds.';
comment on column scheduling.policy.plan_days is 'How many days ahead clinics are planned and their numbers opened.';
comment on column scheduling.policy.release_time is '放号时间, hospital time.';

create table scheduling.timetable (
  hospital_id uuid primary key,
  held_at     timestamptz not null
);
comment on table scheduling.timetable is 'One row a hospital, locked by whoever changes its templates, days or calendar, so that overlap rules cannot race.';

create table scheduling.schedule_template (
  hospital_id     uuid not null,
  id              uuid not null,
  campus_id       uuid not null,
  department_id   uuid not null,
  practitioner_id uuid,
  fee_level       text not null,
  half            text not null check (half in ('am', 'pm', 'night')),
  weekday         int not null check (weekday >= 1 and weekday <= 7),
  every_weeks     int not null check (every_weeks >= 1 and every_weeks <= 8),
  periods         jsonb not null check (jsonb_array_length(periods) > 0),
  pools           jsonb not null,
  room            text not null,
  valid_from      date not null,
  valid_to        date,
  active          boolean not null,
  changed_at      timestamptz not null,
  changed_by      text not null,
  primary key (hospital_id, id),
  constraint template_valid_range check (valid_to >= valid_from)
);
create index template_by_practitioner on scheduling.schedule_template (hospital_id, practitioner_id, weekday, half);
comment on column scheduling.schedule_template.practitioner_id is 'Empty: an ordinary clinic without a named doctor.';
comment on column scheduling.schedule_template.every_weeks is 'Every n-th week, counted from the week of valid_from.';
comment on column scheduling.schedule_template.valid_to is 'Last day it holds for.';

create table scheduling.calendar_day (
  hospital_id     uuid not null,
  on_date         date not null,
  kind            text not null check (kind in ('holiday', 'workday')),
  follows_weekday int check (follows_weekday >= 1 and follows_weekday <= 7),
  name            text not null,
  changed_at      timestamptz not null,
  changed_by      text not null,
  primary key (hospital_id, on_date),
  constraint workday_follows_a_weekday check ((kind = 'workday') = (follows_weekday is not null))
);
comment on column scheduling.calendar_day.follows_weekday is '调休: on this day the templates of that weekday hold (Monday = 1).';

create table scheduling.schedule (
  hospital_id     uuid not null,
  id              uuid not null,
  campus_id       uuid not null,
  department_id   uuid not null,
  practitioner_id uuid,
  template_id     uuid,
  fee_level       text not null,
  on_date         date not null,
  half            text not null check (half in ('am', 'pm', 'night')),
  periods         jsonb not null check (jsonb_array_length(periods) > 0),
  pools           jsonb not null,
  room            text not null,
  release_at      timestamptz not null,
  status          text not null default 'planned' check (status in ('planned', 'withdrawn')),
  withdrawn_why   text check (withdrawn_why in ('template', 'holiday', 'hand')),
  edited          boolean not null default false,
  revision        int not null default 1,
  changed_at      timestamptz not null,
  changed_by      text not null,
  primary key (hospital_id, id),
  constraint withdrawn_has_a_reason check ((status = 'withdrawn') = (withdrawn_why is not null)),
  constraint schedule_once_a_template_day unique (hospital_id, template_id, on_date),
  constraint schedule_of_a_template foreign key (hospital_id, template_id) references scheduling.schedule_template (hospital_id, id)
);
comment on column scheduling.schedule.release_at is '放号: numbers can be taken from this instant on.';
comment on column scheduling.schedule.withdrawn_why is 'template and holiday come back when the reason goes; what was withdrawn by hand stays so.';
comment on column scheduling.schedule.edited is 'Changed by hand for this day: later changes of the template leave it as it is.';
create unique index schedule_one_live_a_half_day on scheduling.schedule (hospital_id, practitioner_id, on_date, half)
  where status = 'planned' and practitioner_id is not null;
create unique index schedule_one_live_clinic on scheduling.schedule (hospital_id, department_id, fee_level, room, on_date, half)
  where status = 'planned' and practitioner_id is null;
create index schedule_by_day on scheduling.schedule (hospital_id, on_date);
create index schedule_by_id on scheduling.schedule (id);
create index schedule_by_fee on scheduling.schedule (campus_id, fee_level, on_date) where status = 'planned';
