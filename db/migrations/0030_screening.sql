-- Questionnaires answered, read and routed. Answers are facts: added, never changed. What they say is sealed.

create schema if not exists screening;
grant usage on schema screening to ayni_app;

create function screening.own_fact(person uuid, program uuid) returns boolean language sql stable as
  $$ select platform.actor_system() or (person = platform.actor_person() and program = platform.actor_program()) $$;

-- A round is named by the phone, so its key is only unique within the person.
create table screening.round (
  person_id uuid not null,
  id uuid not null,
  program_id uuid not null,
  state text not null check (state in ('in_progress', 'triaged', 'routed', 'closed', 'partial_expired', 'refused', 'not_scorable', 'superseded')),
  started_at timestamptz not null,
  last_occurred_at timestamptz not null,
  last_received_at timestamptz not null,
  skipped text[] not null default '{}',
  stopped_at timestamptz,
  completed_at timestamptz,
  routed_at timestamptz,
  closed_at timestamptz,
  primary key (person_id, id)
);
create index round_open on screening.round (last_received_at) where state = 'in_progress';
alter table screening.round enable row level security;
grant select, insert, update on screening.round to ayni_app;
create policy round_read on screening.round for select using (identity.may_open(person_id, 'C3'));
create policy round_add on screening.round for insert with check (screening.own_fact(person_id, program_id));
create policy round_change on screening.round for update using (platform.actor_system());
comment on column screening.round.started_at is 'When the first answer was given, by the corrected clock of the phone.';
comment on column screening.round.completed_at is 'When the server had every questionnaire answered or left out on purpose; service clocks count from receipt.';

create table screening.response (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  round_id uuid not null,
  instrument text not null check (instrument in ('phq-9', 'gad-7', 'audit', 'asq')),
  version text not null,
  language text not null check (language in ('es', 'en')),
  mode text not null check (mode in ('self', 'phone', 'in-person')),
  occurred_at timestamptz not null,
  raw_occurred_at timestamptz not null,
  received_at timestamptz not null,
  device_offset_s integer not null,
  impossible text check (impossible in ('future', 'before-enrollment')),
  lateness text not null check (lateness in ('fresh', 'late', 'old')),
  ruleset_version text not null,
  recorded_by uuid,
  content_hash text not null,
  sealed text not null,
  constraint response_once unique (person_id, content_hash),
  foreign key (person_id, round_id) references screening.round (person_id, id)
);
create index response_person on screening.response (person_id, occurred_at desc);
alter table screening.response enable row level security;
grant select, insert on screening.response to ayni_app;
create policy response_read on screening.response for select using (identity.may_open(person_id, 'C3'));
create policy response_add on screening.response for insert with check (screening.own_fact(person_id, program_id));
comment on column screening.response.occurred_at is 'When it was answered: the clock of the phone, corrected when wrong by more than ten minutes. Clinical age counts from here.';
comment on column screening.response.received_at is 'When the server had it. Service clocks start here.';
comment on column screening.response.lateness is 'fresh up to 24 h between answer and receipt, late up to 7 days, old beyond.';
comment on column screening.response.recorded_by is 'Account of the clinician who put the questions live; null when answered alone.';

-- A correction is a new fact that names the old one.
create table screening.unreliable (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  response_id uuid not null references screening.response (id),
  by_account uuid not null,
  at timestamptz not null,
  why_sealed text not null
);
create index unreliable_response on screening.unreliable (response_id);
alter table screening.unreliable enable row level security;
grant select, insert on screening.unreliable to ayni_app;
create policy unreliable_read on screening.unreliable for select using (identity.may_open(person_id, 'C3'));
create policy unreliable_add on screening.unreliable for insert with check (platform.actor_system());

-- History and treatment, and the choices after a result: the newest of each kind holds.
create table screening.statement (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  round_id uuid not null,
  n bigint generated always as identity,
  kind text not null check (kind in ('history', 'choice')),
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  sealed text not null,
  foreign key (person_id, round_id) references screening.round (person_id, id)
);
create index statement_round on screening.statement (person_id, round_id, kind, occurred_at desc, n desc);
alter table screening.statement enable row level security;
grant select, insert on screening.statement to ayni_app;
create policy statement_read on screening.statement for select using (identity.may_open(person_id, 'C3'));
create policy statement_add on screening.statement for insert with check (screening.own_fact(person_id, program_id));

-- What the rules said, each time they ran; the newest holds. `n` orders what one sync brought within one instant; a person's
-- rows are written under that person's lock.
create table screening.triage (
  id uuid primary key,
  n bigint generated always as identity,
  program_id uuid not null,
  person_id uuid not null,
  round_id uuid not null,
  at timestamptz not null,
  ruleset_version text not null,
  by_account uuid,
  sealed text not null,
  foreign key (person_id, round_id) references screening.round (person_id, id)
);
create index triage_round on screening.triage (person_id, round_id, n desc);
alter table screening.triage enable row level security;
grant select, insert on screening.triage to ayni_app;
create policy triage_read on screening.triage for select using (identity.may_open(person_id, 'C3'));
create policy triage_add on screening.triage for insert with check (platform.actor_system());
comment on column screening.triage.by_account is 'The clinician who overrode the rules, with the reason sealed beside; null when the rules spoke.';

-- The suicide flag is C4: apart from the rest, so that who may open a level may not thereby open this.
create table screening.risk (
  id uuid primary key references screening.triage (id),
  n bigint generated always as identity,
  program_id uuid not null,
  person_id uuid not null,
  round_id uuid not null,
  at timestamptz not null,
  sealed text not null
);
create index risk_round on screening.risk (person_id, round_id, n desc);
alter table screening.risk enable row level security;
grant select, insert on screening.risk to ayni_app;
create policy risk_read on screening.risk for select using (identity.may_open(person_id, 'C4'));
create policy risk_add on screening.risk for insert with check (platform.actor_system());

-- What screening promised and has not yet been kept: one open promise of a kind a person, however often they answer.
create table screening.owed (
  key text primary key,
  program_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('first-contact', 'first-session', 'clinical-review', 'ask-missing-answers')),
  owed_by_role text not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  level_sealed text not null,
  closed_at timestamptz
);
create unique index owed_open on screening.owed (person_id, kind) where closed_at is null;
create index owed_due on screening.owed (program_id, due_at) where closed_at is null;
alter table screening.owed enable row level security;
grant select, insert, update on screening.owed to ayni_app;
create policy owed_read on screening.owed for select using (
  platform.actor_system() or (program_id = platform.actor_program() and identity.actor_is_clinical()));
create policy owed_add on screening.owed for insert with check (platform.actor_system());
create policy owed_close on screening.owed for update using (platform.actor_system());

-- From which day the checks of a person are counted.
create table screening.schedule (
  person_id uuid primary key,
  program_id uuid not null,
  first_check_at timestamptz not null,
  ended_at timestamptz
);
alter table screening.schedule enable row level security;
grant select, insert, update on screening.schedule to ayni_app;
create policy schedule_read on screening.schedule for select using (platform.actor_system() or person_id = platform.actor_person());
create policy schedule_add on screening.schedule for insert with check (platform.actor_system());
create policy schedule_change on screening.schedule for update using (platform.actor_system());
comment on column screening.schedule.first_check_at is 'When the first check, day 30 of service, is due; the others are counted from it.';
