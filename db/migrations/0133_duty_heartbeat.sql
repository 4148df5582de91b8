-- Whether somebody still watches: each time the worker fell silent, since when, and when people were told by the second path.
create table duty.outage (
  id uuid primary key,
  silent_since timestamptz,
  noticed_at timestamptz not null,
  told_at timestamptz not null,
  times integer not null default 1,
  ended_at timestamptz
);
create unique index outage_one_open on duty.outage ((true)) where ended_at is null;
alter table duty.outage enable row level security;
grant select, insert, update on duty.outage to ayni_app;
create policy outage_system on duty.outage for all using (platform.actor_system()) with check (platform.actor_system());
comment on table duty.outage is 'The worker was not seen for longer than the bound; it is of the whole house, so it has no programme.';
comment on column duty.outage.silent_since is 'When the worker was last seen (UTC); null when none ever was.';
comment on column duty.outage.told_at is 'When director, coordinator and first on call were last told (UTC).';
