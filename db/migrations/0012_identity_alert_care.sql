-- Which alert opened whose record to whom, so that handling one alert does not close what another still needs.
create table identity.alert_care (
  alert_id uuid not null,
  account_id uuid not null references identity.account (id),
  program_id uuid not null,
  person_id uuid not null,
  primary key (alert_id, account_id)
);
create index alert_care_person on identity.alert_care (person_id);
alter table identity.alert_care enable row level security;
grant select, insert, delete on identity.alert_care to ayni_app;
create policy alert_care_house on identity.alert_care using (platform.actor_system()) with check (platform.actor_system());

-- The director too may change the numbers of the duty team.
create policy program_change_by_director on identity.program for update
  using (identity.same_program(id) and platform.actor_is('director'));
