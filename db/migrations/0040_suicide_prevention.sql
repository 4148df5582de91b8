-- A person at risk, and who is called until somebody answers. The alert itself says nothing of why: that is in tables of
-- their own (signal, attempt, outcome), so that whoever watches the clocks never has the content within reach.

create schema if not exists suicide_prevention;
grant usage on schema suicide_prevention to ayni_app;

create function suicide_prevention.on_the_team(program uuid) returns boolean language sql stable as $$
  select platform.actor_system() or (program = platform.actor_program() and platform.actor_account() is not null and (
    platform.actor_is('duty') or platform.actor_is('psychiatrist') or platform.actor_is('therapist')
    or platform.actor_is('coordinator') or platform.actor_is('director') or platform.actor_is('admin')))
$$;

create table suicide_prevention.alert (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  alias text not null,
  class text not null check (class in ('A', 'B')),
  opened_at timestamptz not null,
  received_at timestamptz not null,
  occurred_at timestamptz not null,
  ladder jsonb not null,
  soundings integer not null default 0,
  raise_at timestamptz,
  next_at timestamptz,
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  told_at timestamptz,
  attempts integer not null default 0,
  last_attempt_at timestamptz,
  reached_at timestamptz,
  incident_at timestamptz,
  handled_at timestamptz,
  handled_by uuid,
  outcome_id uuid,
  -- The promise of the whole house in one line: nobody at risk without a next time at which somebody is told.
  constraint alert_always_has_a_next_time check (handled_at is not null or next_at is not null),
  -- Nothing but a recorded outcome ends an alert.
  constraint alert_ends_with_an_outcome check ((handled_at is null) = (outcome_id is null) and (handled_at is null) = (handled_by is null)),
  constraint alert_owner check ((acknowledged_by is null) = (acknowledged_at is null))
);
create unique index alert_one_open on suicide_prevention.alert (person_id) where handled_at is null;
create index alert_due on suicide_prevention.alert (next_at) where handled_at is null;
create index alert_open_program on suicide_prevention.alert (program_id, next_at) where handled_at is null;
create index alert_person on suicide_prevention.alert (person_id, opened_at desc);
alter table suicide_prevention.alert enable row level security;
grant select, insert, update on suicide_prevention.alert to ayni_app;
create policy alert_read on suicide_prevention.alert for select using (
  person_id = platform.actor_person() or (suicide_prevention.on_the_team(program_id)
    and (platform.actor_system() or platform.actor_is('duty') or platform.actor_is('psychiatrist') or platform.actor_is('therapist')
      or platform.actor_is('coordinator') or platform.actor_is('director'))));
create policy alert_open on suicide_prevention.alert for insert with check (platform.actor_system());
create policy alert_change on suicide_prevention.alert for update using (platform.actor_system());
comment on column suicide_prevention.alert.received_at is 'Where the ladder of its present class counts from: when the server learned of it (UTC).';
comment on column suicide_prevention.alert.occurred_at is 'When the person answered or pressed, by their phone corrected by its offset (UTC).';
comment on column suicide_prevention.alert.class is 'A acute, B non-acute. New signals may only raise it.';
comment on column suicide_prevention.alert.told_at is 'When the first message to a human was queued (UTC).';
comment on column suicide_prevention.alert.acknowledged_at is 'When its present owner pressed "Me hago cargo"; null again when that lapsed.';
comment on column suicide_prevention.alert.raise_at is 'A call for help that is not answered by this time becomes class A (R-SUI-02).';

-- Why (C4): sealed codes of what was found. One row a source, so that the same answers arriving twice are one signal.
create table suicide_prevention.signal (
  id uuid primary key,
  program_id uuid not null,
  alert_id uuid not null references suicide_prevention.alert (id),
  person_id uuid not null,
  kind text not null check (kind in ('screening', 'help-now')),
  source_id uuid not null constraint signal_source unique,
  class text not null check (class in ('A', 'B')),
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  because_sealed text not null
);
create index signal_alert on suicide_prevention.signal (alert_id);
alter table suicide_prevention.signal enable row level security;
grant select, insert on suicide_prevention.signal to ayni_app;
create policy signal_read on suicide_prevention.signal for select using (identity.may_open(person_id, 'C4'));
create policy signal_add on suicide_prevention.signal for insert with check (platform.actor_system());

