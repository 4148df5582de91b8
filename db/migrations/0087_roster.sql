-- What lists said of whom, which pairs may be one person, and which imports were made. Documents serve to match and nothing else.

create schema if not exists roster;
grant usage on schema roster to ayni_app;

create table roster.batch (
  id uuid primary key,
  program_id uuid not null,
  file_name text not null,
  rows_total int not null,
  whole boolean not null,
  started_at timestamptz not null,
  started_by uuid,
  ended_at timestamptz,
  how text check (how in ('done', 'cancelled')),
  left_count int not null default 0,
  constraint batch_ended check ((ended_at is null) = (how is null))
);
create index batch_program on roster.batch (program_id, started_at desc);
alter table roster.batch enable row level security;
grant select, insert, update on roster.batch to ayni_app;
create policy batch_all on roster.batch for all using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));

-- One part of a file that is in; what became of its rows, without a name or a number.
create table roster.chunk (
  batch_id uuid not null references roster.batch (id),
  n int not null,
  program_id uuid not null,
  results jsonb not null,
  at timestamptz not null,
  primary key (batch_id, n)
);
alter table roster.chunk enable row level security;
grant select, insert on roster.chunk to ayni_app;
create policy chunk_all on roster.chunk for all using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));

create table roster.mapping (
  program_id uuid primary key,
  columns jsonb not null,
  at timestamptz not null
);
alter table roster.mapping enable row level security;
grant select, insert, update on roster.mapping to ayni_app;
create policy mapping_all on roster.mapping for all using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));

-- One row of a list, as the latest list says it. Several rows may be one person.
create table roster.listing (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  source_hash text not null,
  dni_hash text,
  ce_hash text,
  cmp_hash text,
  birth_hash text,
  phone_hashes text[] not null default '{}',
  facts_hash text not null,
  facts_sealed text,
  documents_sealed text,
  listed_at timestamptz not null,
  changed_at timestamptz not null,
  batch_id uuid,
  batch_line int,
  reduce_on date not null,
  reduced_at timestamptz,
  left_at timestamptz,
  constraint listing_source unique (program_id, source_hash),
  constraint listing_reduced check (reduced_at is null or (facts_sealed is null and documents_sealed is null))
);
create index listing_person on roster.listing (person_id);
create index listing_dni on roster.listing (program_id, dni_hash) where dni_hash is not null;
create index listing_ce on roster.listing (program_id, ce_hash) where ce_hash is not null;
create index listing_cmp on roster.listing (program_id, cmp_hash) where cmp_hash is not null;
create index listing_birth on roster.listing (program_id, birth_hash) where birth_hash is not null;
create index listing_phones on roster.listing using gin (phone_hashes);
create index listing_batch on roster.listing (batch_id);
create index listing_reduce on roster.listing (reduce_on) where reduced_at is null;
alter table roster.listing enable row level security;
grant select, insert, update on roster.listing to ayni_app;
create policy listing_all on roster.listing for all using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));
comment on column roster.listing.dni_hash is 'Keyed, of this programme: it matches and says nothing else (R-ENR-10).';
comment on column roster.listing.documents_sealed is 'DNI, CE and CMP, until the person consents or the cycle ended.';
comment on column roster.listing.reduce_on is 'Cycle end + 90 days: from then on nothing but the keyed hashes, unless the person takes part.';

-- Two records that may be one person, in the order of their ids.
create table roster.review (
  id uuid primary key,
  program_id uuid not null,
  person_a uuid not null,
  person_b uuid not null,
  why text not null check (why in ('documents', 'birth-and-name', 'phone-and-name')),
  score numeric(4, 3) not null check (score between 0 and 1),
  opened_at timestamptz not null,
  decided_at timestamptz,
  decision text check (decision in ('same', 'different')),
  decided_by uuid,
  survivor_id uuid,
  constraint review_pair unique (person_a, person_b),
  constraint review_order check (person_a < person_b),
  constraint review_decided check ((decided_at is null) = (decision is null)),
  constraint review_survivor check ((decision = 'same') = (survivor_id is not null) or decision is null)
);
create index review_open on roster.review (program_id, id) where decided_at is null;
create index review_a on roster.review (person_a) where decided_at is null;
create index review_b on roster.review (person_b) where decided_at is null;
alter table roster.review enable row level security;
grant select, insert, update on roster.review to ayni_app;
create policy review_all on roster.review for all using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));

-- Who became whom: the pointer to the survivor.
create table roster.merge (
  duplicate_id uuid primary key,
  survivor_id uuid not null,
  program_id uuid not null,
  at timestamptz not null,
  by_account uuid,
  constraint merge_two check (duplicate_id <> survivor_id)
);
create index merge_survivor on roster.merge (survivor_id);
alter table roster.merge enable row level security;
grant select, insert, update on roster.merge to ayni_app;
create policy merge_all on roster.merge for all using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))));

-- Which facilities one reading of the official list named; emptied when the reading ends.
create table roster.place_seen (
  batch_id uuid not null,
  code text not null,
  at timestamptz not null,
  primary key (batch_id, code)
);
alter table roster.place_seen enable row level security;
grant select, insert, delete on roster.place_seen to ayni_app;
create policy place_seen_all on roster.place_seen for all using (
  (select platform.actor_system()) or (select platform.actor_is('coordinator')) or (select platform.actor_is('admin')));
