-- Somebody worries about somebody (R-SUI-14). What they said is C4 of whom it is about; who said it learns nothing.

create schema if not exists concerns;
grant usage on schema concerns to ayni_app;

create table concerns.concern (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null,
  from_kind text not null check (from_kind in ('clinician', 'mentor', 'peer', 'facilitator', 'colleague')),
  by_account uuid references identity.account (id),
  urgent boolean not null,
  at timestamptz not null,
  words_sealed text
);
create index concern_person on concerns.concern (person_id, at desc);
alter table concerns.concern enable row level security;
grant select, insert on concerns.concern to ayni_app;
create policy concern_read on concerns.concern for select using (
  platform.actor_system() or (platform.actor_account() is not null and identity.may_open(person_id, 'C4')));
create policy concern_add on concerns.concern for insert with check (platform.actor_system());
comment on column concerns.concern.person_id is 'Whom it is about. Of somebody who was only described, the id of the row stands for them.';
comment on column concerns.concern.by_account is 'Who of the team said it; never a colleague.';

create function concerns.merge_people(p_from uuid, p_to uuid) returns integer
language sql security definer set search_path = concerns, pg_temp as $$ select roster.move_person('concerns', p_from, p_to, '{}') $$;
revoke all on function concerns.merge_people(uuid, uuid) from public;
grant execute on function concerns.merge_people(uuid, uuid) to ayni_app;

select identity.fence_people();
