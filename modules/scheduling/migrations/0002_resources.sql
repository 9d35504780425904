-- Rooms, devices and people (appointments' resources, known here by their ids) that each number of a clinic occupies besides its doctor.
alter table scheduling.schedule_template add column resources uuid[] not null default '{}';
alter table scheduling.schedule add column resources uuid[] not null default '{}';
