-- The rota, its watch and the drills are a room of their own (docs/adr/0018); the ladder asks it who there is.

create schema if not exists duty;
grant usage on schema duty to ayni_app;

create function duty.on_the_team(program uuid) returns boolean language sql stable as $$
  select platform.actor_system() or (program = platform.actor_program() and platform.actor_account() is not null and (
    platform.actor_is('duty') or platform.actor_is('psychiatrist') or platform.actor_is('therapist')
    or platform.actor_is('coordinator') or platform.actor_is('director') or platform.actor_is('admin')))
$$;

-- Rows, indexes, grants, policies and the reference from `suicide_prevention.incident` go along.
alter table suicide_prevention.rota_shift set schema duty;
alter table suicide_prevention.rota_watch set schema duty;
alter table suicide_prevention.drill set schema duty;
alter table suicide_prevention.drill_call set schema duty;

alter policy rota_read on duty.rota_shift using (duty.on_the_team(program_id));
alter policy drill_read on duty.drill using (duty.on_the_team(program_id));
alter policy drill_call_read on duty.drill_call using (duty.on_the_team(program_id));

-- The jobs have the names of their room.
delete from platform.job where name in ('suicide-prevention.rota-watch', 'suicide-prevention.drill');
