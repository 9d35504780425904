-- Screens, doors and kiosks: machines of the hospital that show or take in, each with a token of its own.
create table queue.device (
  hospital_id uuid not null,
  id          uuid not null,
  kind        text not null check (kind in ('screen', 'door', 'kiosk')),
  campus_id   uuid not null,
  room_id     uuid,
  name        text not null check (char_length(name) between 1 and 60),
  token_hash  text not null,
  created_at  timestamptz not null,
  created_by  text not null,
  revoked_at  timestamptz,
  revoked_by  text,
  primary key (hospital_id, id),
  constraint device_token_once unique (token_hash),
  constraint device_screen_has_a_room check ((kind = 'screen') = (room_id is not null)),
  constraint device_at_a_room foreign key (hospital_id, room_id) references queue.room (hospital_id, id),
  constraint device_revocation_is_whole check ((revoked_at is null) = (revoked_by is null))
);
comment on column queue.device.token_hash is 'SHA-256 of the token, which is shown once.';