-- Every try to speak with the person (C4).
create table suicide_prevention.attempt (
  id uuid primary key,
  program_id uuid not null,
  alert_id uuid not null references suicide_prevention.alert (id),
  person_id uuid not null,
  by_account uuid not null,
  at timestamptz not null,
  channel text not null,
  result text not null,
  note_sealed text
);
create index attempt_alert on suicide_prevention.attempt (alert_id, at);
alter table suicide_prevention.attempt enable row level security;
grant select, insert on suicide_prevention.attempt to ayni_app;
create policy attempt_read on suicide_prevention.attempt for select using (identity.may_open(person_id, 'C4'));
create policy attempt_add on suicide_prevention.attempt for insert with check (
  platform.actor_system() or (by_account = platform.actor_account() and identity.may_open(person_id, 'C4')));

-- What contact with the person came to (C4).
create table suicide_prevention.outcome (
  id uuid primary key,
  program_id uuid not null,
  alert_id uuid not null references suicide_prevention.alert (id) constraint outcome_of_alert unique,
  person_id uuid not null,
  by_account uuid not null,
  at timestamptz not null,
  outcome text not null,
  next_contact_at timestamptz not null,
  words_sealed text,
  -- No contact is left without the next one dated (R-SUI-07).
  constraint outcome_next_contact check (next_contact_at > at)
);
alter table suicide_prevention.outcome enable row level security;
grant select, insert on suicide_prevention.outcome to ayni_app;
create policy outcome_read on suicide_prevention.outcome for select using (identity.may_open(person_id, 'C4'));
create policy outcome_add on suicide_prevention.outcome for insert with check (
  platform.actor_system() or (by_account = platform.actor_account() and identity.may_open(person_id, 'C4')));
alter table suicide_prevention.alert add constraint alert_outcome foreign key (outcome_id) references suicide_prevention.outcome (id);

-- Who was told, when and how; and every turn of the alert. No content.
create table suicide_prevention.ladder_log (
  id uuid primary key,
  program_id uuid not null,
  alert_id uuid not null references suicide_prevention.alert (id),
  at timestamptz not null,
  what text not null check (what in ('told', 'no-address', 'raised', 'acknowledged', 'lapsed', 'returned', 'incident', 'handled')),
  rung smallint,
  sounding integer,
  account_id uuid,
  channel text,
  because text
);
create unique index ladder_log_once on suicide_prevention.ladder_log (alert_id, sounding, account_id, channel) where what = 'told';
create index ladder_log_alert on suicide_prevention.ladder_log (alert_id, at);
alter table suicide_prevention.ladder_log enable row level security;
grant select, insert on suicide_prevention.ladder_log to ayni_app;
create policy ladder_log_read on suicide_prevention.ladder_log for select using (suicide_prevention.on_the_team(program_id));
create policy ladder_log_add on suicide_prevention.ladder_log for insert with check (platform.actor_system());

