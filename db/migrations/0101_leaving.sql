-- Somebody left while an alert about them was open: what they were told, and what is still owed before it may be closed.
create table suicide_prevention.leaving (
  alert_id uuid primary key references suicide_prevention.alert (id),
  program_id uuid not null,
  person_id uuid not null,
  left_at timestamptz not null,
  declines_last_call boolean not null
);
alter table suicide_prevention.leaving enable row level security;
grant select, insert, update, delete on suicide_prevention.leaving to ayni_app;
create policy leaving_read on suicide_prevention.leaving for select using (identity.may_open(person_id, 'C4'));
create policy leaving_add on suicide_prevention.leaving for insert with check (platform.actor_system());
create policy leaving_change on suicide_prevention.leaving for update using (platform.actor_system());
create policy leaving_end on suicide_prevention.leaving for delete using (platform.actor_system());
comment on column suicide_prevention.leaving.declines_last_call is 'Said on the screen that told what happens; an acute alert is an emergency first, whatever was said.';
select identity.fence_people();
