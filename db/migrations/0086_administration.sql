-- What an administrator keeps: the calendar of days off, the cycles of a programme, which services are open, and what changed.

create table platform.holiday_change (
  program_id uuid not null,
  day date not null,
  is_holiday boolean not null,
  name text,
  primary key (program_id, day)
);
alter table platform.holiday_change enable row level security;
grant select, insert, update, delete on platform.holiday_change to ayni_app;
create policy holiday_read on platform.holiday_change for select using (
  platform.actor_system() or program_id = platform.actor_program());
create policy holiday_add on platform.holiday_change for insert with check (
  platform.actor_system() or (program_id = platform.actor_program()
    and (platform.actor_is('admin') or platform.actor_is('coordinator') or platform.actor_is('director'))));
create policy holiday_change on platform.holiday_change for update using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (platform.actor_is('admin') or platform.actor_is('coordinator') or platform.actor_is('director'))));
create policy holiday_remove on platform.holiday_change for delete using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (platform.actor_is('admin') or platform.actor_is('coordinator') or platform.actor_is('director'))));
comment on table platform.holiday_change is 'Days that a programme adds to the national holidays of Peru, or takes from them.';

create schema if not exists administration;
grant usage on schema administration to ayni_app;

create table administration.cycle (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  code text not null check (code ~ '^[0-9]{4}-(I|II|III)$'),
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  invitations_open boolean not null,
  constraint cycle_code unique (program_id, code)
);
alter table administration.cycle enable row level security;
grant select, insert, update on administration.cycle to ayni_app;
create policy cycle_read on administration.cycle for select using (platform.actor_system() or program_id = platform.actor_program());
create policy cycle_add on administration.cycle for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and (platform.actor_is('admin') or platform.actor_is('director'))));
create policy cycle_change on administration.cycle for update using (
  platform.actor_system() or (program_id = platform.actor_program() and (platform.actor_is('admin') or platform.actor_is('director'))));
comment on column administration.cycle.code is 'SERUMS process, as the ministry names it: 2026-I.';

create table administration.service (
  program_id uuid not null references identity.program (id),
  code text not null,
  open boolean not null,
  note_es text not null default '' check (length(note_es) <= 160),
  note_en text not null default '' check (length(note_en) <= 160),
  primary key (program_id, code)
);
alter table administration.service enable row level security;
grant select, insert, update on administration.service to ayni_app;
create policy service_read on administration.service for select using (platform.actor_system() or program_id = platform.actor_program());
create policy service_add on administration.service for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and (platform.actor_is('admin') or platform.actor_is('coordinator'))));
create policy service_change on administration.service for update using (
  platform.actor_system() or (program_id = platform.actor_program() and (platform.actor_is('admin') or platform.actor_is('coordinator'))));
comment on column administration.service.note_es is 'One line for the physician: hours, or how to ask. Public (C0).';

-- What was before and what is now, for settings only: never anything about a physician.
create table administration.change (
  id uuid primary key,
  program_id uuid not null,
  account_id uuid,
  what text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  at timestamptz not null
);
create index change_program on administration.change (program_id, at desc, id desc);
alter table administration.change enable row level security;
grant select, insert on administration.change to ayni_app;
create policy change_read on administration.change for select using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (platform.actor_is('admin') or platform.actor_is('dpo') or platform.actor_is('director'))));
create policy change_add on administration.change for insert with check (platform.actor_system() or program_id = platform.actor_program());
comment on table administration.change is 'Every change of a setting, with its before and after; append-only, because nobody holds update or delete.';

-- The audit reads the ledger page by page, newest first, for one programme.
create index ledger_program_staff on platform.ledger (program_id, seq desc) where account_id is not null;
