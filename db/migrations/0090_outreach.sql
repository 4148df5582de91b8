-- Reaching people: who was tried, when, how and with what result, so that nobody is disturbed too often and nobody is forgotten.

create schema if not exists outreach;
grant usage on schema outreach to ayni_app;

-- How things stand with one person: what the limits need, so that a list of thousands reads one row each.
create table outreach.standing (
  person_id uuid primary key references enrollment.person (id),
  program_id uuid not null,
  cycle_no integer not null default 1,
  attempts integer not null default 0,
  attempts_ever integer not null default 0,
  last_at timestamptz,
  last_channel text,
  last_slot text,
  ready_at timestamptz not null,
  silent_until timestamptz,
  asked_at timestamptz,
  call_waits_since timestamptz,
  no_message_until timestamptz,
  reached_at timestamptz,
  declined_at timestamptz,
  reinvited_at timestamptz,
  unreachable_at timestamptz,
  new_contact_at timestamptz
);
create index standing_program on outreach.standing (program_id, ready_at);
create index standing_asked on outreach.standing (program_id, asked_at) where asked_at is not null;
alter table outreach.standing enable row level security;
grant select, insert, update on outreach.standing to ayni_app;
create policy standing_read on outreach.standing for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and ((select platform.actor_is('coordinator')) or (select platform.actor_is('director')))));
create policy standing_add on outreach.standing for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
create policy standing_change on outreach.standing for update using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));
comment on table outreach.standing is 'One row a person; every value of it follows from outreach.attempt and what the person said.';
comment on column outreach.standing.attempts is 'Attempts of the present cycle, by every channel and whoever made them.';
comment on column outreach.standing.silent_until is 'The cycle is full: nothing is tried before this.';
comment on column outreach.standing.unreachable_at is 'Every way was tried and nobody ever answered; never to be read as declined (R-ENR-09).';

create table outreach.cycle (
  person_id uuid not null references enrollment.person (id),
  number integer not null,
  program_id uuid not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('answered', 'full', 'declined', 'lapsed')),
  primary key (person_id, number)
);
alter table outreach.cycle enable row level security;
grant select, insert, update on outreach.cycle to ayni_app;
create policy cycle_all on outreach.cycle for all using (
  (select platform.actor_system())
  or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))))
  with check (platform.actor_system() or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
comment on table outreach.cycle is 'Invitation cycles: at most five attempts, then thirty days of silence.';

create table outreach.attempt (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references enrollment.person (id),
  cycle_no integer not null,
  how text not null check (how in ('call', 'message')),
  channel text not null,
  contact_id uuid,
  purpose text not null check (purpose in ('invitation', 'first-check', 'resume', 'profile')),
  subject text,
  template text,
  window_kind text not null check (window_kind in ('laboral', 'fuera', 'quieto')),
  slot text not null,
  at timestamptz not null,
  result text check (result in ('entregado', 'leido', 'respondido', 'no_contesta', 'equivocado', 'rechazo', 'error')),
  result_at timestamptz,
  message_id uuid,
  by_account uuid,
  override_sealed text,
  later_at timestamptz,
  undone_at timestamptz,
  made_at timestamptz not null
);
create index attempt_person on outreach.attempt (person_id, at desc) where undone_at is null;
create index attempt_message on outreach.attempt (message_id) where message_id is not null and undone_at is null;
create index attempt_program on outreach.attempt (program_id, at);
create unique index attempt_subject on outreach.attempt (person_id, subject) where subject is not null and undone_at is null;
alter table outreach.attempt enable row level security;
grant select, insert, update on outreach.attempt to ayni_app;
create policy attempt_read on outreach.attempt for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and ((select platform.actor_is('coordinator')) or (select platform.actor_is('director')))));
create policy attempt_add on outreach.attempt for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
create policy attempt_change on outreach.attempt for update using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));
comment on table outreach.attempt is 'Every call and message that tried to reach somebody (C2). No names, no numbers.';
comment on column outreach.attempt.result is 'Null: made, and nothing known yet.';
comment on column outreach.attempt.window_kind is 'By the hours the person had then: at work, outside work, or in quiet hours.';
comment on column outreach.attempt.override_sealed is 'Why somebody called at a time that the rules forbid; the person reads it.';
comment on column outreach.attempt.undone_at is 'Taken back, or never left: it does not count.';

