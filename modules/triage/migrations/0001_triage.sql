create schema triage;

-- A hospital's own mapping, words and red flags: one dated document, the newest one holds.
create table triage.setting (
  hospital_id uuid not null,
  version     int not null,
  document    jsonb not null,
  saved_by    text not null,
  saved_at    timestamptz not null,
  primary key (hospital_id, version)
);
comment on column triage.setting.document is 'mapping (standard department → own departments), words, redFlags. Old versions stay: a log row names the one it was made with.';

-- What was said, without who said it: no patient, no account, no appointment stands here.
create table triage.consultation (
  hospital_id uuid not null,
  id          uuid not null,
  said_at     timestamptz not null,
  words       text,
  age_band    text,
  sex         text check (sex in ('male', 'female')),
  kind        text not null check (kind in ('emergency', 'result', 'question', 'unclear', 'empty')),
  red_flags   text[] not null default '{}',
  offered     text[] not null default '{}',
  confidence  real not null,
  answers     text[] not null default '{}',
  chosen_department_id uuid,
  agreed      boolean,
  setting_version int not null default 0,
  primary key (hospital_id, id)
);
create index consultation_by_time on triage.consultation (hospital_id, said_at desc);
comment on column triage.consultation.words is 'Kept only with consent, numbers masked, emptied after 180 days.';
comment on column triage.consultation.agreed is 'Did the department the doctor closed the visit in answer one of the offered ones?';

-- The complaint travels with the visit as the patient''s own words; the doctor''s note reads it.
create table triage.patient_words (
  appointment_id  uuid primary key,
  hospital_id     uuid not null,
  words           text not null check (char_length(words) between 1 and 500),
  consultation_id uuid,
  written_at      timestamptz not null
);
create index patient_words_by_hospital on triage.patient_words (hospital_id, written_at);
comment on column triage.patient_words.consultation_id is 'Only until the visit is closed: then it is emptied, and the log cannot be led back to a person.';
