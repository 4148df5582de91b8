-- The official list of health facilities (RENIPRESS), imported and refreshed by file. Public reference data, of no programme.

create table enrollment.facility (
  code text primary key check (code ~ '^[0-9]{8}$'),
  name text not null,
  category text,
  institution text,
  ubigeo text check (ubigeo ~ '^[0-9]{6}$'),
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  added_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  constraint facility_place check ((lat is null) = (lon is null))
);
create index facility_ubigeo on enrollment.facility (ubigeo) where closed_at is null;
alter table enrollment.facility enable row level security;
grant select, insert, update on enrollment.facility to ayni_app;
create policy facility_read on enrollment.facility for select using (true);
create policy facility_add on enrollment.facility for insert with check (platform.actor_system());
create policy facility_change on enrollment.facility for update using (platform.actor_system());
comment on table enrollment.facility is 'Health facilities by RENIPRESS code; a facility that leaves the list is closed, never deleted, because posts point at it.';
comment on column enrollment.facility.category is 'I-1 … III-2 as the list says; null where it says none.';
comment on column enrollment.facility.closed_at is 'Since which import the list no longer has it, or says that it does not work.';
