-- Why somebody of the team wrote down hours, a post or a number in the name of a person. The words are sealed.

create table enrollment.on_behalf (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references enrollment.person (id),
  what text not null check (what in ('contact', 'hours', 'post')),
  by_account uuid not null,
  at timestamptz not null,
  note_sealed text not null
);
create index on_behalf_person on enrollment.on_behalf (person_id, at desc);
alter table enrollment.on_behalf enable row level security;
grant select, insert on enrollment.on_behalf to ayni_app;
create policy on_behalf_read on enrollment.on_behalf for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator')))
  or identity.may_open(person_id, 'C1'));
create policy on_behalf_add on enrollment.on_behalf for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
comment on table enrollment.on_behalf is 'What the team wrote for a person, by whom and why; the person reads it in their copy.';
