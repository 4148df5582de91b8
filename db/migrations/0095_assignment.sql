-- Who cares for whom: capacity, what two people said about each other, proposals; and promises that come back to their role.

-- Whom the asker may not see, because the person said so; for the policies of rooms that count. With the owner's rights, because
-- a block is invisible to the blocked. One array a query.
create function coordination.hidden_people() returns uuid[] language sql stable security definer set search_path = identity, pg_temp as $$
  select case when platform.actor_system() or platform.actor_account() is null then '{}'::uuid[]
    else coalesce((select array_agg(b.person_id) from identity.blocked b where b.account_id = platform.actor_account()), '{}') end
$$;
revoke all on function coordination.hidden_people() from public;
grant execute on function coordination.hidden_people() to ayni_app;

alter table coordination.promise
  add column first_due_at timestamptz,
  add column returned_at timestamptz,
  add column returned_from uuid,
  add column returned_why text check (returned_why in ('away', 'disabled', 'conflict', 'declined', 'ended'));
comment on column coordination.promise.first_due_at is 'The due time that was promised first, where it changed; null where it never did.';
comment on column coordination.promise.returned_at is 'When its owner could no longer keep it and it went back to the role; null once somebody has it again.';
create index promise_owner on coordination.promise (owed_by) where kept_at is null and withdrawn_at is null and owed_by is not null;
create index promise_clock on coordination.promise (program_id, kind, made_at);

drop policy promise_read on coordination.promise;
create policy promise_read on coordination.promise for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and person_id <> all ((select coordination.hidden_people())::uuid[])
    and ((select platform.actor_is('coordinator')) or (select platform.actor_is('director'))
      or owed_by = (select platform.actor_account()) or (owed_by is null and platform.actor_is(owed_by_role)))));
drop policy promise_change on coordination.promise;
create policy promise_change on coordination.promise for update using (
  (select platform.actor_system())
  or (program_id = (select platform.actor_program()) and person_id <> all ((select coordination.hidden_people())::uuid[])
    and ((select platform.actor_is('coordinator')) or owed_by = (select platform.actor_account())
      or (owed_by is null and platform.actor_is(owed_by_role)))));

create table coordination.capacity (
  account_id uuid primary key,
  program_id uuid not null,
  max_open smallint check (max_open between 0 and 200),
  hours_week smallint check (hours_week between 0 and 60),
  changed_at timestamptz not null
);
alter table coordination.capacity enable row level security;
grant select, insert, update on coordination.capacity to ayni_app;
create policy capacity_read on coordination.capacity for select using (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_account() is not null));
create policy capacity_add on coordination.capacity for insert with check (
  platform.actor_system() or (program_id = platform.actor_program()
    and (account_id = platform.actor_account() or platform.actor_is('coordinator') or platform.actor_is('director'))));
create policy capacity_change on coordination.capacity for update using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (account_id = platform.actor_account() or platform.actor_is('coordinator') or platform.actor_is('director'))));
comment on table coordination.capacity is 'What one clinician takes; null means the default of the programme.';

create table coordination.absence (
  id uuid primary key,
  program_id uuid not null,
  account_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  cancelled_at timestamptz
);
create index absence_account on coordination.absence (account_id, from_at) where cancelled_at is null;
alter table coordination.absence enable row level security;
grant select, insert, update on coordination.absence to ayni_app;
create policy absence_read on coordination.absence for select using (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_account() is not null));
create policy absence_add on coordination.absence for insert with check (
  platform.actor_system() or (program_id = platform.actor_program()
    and (account_id = platform.actor_account() or platform.actor_is('coordinator') or platform.actor_is('director'))));
create policy absence_change on coordination.absence for update using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (account_id = platform.actor_account() or platform.actor_is('coordinator') or platform.actor_is('director'))));
comment on table coordination.absence is 'When a clinician takes no case and keeps no promise. It has no reason on purpose.';

-- What each side said about the other: one word of a list, never free text. Nobody but the one who said it reads it.
create table coordination.declaration (
  person_id uuid not null,
  account_id uuid not null,
  side text not null check (side in ('team', 'person')),
  program_id uuid not null,
  kind text not null check (kind in ('none', 'same-cohort', 'supervisor', 'relative', 'partner', 'treats', 'same-facility', 'examiner', 'lives-with', 'acquaintance')),
  declared_at timestamptz not null,
  primary key (person_id, account_id, side)
);
alter table coordination.declaration enable row level security;
grant select, insert, update, delete on coordination.declaration to ayni_app;
create policy declaration_read on coordination.declaration for select using (
  platform.actor_system() or (side = 'person' and person_id = platform.actor_person())
  or (side = 'team' and account_id = platform.actor_account()));
create policy declaration_add on coordination.declaration for insert with check (platform.actor_system());
create policy declaration_change on coordination.declaration for update using (platform.actor_system());
create policy declaration_end on coordination.declaration for delete using (platform.actor_system());

create table coordination.proposal (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  who text not null,
  role text not null check (role in ('therapist', 'psychiatrist')),
  instead_of uuid,
  proposed_by uuid,
  proposed_at timestamptz not null,
  state text not null check (state in ('asking-team', 'asking-person', 'begun', 'not-possible', 'declined', 'taken-back', 'ended')),
  next_at timestamptz,
  team_answered_at timestamptz,
  person_answered_at timestamptz,
  begun_at timestamptz,
  ended_at timestamptz,
  soft boolean not null default false
);
create unique index proposal_open on coordination.proposal (person_id, account_id) where state in ('asking-team', 'asking-person', 'begun');
create index proposal_account on coordination.proposal (account_id) where state = 'asking-team';
create index proposal_due on coordination.proposal (next_at) where next_at is not null;
create index proposal_person on coordination.proposal (person_id, proposed_at desc);
alter table coordination.proposal enable row level security;
grant select, insert, update on coordination.proposal to ayni_app;
create policy proposal_read on coordination.proposal for select using (
  (select platform.actor_system()) or (person_id = (select platform.actor_person()) and state in ('asking-person', 'begun', 'declined'))
  or (program_id = (select platform.actor_program()) and person_id <> all ((select coordination.hidden_people())::uuid[])
    and (account_id = (select platform.actor_account()) or (select platform.actor_is('coordinator')) or (select platform.actor_is('director')))));
create policy proposal_add on coordination.proposal for insert with check (platform.actor_system());
create policy proposal_change on coordination.proposal for update using (platform.actor_system());
comment on column coordination.proposal.who is 'Display name when it was proposed: the person must read it before that account may open anything of theirs.';
comment on column coordination.proposal.next_at is 'When silence is looked at again; null when nothing waits.';
comment on column coordination.proposal.soft is 'They know each other, so the person must say yes; the kind stays with whoever said it.';

-- What the level was when a round was complete, so that waits can be told by level. Nobody of the team reads it row by row.
create table coordination.reading (
  person_id uuid not null,
  round_id uuid not null,
  program_id uuid not null,
  level smallint not null check (level between 0 and 3),
  received_at timestamptz not null,
  primary key (person_id, round_id)
);
create index reading_person on coordination.reading (person_id, received_at desc);
alter table coordination.reading enable row level security;
grant select, insert, update, delete on coordination.reading to ayni_app;
create policy reading_house on coordination.reading using (platform.actor_system()) with check (platform.actor_system());
comment on column coordination.reading.received_at is 'When the server had the round whole; the clocks of contact and session count from here.';
