-- The times of the ladder are data of each programme, and a psychiatrist signs them. What is not signed changes no clock.

create schema if not exists timers;
grant usage on schema timers to ayni_app;

create table timers.version (
  program_id uuid not null references identity.program (id),
  version integer not null check (version > 0),
  timers jsonb not null,
  set_by uuid not null references identity.account (id),
  set_at timestamptz not null,
  signed_by uuid references identity.account (id),
  signed_at timestamptz,
  primary key (program_id, version),
  constraint version_signature check ((signed_by is null) = (signed_at is null))
);
alter table timers.version enable row level security;
grant select, insert, update (signed_by, signed_at) on timers.version to ayni_app;
create policy version_read on timers.version for select using (duty.on_the_team(program_id));
create policy version_add on timers.version for insert with check (platform.actor_system() or (
  program_id = platform.actor_program() and set_by = platform.actor_account() and signed_at is null
  and (platform.actor_is('psychiatrist') or platform.actor_is('director'))));
-- Nobody signs for somebody else, and a signature is never taken back.
create policy version_sign on timers.version for update using (
  program_id = platform.actor_program() and platform.actor_is('psychiatrist') and signed_at is null)
  with check (signed_by = platform.actor_account());
comment on table timers.version is 'Times of the ladder as a programme set them; a version never changes, only its signature comes.';
comment on column timers.version.timers is 'Minutes of each timer, as @ayni/clinical/ladder names them.';
comment on column timers.version.signed_at is 'When a psychiatrist signed it (UTC); from then on it is in force until a newer one is signed.';

-- The newest signed times of a programme, for the rooms that keep clocks; null where none are. No row of anybody is read through it.
create function timers.in_force(program uuid) returns jsonb
language sql stable security definer set search_path = timers, pg_temp as $$
  select jsonb_build_object('version', v.version, 'timers', v.timers) from timers.version v
  where v.program_id = program and v.signed_at is not null order by v.version desc limit 1
$$;
revoke all on function timers.in_force(uuid) from public;
grant execute on function timers.in_force(uuid) to ayni_app;