create table outreach.nonuse (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references enrollment.person (id),
  cycle_no integer not null,
  code text not null check (code in ('sin_tiempo', 'jornada', 'olvido', 'no_sabia', 'recursos_propios', 'ignorar_malestar', 'estigma', 'confidencialidad', 'internet', 'ya_en_tratamiento', 'otro')),
  note_sealed text,
  said_to text not null check (said_to in ('phone', 'coordinator')),
  at timestamptz not null
);
create index nonuse_program on outreach.nonuse (program_id, code);
create index nonuse_person on outreach.nonuse (person_id, at desc);
alter table outreach.nonuse enable row level security;
grant select, insert on outreach.nonuse to ayni_app;
create policy nonuse_read on outreach.nonuse for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));
create policy nonuse_add on outreach.nonuse for insert with check (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
comment on table outreach.nonuse is 'Why somebody did not use a service, in their own words or by code; asked at most once a cycle.';

-- "Not now" and "I would rather not say", so that the question is not asked again.
create table outreach.asked (
  person_id uuid not null references enrollment.person (id),
  program_id uuid not null,
  what text not null check (what in ('nonuse', 'not-now')),
  at timestamptz not null,
  primary key (person_id, what, at)
);
alter table outreach.asked enable row level security;
grant select, insert on outreach.asked to ayni_app;
create policy asked_read on outreach.asked for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person()));
create policy asked_add on outreach.asked for insert with check (platform.actor_system() or person_id = platform.actor_person());

create table outreach.awareness (
  person_id uuid not null references enrollment.person (id),
  program_id uuid not null,
  service text not null,
  day smallint not null,
  shown_at timestamptz not null,
  understood boolean,
  primary key (person_id, service, day)
);
create index awareness_program on outreach.awareness (program_id) where understood;
alter table outreach.awareness enable row level security;
grant select, insert, update on outreach.awareness to ayni_app;
create policy awareness_own on outreach.awareness for all using (
  (select platform.actor_system()) or person_id = (select platform.actor_person()))
  with check (platform.actor_system() or person_id = platform.actor_person());
comment on column outreach.awareness.day is 'Which showing of the catalogue: 0 before consent, then day 7, 30 and 90.';
comment on column outreach.awareness.understood is 'The person said that they know what it is; null where they only saw it.';

create table outreach.link (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  kind text not null check (kind in ('colleague', 'programme')),
  by_person uuid,
  by_account uuid,
  label text,
  secret_hash text not null constraint link_secret unique,
  secret_sealed text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  uses_left integer not null check (uses_left >= 0),
  revoked_at timestamptz,
  constraint link_owner check ((kind = 'colleague') = (by_person is not null))
);
create index link_person on outreach.link (by_person) where by_person is not null;
create index link_program on outreach.link (program_id, kind);
alter table outreach.link enable row level security;
grant select, insert, update on outreach.link to ayni_app;
create policy link_read on outreach.link for select using (
  (select platform.actor_system()) or by_person = (select platform.actor_person())
  or (kind = 'programme' and program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));
create policy link_add on outreach.link for insert with check (
  platform.actor_system() or (kind = 'colleague' and by_person = platform.actor_person())
  or (kind = 'programme' and program_id = platform.actor_program() and platform.actor_is('coordinator')));
create policy link_change on outreach.link for update using (
  (select platform.actor_system()) or by_person = (select platform.actor_person())
  or (kind = 'programme' and program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));
comment on table outreach.link is 'Links that carry no name. Whose link brought whom is shown to nobody but, if the invitee wishes, the inviter.';

-- Somebody who came by a link. What they wrote goes to the roster; here stays only what the limits and the inviter need.
create table outreach.registration (
  id uuid primary key,
  program_id uuid not null,
  link_id uuid not null references outreach.link (id),
  person_id uuid,
  key_hash text not null,
  inviter_may_know boolean not null,
  called_sealed text,
  at timestamptz not null,
  joined_at timestamptz
);
create index registration_link on outreach.registration (link_id);
create index registration_person on outreach.registration (person_id) where person_id is not null;
alter table outreach.registration enable row level security;
grant select, insert, update on outreach.registration to ayni_app;
create policy registration_system on outreach.registration for all using ((select platform.actor_system()))
  with check (platform.actor_system());
-- The inviter reads those who wished it, once they joined; of the others not even that there are any.
create policy registration_wished on outreach.registration for select using (
  inviter_may_know and joined_at is not null
  and exists (select 1 from outreach.link l where l.id = link_id and l.by_person = (select platform.actor_person())));
comment on column outreach.registration.called_sealed is 'How the inviter may read who joined; kept only where the invitee wishes it.';

create table outreach.digest (
  program_id uuid not null,
  day date not null,
  slot text not null check (slot in ('morning', 'evening')),
  at timestamptz not null,
  primary key (program_id, day, slot)
);
alter table outreach.digest enable row level security;
grant select, insert on outreach.digest to ayni_app;
create policy digest_read on outreach.digest for select using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));
create policy digest_add on outreach.digest for insert with check (platform.actor_system());
