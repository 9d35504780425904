-- 签到方式: how a patient checked in; the queue and the figures of the hospital want to know.
alter table appointments.appointment add column arrived_how text check (arrived_how in ('desk', 'door', 'location', 'kiosk'));
comment on column appointments.appointment.arrived_how is 'Null with an arrived_at: from before this was kept, at the desk.';
