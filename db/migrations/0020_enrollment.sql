-- Who was invited, how to reach them, and what they allowed. Names and contacts are sealed by the application.

create schema if not exists enrollment;
grant usage on schema enrollment to ayni_app;

create table enrollment.person (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  alias text not null,
  source_key text,
  state text not null check (state in ('imported', 'verified_contact', 'invited', 'engaged', 'consented', 'profile_complete', 'active', 'paused', 'ended', 'unreachable', 'declined', 'duplicate', 'ineligible', 'withdrawn', 'deceased')),
  identity_sealed text,
  language text not null default 'es' check (language in ('es', 'en')),
  contactable boolean not null,
  agreed boolean not null,
  sex text check (sex in ('F', 'M', 'X')),
  age_years smallint check (age_years >= 18),
  region_ubigeo2 text check (region_ubigeo2 ~ '^[0-9]{2}$'),
  facility_category text,
  institution text,
  service_started_on date,
  created_at timestamptz not null,
  reached_at timestamptz,
  constraint person_alias unique (program_id, alias),
  constraint person_source_key unique (program_id, source_key)
);
alter table enrollment.person enable row level security;
grant select, insert, update on enrollment.person to ayni_app;
create policy person_read on enrollment.person for select using (
  platform.actor_system() or id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator'))
  or identity.may_open(id, 'C1'));
create policy person_add on enrollment.person for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
create policy person_change on enrollment.person for update using (
  platform.actor_system() or id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
comment on column enrollment.person.contactable is 'Answered by any channel at least once; unreachable is not declined (R-ENR-09).';
comment on column enrollment.person.agreed is 'Gave layers 1 and 2 at least once, here or on paper before import.';

create table enrollment.contact_point (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references enrollment.person (id),
  channel text not null check (channel in ('movil', 'whatsapp', 'correo', 'fijo', 'radio_eess')),
  value_sealed text not null,
  owner text not null check (owner in ('self', 'relative', 'facility')),
  may_leave_message boolean not null,
  added_at timestamptz not null,
  removed_at timestamptz
);
create index contact_point_person on enrollment.contact_point (person_id) where removed_at is null;
alter table enrollment.contact_point enable row level security;
grant select, insert, update on enrollment.contact_point to ayni_app;
create policy contact_read on enrollment.contact_point for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator'))
  or identity.may_open(person_id, 'C1'));
create policy contact_write on enrollment.contact_point for insert with check (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
create policy contact_change on enrollment.contact_point for update using (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator')));

-- Receipts: every giving and every withdrawing is a row; nothing is ever changed.
create table enrollment.consent (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references enrollment.person (id),
  layer smallint not null check (layer between 1 and 7),
  given boolean not null,
  text_version text not null,
  language text not null check (language in ('es', 'en')),
  channel text not null check (channel in ('phone', 'import', 'console')),
  occurred_at timestamptz not null,
  received_at timestamptz not null
);
create index consent_person on enrollment.consent (person_id, layer, occurred_at desc, id desc);
alter table enrollment.consent enable row level security;
grant select, insert on enrollment.consent to ayni_app;
create policy consent_read on enrollment.consent for select using (
  platform.actor_system() or person_id = platform.actor_person() or identity.may_open(person_id, 'C2')
  or (program_id = platform.actor_program() and (platform.actor_is('coordinator') or platform.actor_is('dpo'))));
create policy consent_add on enrollment.consent for insert with check (platform.actor_system() or person_id = platform.actor_person());

-- The latest word on each layer.
create view enrollment.consent_now with (security_invoker = true) as
  select distinct on (person_id, layer) person_id, program_id, layer, given, text_version, occurred_at, received_at
  from enrollment.consent order by person_id, layer, occurred_at desc, id desc;
grant select on enrollment.consent_now to ayni_app;

-- The trusted person (C4): sealed, and shown only to the physician and to whoever answers an alert.
create table enrollment.trusted_person (
  person_id uuid primary key references enrollment.person (id),
  program_id uuid not null,
  sealed text not null,
  occurred_at timestamptz not null
);
alter table enrollment.trusted_person enable row level security;
grant select, insert, update, delete on enrollment.trusted_person to ayni_app;
create policy trusted_own on enrollment.trusted_person for all using (
  platform.actor_system() or person_id = platform.actor_person()) with check (platform.actor_system() or person_id = platform.actor_person());
create policy trusted_read on enrollment.trusted_person for select using (identity.may_open(person_id, 'C4'));