create table suicide_prevention.rota_shift (
  id uuid primary key,
  program_id uuid not null,
  account_id uuid not null references identity.account (id),
  role text not null check (role in ('first', 'second', 'psychiatrist_lead', 'director', 'coordinator')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  published_by uuid not null,
  published_at timestamptz not null,
  ended_at timestamptz,
  constraint rota_shift_lasts check (until_at > from_at)
);
create index rota_shift_now on suicide_prevention.rota_shift (program_id, until_at) where ended_at is null;
alter table suicide_prevention.rota_shift enable row level security;
grant select, insert, update on suicide_prevention.rota_shift to ayni_app;
create policy rota_read on suicide_prevention.rota_shift for select using (suicide_prevention.on_the_team(program_id));
create policy rota_add on suicide_prevention.rota_shift for insert with check (platform.actor_system() or (
  program_id = platform.actor_program() and (platform.actor_is('coordinator') or platform.actor_is('director'))));
create policy rota_change on suicide_prevention.rota_shift for update using (platform.actor_system() or (
  program_id = platform.actor_program() and (platform.actor_is('coordinator') or platform.actor_is('director'))));
comment on column suicide_prevention.rota_shift.ended_at is 'When the shift was taken out of the rota; kept, because who was on call must stay known.';

-- What the last look at the rota found: the next hole, and whether too few clinicians can be reached.
create table suicide_prevention.rota_watch (
  program_id uuid primary key,
  checked_at timestamptz not null,
  hole_role text,
  hole_from timestamptz,
  hole_to timestamptz,
  fewest integer not null,
  too_few boolean not null,
  warned_hole text,
  warned_hole_at timestamptz,
  warned_few_at timestamptz
);
alter table suicide_prevention.rota_watch enable row level security;
grant select, insert, update on suicide_prevention.rota_watch to ayni_app;
create policy watch_read on suicide_prevention.rota_watch for select using (
  platform.actor_system() or program_id = platform.actor_program());
create policy watch_add on suicide_prevention.rota_watch for insert with check (platform.actor_system());
create policy watch_change on suicide_prevention.rota_watch for update using (platform.actor_system());
comment on column suicide_prevention.rota_watch.too_few is 'True while fewer than two clinicians can be reached in the next 12 h: the ASQ is then answered with someone on the phone.';

-- An exercise of the whole ladder: everybody who would be called is called, and must press.
create table suicide_prevention.drill (
  id uuid primary key,
  program_id uuid not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  started_by uuid,
  finished_at timestamptz,
  passed boolean,
  because text
);
create index drill_open on suicide_prevention.drill (due_at) where finished_at is null;
create index drill_program on suicide_prevention.drill (program_id, started_at desc);
alter table suicide_prevention.drill enable row level security;
grant select, insert, update on suicide_prevention.drill to ayni_app;
create policy drill_read on suicide_prevention.drill for select using (suicide_prevention.on_the_team(program_id));
create policy drill_add on suicide_prevention.drill for insert with check (platform.actor_system());
create policy drill_change on suicide_prevention.drill for update using (platform.actor_system());

create table suicide_prevention.drill_call (
  drill_id uuid not null references suicide_prevention.drill (id),
  program_id uuid not null,
  account_id uuid not null references identity.account (id),
  rung smallint not null,
  channels text[] not null,
  told_at timestamptz not null,
  pressed_at timestamptz,
  primary key (drill_id, account_id)
);
alter table suicide_prevention.drill_call enable row level security;
grant select, insert, update on suicide_prevention.drill_call to ayni_app;
create policy drill_call_read on suicide_prevention.drill_call for select using (suicide_prevention.on_the_team(program_id));
create policy drill_call_add on suicide_prevention.drill_call for insert with check (platform.actor_system());
create policy drill_call_press on suicide_prevention.drill_call for update using (
  platform.actor_system() or (account_id = platform.actor_account() and program_id = platform.actor_program()));

create table suicide_prevention.incident (
  id uuid primary key,
  program_id uuid not null,
  alert_id uuid references suicide_prevention.alert (id),
  drill_id uuid references suicide_prevention.drill (id),
  kind text not null check (kind in ('nobody-on-call', 'rungs-exhausted', 'no-contact-recorded', 'drill-missed')),
  opened_at timestamptz not null,
  review_due_at timestamptz not null,
  reviewed_at timestamptz,
  constraint incident_of_something check (alert_id is not null or drill_id is not null)
);
create index incident_program on suicide_prevention.incident (program_id, opened_at desc);
alter table suicide_prevention.incident enable row level security;
grant select, insert, update on suicide_prevention.incident to ayni_app;
create policy incident_read on suicide_prevention.incident for select using (suicide_prevention.on_the_team(program_id));
create policy incident_add on suicide_prevention.incident for insert with check (platform.actor_system());
create policy incident_change on suicide_prevention.incident for update using (platform.actor_system());
comment on column suicide_prevention.incident.review_due_at is 'Blame-free review within seven days (R-SUI-16).';

-- The figure on /health/ready: since when the oldest alert waits for a human. No row is read through it.
create function suicide_prevention.oldest_unacknowledged() returns timestamptz
language sql stable security definer set search_path = suicide_prevention, pg_temp as
  $$ select min(received_at) from suicide_prevention.alert where handled_at is null and acknowledged_at is null $$;
revoke all on function suicide_prevention.oldest_unacknowledged() from public;
grant execute on function suicide_prevention.oldest_unacknowledged() to ayni_app;

-- How a person can be reached: what the board shows beside an alert. No numbers and no content.
create table suicide_prevention.reach (
  person_id uuid primary key,
  program_id uuid not null,
  last_reached_at timestamptz,
  sms_allowed boolean not null default false
);
alter table suicide_prevention.reach enable row level security;
grant select, insert, update on suicide_prevention.reach to ayni_app;
create policy reach_read on suicide_prevention.reach for select using (suicide_prevention.on_the_team(program_id));
create policy reach_add on suicide_prevention.reach for insert with check (platform.actor_system());
create policy reach_change on suicide_prevention.reach for update using (platform.actor_system());

-- When a phone of somebody with an open alert in the asker's programme was last heard of.
create function suicide_prevention.phone_seen(p_person uuid) returns timestamptz
language sql stable security definer set search_path = suicide_prevention, pg_temp as $$
  select max(d.last_seen_at) from identity.device d
  where d.person_id = p_person and d.signed_out_at is null and exists (
    select 1 from suicide_prevention.alert a where a.person_id = p_person and suicide_prevention.on_the_team(a.program_id))
$$;
revoke all on function suicide_prevention.phone_seen(uuid) from public;
grant execute on function suicide_prevention.phone_seen(uuid) to ayni_app;
