-- 停诊: what a suspended clinic means for each patient who had a number of it.
--
-- The stock is stopped and a case opened for each live appointment in one transaction under the stock's lock, so that whoever takes a number in the
-- same instant is either refused or has a case. From then on a case follows its appointment: whatever cancels or moves it settles the case in the
-- same statement, whoever wrote that statement. The waitlist puts first whose appointment was cancelled as `stopped`.

alter table appointments.policy
  add column suspension_move_days          int not null default 14 check (suspension_move_days between 1 and 60),
  add column suspension_call_after_minutes int not null default 30 check (suspension_call_after_minutes >= 0);
comment on column appointments.policy.suspension_move_days is 'Who is affected by a suspension may choose another day up to so many days after it.';
comment on column appointments.policy.suspension_call_after_minutes is 'Who has not read the message by then is called by the desk; at once when the clinic is today or nobody could be told.';

create table appointments.suspension (
  hospital_id uuid not null,
  id          uuid not null,
  reason      text not null,
  offers      text[] not null,
  created_at  timestamptz not null,
  created_by  text not null,
  lifted_at   timestamptz,
  lifted_by   text,
  primary key (hospital_id, id)
);
comment on column appointments.suspension.reason is 'Shown to patients.';

create table appointments.suspended_schedule (
  hospital_id            uuid not null,
  suspension_id          uuid not null,
  schedule_id            uuid not null,
  substitute_schedule_id uuid,
  answer_by              timestamptz not null,
  stopped_at             timestamptz not null,
  lifted_at              timestamptz,
  primary key (hospital_id, suspension_id, schedule_id),
  foreign key (hospital_id, suspension_id) references appointments.suspension (hospital_id, id)
);
create unique index schedule_suspended_once on appointments.suspended_schedule (hospital_id, schedule_id) where lifted_at is null;
comment on table appointments.suspended_schedule is 'A schedule with a row that is not lifted was stopped: nobody is late for it, nobody missed it (爽约 skips it).';

create table appointments.suspension_case (
  hospital_id            uuid not null,
  id                     uuid not null,
  suspension_id          uuid not null,
  appointment_id         uuid not null,
  patient_id             uuid not null,
  -- The number as it was: the appointment itself may move.
  schedule_id            uuid not null,
  department_id          uuid not null,
  practitioner_id        uuid,
  on_date                date not null,
  half                   text not null,
  period_no              int not null,
  serial                 int not null,
  from_time              time not null,
  to_time                time not null,
  starts_at              timestamptz not null,
  fee_fen                int not null,
  substitute_schedule_id uuid,
  answer_by              timestamptz not null,
  urgent                 boolean not null,
  opened_at              timestamptz not null,
  told_at                timestamptz,
  accounts               int,
  read_at                timestamptz,
  read_by                text,
  choice                 text check (choice in ('substitute', 'move', 'refund')),
  chosen_at              timestamptz,
  chosen_by              text,
  settled_at             timestamptz,
  outcome                text check (outcome in ('substituted', 'moved', 'refunded', 'unanswered', 'hold_returned', 'seen', 'lifted')),
  primary key (hospital_id, id),
  foreign key (hospital_id, suspension_id) references appointments.suspension (hospital_id, id),
  constraint case_once_an_appointment unique (hospital_id, suspension_id, appointment_id),
  constraint case_settled_has_outcome check ((settled_at is null) = (outcome is null)),
  constraint case_read_by_someone check ((read_at is null) = (read_by is null))
);
comment on table appointments.suspension_case is 'One patient whose clinic was suspended: told, read, answered, settled.';
comment on column appointments.suspension_case.urgent is 'The clinic was to be on the day of the decision: people may be on their way.';
comment on column appointments.suspension_case.accounts is 'How many accounts were told; 0: nobody has the app, the desk calls.';
comment on column appointments.suspension_case.outcome is 'unanswered: no answer by answer_by, the money went back; seen: the doctor saw the patient after all; hold_returned: it was not paid yet.';
create unique index case_open_once on appointments.suspension_case (hospital_id, appointment_id) where settled_at is null;
create index case_due on appointments.suspension_case (answer_by) where settled_at is null;
create index case_by_appointment on appointments.suspension_case (hospital_id, appointment_id, opened_at desc);

create table appointments.suspension_call (
  hospital_id uuid not null,
  id          uuid not null,
  case_id     uuid not null,
  at          timestamptz not null,
  by          text not null,
  result      text not null check (result in ('reached', 'no_answer', 'wrong_number', 'call_later')),
  primary key (hospital_id, id),
  foreign key (hospital_id, case_id) references appointments.suspension_case (hospital_id, id)
);
create index suspension_call_by_case on appointments.suspension_call (hospital_id, case_id, at desc);
create trigger suspension_call_append_only before update or delete on appointments.suspension_call
  for each statement execute function platform.refuse_change();

