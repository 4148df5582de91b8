-- What is owed to whom, by whom, by when. One mechanism for every room.

create schema if not exists coordination;
grant usage on schema coordination to ayni_app;

create table coordination.promise (
  program_id uuid not null,
  key text not null,
  person_id uuid not null,
  kind text not null,
  owed_by_role text not null,
  owed_by uuid,
  made_at timestamptz not null,
  due_at timestamptz not null,
  kept_at timestamptz,
  kept_by uuid,
  how text,
  withdrawn_at timestamptz,
  withdrawn_why text,
  primary key (program_id, key),
  check (kept_at is null or withdrawn_at is null)
);
create index promise_open on coordination.promise (program_id, due_at) where kept_at is null and withdrawn_at is null;
create index promise_person on coordination.promise (person_id);
alter table coordination.promise enable row level security;
grant select, insert, update on coordination.promise to ayni_app;
create policy promise_read on coordination.promise for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and (platform.actor_is('coordinator') or platform.actor_is('director')
    or owed_by = platform.actor_account() or (owed_by is null and platform.actor_is(owed_by_role)))));
create policy promise_write on coordination.promise for insert with check (platform.actor_system());
create policy promise_change on coordination.promise for update using (
  platform.actor_system()
  or (program_id = platform.actor_program() and (platform.actor_is('coordinator')
    or owed_by = platform.actor_account() or (owed_by is null and platform.actor_is(owed_by_role)))));
comment on table coordination.promise is 'Due times count from received_at of what caused them; a promise is kept, withdrawn with a reason, or open. It never disappears.';
