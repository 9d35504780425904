-- breaking: the status check only grows by one value; code that does not know it yet never writes it and reads only planned days
-- 停诊, 替诊: a day that was announced and is not held, and the day that stands in for it.

alter table scheduling.policy
  add column suspension_answer_time          time not null default '18:00',
  add column suspension_answer_minutes       int  not null default 120 check (suspension_answer_minutes >= 0),
  add column suspension_answer_least_minutes int  not null default 30 check (suspension_answer_least_minutes >= 5);
comment on column scheduling.policy.suspension_answer_time is 'Patients of a suspended clinic answer until this time of the day before, as long as that is ahead.';
comment on column scheduling.policy.suspension_answer_minutes is 'Otherwise until so many minutes before the clinic would have begun.';
comment on column scheduling.policy.suspension_answer_least_minutes is 'They always have at least so many minutes, on the day itself too.';

create table scheduling.suspension (
  hospital_id uuid not null,
  id          uuid not null,
  reason      text not null,
  offers      text[] not null check (offers <@ array['substitute', 'move', 'refund'] and 'refund' = any (offers)),
  answer_by   timestamptz,
  created_at  timestamptz not null,
  created_by  text not null,
  lifted_at   timestamptz,
  lifted_by   text,
  primary key (hospital_id, id),
  constraint suspension_lifted_by_someone check ((lifted_at is null) = (lifted_by is null))
);
comment on table scheduling.suspension is '停诊: one decision about one or several days. What it means for each patient stands in appointments.';
comment on column scheduling.suspension.answer_by is 'Set by who decided; empty: the policy''s time for each day.';
comment on column scheduling.suspension.reason is 'Shown to patients.';

alter table scheduling.schedule
  add column suspension_id  uuid,
  add column substitute_for uuid,
  drop constraint schedule_status_check,
  add constraint schedule_status_is_known check (status in ('planned', 'withdrawn', 'suspended')),
  add constraint suspended_by_a_suspension check ((status = 'suspended') = (suspension_id is not null)),
  add constraint schedule_of_a_suspension foreign key (hospital_id, suspension_id) references scheduling.suspension (hospital_id, id);
comment on column scheduling.schedule.substitute_for is '替诊: the suspended day that this one stands in for.';
create unique index schedule_one_substitute on scheduling.schedule (hospital_id, substitute_for) where status = 'planned' and substitute_for is not null;
create index schedule_by_suspension on scheduling.schedule (hospital_id, suspension_id) where suspension_id is not null;