-- A case follows its appointment, in the statement that cancels or moves it.
create function appointments.suspension_case_follows() returns trigger
language plpgsql as $$
declare
  c appointments.suspension_case;
begin
  update appointments.suspension_case x
     set settled_at = new.changed_at,
         outcome = o.outcome,
         choice = coalesce(x.choice, case o.outcome when 'substituted' then 'substitute' when 'moved' then 'move' when 'refunded' then 'refund' end),
         chosen_at = case when o.outcome in ('substituted', 'moved', 'refunded') then coalesce(x.chosen_at, new.changed_at) else x.chosen_at end
    from appointments.suspension_case y
   cross join lateral (
     select case
              when new.status = 'fulfilled' then 'seen'
              when new.status = 'cancelled' and old.status = 'pending' then 'hold_returned'
              when new.status = 'cancelled' and new.changed_at >= y.answer_by then 'unanswered'
              when new.status = 'cancelled' then 'refunded'
              when new.schedule_id = y.substitute_schedule_id then 'substituted'
              else 'moved'
            end as outcome) o
   where x.hospital_id = new.hospital_id and x.appointment_id = new.id and x.settled_at is null
     and y.hospital_id = x.hospital_id and y.id = x.id
  returning x.* into c;
  if c.outcome in ('refunded', 'unanswered') and (new.cancelled_late or new.cancel_reason <> 'stopped') then
    -- Cancelled by the patient in the very moment the clinic was stopped: free all the same, and first on the waitlist like the others.
    update appointments.appointment a set cancelled_late = false, cancel_reason = 'stopped' where a.hospital_id = new.hospital_id and a.id = new.id;
  end if;
  if c.id is not null then
    insert into platform.outbox (id, name, key, data)
    values (gen_random_uuid(), 'appointments.suspension_case_settled.v1', new.id::text,
            jsonb_build_object('appointmentId', new.id, 'hospitalId', new.hospital_id, 'suspensionId', c.suspension_id, 'patientId', c.patient_id,
                               'departmentId', c.department_id, 'outcome', c.outcome));
  end if;
  return null;
end $$;
create trigger suspension_case_follows after update of status, schedule_id on appointments.appointment
  for each row when ((new.status in ('cancelled', 'fulfilled') and old.status <> new.status) or new.schedule_id <> old.schedule_id)
  execute function appointments.suspension_case_follows();

-- What must hold at every instant around suspensions. Empty = all is well.
create function appointments.audit_suspensions() returns table (invariant text, hospital_id uuid, schedule_id uuid, detail text)
language sql stable as $$
  select '8 a suspended schedule is stopped', x.hospital_id, x.schedule_id, format('stock says %s, suspension %s', s.state, x.suspension_id)
    from appointments.suspended_schedule x
    join appointments.stock s on s.hospital_id = x.hospital_id and s.schedule_id = x.schedule_id
   where x.lifted_at is null and s.state = 'open'
  union all
  select '8 who holds a number of a stopped schedule has an open case', a.hospital_id, a.schedule_id, format('appointment %s, %s', a.id, a.status)
    from appointments.appointment a
    join appointments.stock s on s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id and s.state = 'stopped'
   where a.status in ('pending', 'booked', 'arrived')
     and not exists (select 1 from appointments.suspension_case c where c.hospital_id = a.hospital_id and c.appointment_id = a.id and c.settled_at is null)
  union all
  select '8 a case says what became of the appointment', c.hospital_id, c.schedule_id, format('case %s: %s, appointment %s on %s', c.id, coalesce(c.outcome, 'open'), a.status, a.schedule_id)
    from appointments.suspension_case c
    left join appointments.appointment a on a.hospital_id = c.hospital_id and a.id = c.appointment_id
   where case
           when a.id is null then true
           when c.settled_at is null then a.schedule_id <> c.schedule_id or a.status not in ('booked', 'arrived')
           when c.outcome in ('refunded', 'unanswered', 'hold_returned') then a.status <> 'cancelled'
           when c.outcome = 'seen' then a.status <> 'fulfilled'
           -- Where it moved to may have moved again; the ledger knows that it left.
           when c.outcome in ('substituted', 'moved') then not exists (
             select 1 from appointments.number_event e
              where e.hospital_id = c.hospital_id and e.schedule_id = c.schedule_id and e.appointment_id = c.appointment_id
                and e.to_state in ('released', 'cooling', 'void'))
           else false
         end
  union all
  select '8 who lost a number to a suspension is not counted late', c.hospital_id, c.schedule_id, format('appointment %s', a.id)
    from appointments.suspension_case c
    join appointments.appointment a on a.hospital_id = c.hospital_id and a.id = c.appointment_id
   where c.outcome in ('refunded', 'unanswered') and a.cancelled_late and a.schedule_id = c.schedule_id
$$;
