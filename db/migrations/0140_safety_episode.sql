-- What is done with a person until they are safe, and when the next contact is. The first table is work without content (C2); the
-- others are C4, and what they say is sealed.

create schema if not exists safety_episode;
grant usage on schema safety_episode to ayni_app;

-- Whoever follows an episode may open it until it ends, also after the person left: what is known of a risk is not locked away from
-- those who answer for it.
alter table identity.care_relation drop constraint if exists care_relation_kind_check;
alter table identity.care_relation add constraint care_relation_kind_check check (kind in ('assigned', 'duty_alert', 'break_glass', 'episode'));

create or replace function identity.locked_for_me() returns uuid[]
language sql stable security definer set search_path = identity, pg_temp as $$
  select case when platform.actor_system() or platform.actor_account() is null then '{}'::uuid[]
    else coalesce((select array_agg(l.person_id) from identity.locked l where l.program_id = platform.actor_program()
      and not exists (select 1 from identity.care_relation c
        where c.person_id = l.person_id and c.account_id = platform.actor_account() and c.kind in ('duty_alert', 'episode') and c.until is null)), '{}') end
$$;

create or replace function identity.cares_for(person uuid, account uuid, class text, treats_alerts boolean) returns boolean
language sql stable security definer set search_path = identity, pg_temp as $$
  select exists (
      select 1 from identity.care_relation c
      where c.person_id = person and c.account_id = account and c.until is null
        and (c.kind in ('duty_alert', 'episode') or not exists (select 1 from identity.locked l where l.person_id = person))
        and (class <> 'C4' or treats_alerts or c.kind in ('break_glass', 'episode') or exists (
          select 1 from identity.care_relation e
          where e.person_id = person and e.until is null and e.kind in ('duty_alert', 'episode'))))
    and (not exists (select 1 from identity.blocked b where b.person_id = person and b.account_id = account)
      or suicide_prevention.called_despite_block(person, account))
$$;

create or replace function identity.fence_people() returns void language plpgsql as $$
declare
  one record;
begin
  for one in
    select c.table_schema as s, c.table_name as t, c.column_name as col
    from information_schema.columns c
    join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
    where (c.column_name in ('person_id', 'to_person', 'by_person', 'person_a', 'person_b') or (c.table_schema = 'enrollment' and c.table_name = 'person' and c.column_name = 'id'))
      and c.table_schema not in ('information_schema', 'pg_catalog', 'platform', 'my_data')
      and (c.table_schema, c.table_name) not in (('identity', 'blocked'), ('identity', 'locked'))
  loop
    if not exists (select 1 from pg_policies p where p.schemaname = one.s and p.tablename = one.t and p.policyname = 'not_for_the_blocked_' || one.col) then
      execute format('create policy %I on %I.%I as restrictive for select to ayni_app using (%I is null or %I <> all ((select identity.hidden_from_me())::uuid[]))',
        'not_for_the_blocked_' || one.col, one.s, one.t, one.col, one.col);
    end if;
    -- Who they are and what they allowed stays known to the coordinator; how to reach them, what they answered and what was agreed does
    -- not. What answers a risk that was known before they left goes on until it is over.
    if one.s not in ('identity', 'messages', 'suicide_prevention', 'safety_episode', 'emergency', 'incidents', 'roster')
      and not (one.s = 'enrollment' and one.t in ('person', 'consent'))
      and not (one.s = 'coordination' and one.t = 'promise')
      and not exists (select 1 from pg_policies p where p.schemaname = one.s and p.tablename = one.t and p.policyname = 'not_after_leaving_' || one.col) then
      execute format('create policy %I on %I.%I as restrictive for select to ayni_app using (%I is null or %I <> all ((select identity.locked_for_me())::uuid[]))',
        'not_after_leaving_' || one.col, one.s, one.t, one.col, one.col);
    end if;
  end loop;
end $$;

create table safety_episode.episode (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null,
  alias text not null,
  class text not null check (class in ('A', 'B')),
  phase text not null check (phase in ('signalled', 'acknowledged', 'contacting', 'reached', 'assessed', 'plan-active', 'stepping-down',
    'closed', 'unreachable', 'emergency-active', 'handed-off', 'contact-declined', 'withdrawn')),
  opened_at timestamptz not null,
  opened_class text not null check (opened_class in ('A', 'B')),
  received_at timestamptz not null,
  occurred_at timestamptz not null,
  owner_account uuid references identity.account (id),
  known_clinician uuid references identity.account (id),
  next_at timestamptz,
  due_at timestamptz,
  due_kind text,
  contact_id uuid,
  acknowledged_at timestamptz,
  first_attempt_at timestamptz,
  reached_at timestamptz,
  assessed_at timestamptz,
  unreachable_at timestamptz,
  left_at timestamptz,
  closed_at timestamptz,
  closed_because text check (closed_because in ('criteria-met', 'withdrawn', 'died')),
  constraint episode_always_has_a_next_time check (closed_at is not null or (next_at is not null and due_at is not null and due_kind is not null)),
  constraint episode_ends_with_a_reason check ((closed_at is null) = (closed_because is null))
);
create unique index episode_one_open on safety_episode.episode (person_id) where closed_at is null;
create index episode_due on safety_episode.episode (next_at) where closed_at is null;
create index episode_open_program on safety_episode.episode (program_id, due_at) where closed_at is null;
create index episode_person on safety_episode.episode (person_id, opened_at desc);
create index episode_program on safety_episode.episode (program_id, opened_at);
alter table safety_episode.episode enable row level security;
grant select, insert, update, delete on safety_episode.episode to ayni_app;
create policy episode_read on safety_episode.episode for select using (
  person_id = platform.actor_person() or suicide_prevention.on_the_team(program_id) and not (platform.actor_is('admin') and not (
    platform.actor_is('duty') or platform.actor_is('psychiatrist') or platform.actor_is('therapist') or platform.actor_is('coordinator') or platform.actor_is('director'))));
create policy episode_add on safety_episode.episode for insert with check (platform.actor_system());
create policy episode_change on safety_episode.episode for update using (platform.actor_system());
create policy episode_absorbed on safety_episode.episode for delete using (platform.actor_system());
comment on table safety_episode.episode is 'Work without content: whose turn it is and by when. One open episode a person.';
comment on column safety_episode.episode.received_at is 'Where the clocks of answering count from: when the server learned of the present signal (UTC).';
comment on column safety_episode.episode.occurred_at is 'When the first signal happened, by the phone corrected by its offset (UTC).';
comment on column safety_episode.episode.phase is 'The state as those see it who may not know what an assessment came to (SUI-12).';
comment on column safety_episode.episode.next_at is 'When the house looks again; never null while open.';
comment on column safety_episode.episode.acknowledged_at is 'First "Me hago cargo" of the opening signal (metrics 7.9).';
comment on column safety_episode.episode.first_attempt_at is 'First try to speak with the person (metrics 7.9).';
comment on column safety_episode.episode.reached_at is 'First live contact (metrics 7.9).';
comment on column safety_episode.episode.assessed_at is 'First live assessment, by when they spoke (metrics 7.9).';

-- All that decides, sealed: state, risk, schedule.
create table safety_episode.course (
  episode_id uuid primary key references safety_episode.episode (id) on delete cascade,
  program_id uuid not null,
  person_id uuid not null,
  sealed text not null,
  owed jsonb not null default '[]',
  changed_at timestamptz not null
);
create index course_person on safety_episode.course (person_id);
alter table safety_episode.course enable row level security;
grant select, insert, update, delete on safety_episode.course to ayni_app;
create policy course_read on safety_episode.course for select using (identity.may_open(person_id, 'C4'));
create policy course_add on safety_episode.course for insert with check (platform.actor_system());
create policy course_change on safety_episode.course for update using (platform.actor_system());
create policy course_absorbed on safety_episode.course for delete using (platform.actor_system());
comment on column safety_episode.course.owed is 'Keys of the promises that stand now.';

create table safety_episode.move (
  id uuid primary key,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  -- Two moves of one moment keep their order.
  seq bigint generated always as identity,
  by_account uuid,
  sealed text not null
);
create index move_episode on safety_episode.move (episode_id, at, seq);
create index move_person on safety_episode.move (person_id);
alter table safety_episode.move enable row level security;
grant select, insert on safety_episode.move to ayni_app;
create policy move_read on safety_episode.move for select using (identity.may_open(person_id, 'C4'));
create policy move_add on safety_episode.move for insert with check (platform.actor_system());

create table safety_episode.assessment (
  id uuid primary key,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  alert_id uuid,
  by_account uuid not null,
  spoke_at timestamptz not null,
  received_at timestamptz not null,
  minutes integer,
  channel text not null,
  late boolean not null,
  with_plan boolean not null,
  with_means boolean not null,
  sealed text not null,
  intent_sealed text not null,
  attempt_sealed text not null
);
create index assessment_episode on safety_episode.assessment (episode_id, spoke_at);
create index assessment_person on safety_episode.assessment (person_id);
alter table safety_episode.assessment enable row level security;
grant select, insert on safety_episode.assessment to ayni_app;
create policy assessment_read on safety_episode.assessment for select using (identity.may_open(person_id, 'C4'));
create policy assessment_add on safety_episode.assessment for insert with check (platform.actor_system());
comment on column safety_episode.assessment.spoke_at is 'When they spoke, as the clinician said it; it may arrive days later.';
comment on column safety_episode.assessment.intent_sealed is 'Answer and date of intent: never one field with attempt, which the pilot confused.';
comment on column safety_episode.assessment.attempt_sealed is 'Answer and date of an attempt.';

create table safety_episode.location (
  id uuid primary key,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  by_account uuid not null,
  confirmed_at timestamptz not null,
  ubigeo text,
  sealed text not null
);
create index location_episode on safety_episode.location (episode_id, confirmed_at desc);
alter table safety_episode.location enable row level security;
grant select, insert on safety_episode.location to ayni_app;
create policy location_read on safety_episode.location for select using (identity.may_open(person_id, 'C4'));
create policy location_add on safety_episode.location for insert with check (platform.actor_system());
comment on column safety_episode.location.confirmed_at is 'When the person said in a call where they were; asked anew at every call.';

-- The calendar, without content; what was said in a contact stands in contact_try.
create table safety_episode.contact (
  id uuid primary key,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('scheduled', 'after-hand-over', 'offer-again')),
  nth integer not null,
  due_at timestamptz not null,
  first_due_at timestamptz not null,
  call_due_at timestamptz,
  done_at timestamptz,
  by_account uuid,
  missed_at timestamptz,
  superseded_at timestamptz,
  constraint contact_ends_once check (done_at is null or superseded_at is null)
);
create unique index contact_one_planned on safety_episode.contact (episode_id) where done_at is null and superseded_at is null;
create index contact_program on safety_episode.contact (program_id, due_at);
create index contact_person on safety_episode.contact (person_id);
alter table safety_episode.contact enable row level security;
grant select, insert, update on safety_episode.contact to ayni_app;
create policy contact_read on safety_episode.contact for select using (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_account() is not null and (
    platform.actor_is('duty') or platform.actor_is('psychiatrist') or platform.actor_is('therapist')
    or platform.actor_is('coordinator') or platform.actor_is('director'))));
create policy contact_add on safety_episode.contact for insert with check (platform.actor_system());
create policy contact_change on safety_episode.contact for update using (platform.actor_system());
comment on column safety_episode.contact.missed_at is 'When it first passed, or was tried, without the person being reached.';

create table safety_episode.contact_try (
  id uuid primary key,
  program_id uuid not null,
  contact_id uuid not null references safety_episode.contact (id),
  episode_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_account uuid not null,
  channel text not null,
  result text not null,
  sealed text not null
);
create index contact_try_contact on safety_episode.contact_try (contact_id, at);
create index contact_try_episode on safety_episode.contact_try (episode_id, at);
alter table safety_episode.contact_try enable row level security;
grant select, insert on safety_episode.contact_try to ayni_app;
create policy contact_try_read on safety_episode.contact_try for select using (identity.may_open(person_id, 'C4'));
create policy contact_try_add on safety_episode.contact_try for insert with check (platform.actor_system());

create table safety_episode.check_in (
  id uuid primary key,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  by_account uuid not null,
  agreed_at timestamptz not null,
  due_at timestamptz not null,
  look_at timestamptz,
  answered_at timestamptz,
  answer_sealed text,
  missed_at timestamptz,
  cancelled_at timestamptz
);
create index check_in_due on safety_episode.check_in (look_at) where look_at is not null;
create index check_in_person on safety_episode.check_in (person_id, due_at);
alter table safety_episode.check_in enable row level security;
grant select, insert, update on safety_episode.check_in to ayni_app;
create policy check_in_read on safety_episode.check_in for select using (identity.may_open(person_id, 'C4'));
create policy check_in_add on safety_episode.check_in for insert with check (platform.actor_system());
create policy check_in_change on safety_episode.check_in for update using (platform.actor_system());
comment on column safety_episode.check_in.look_at is 'When silence becomes a signal; null once answered, missed or taken back.';

create table safety_episode.closure (
  id uuid primary key,
  program_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  step text not null check (step in ('stepping-down', 'closed', 'withdrawn')),
  signed_by uuid not null,
  at timestamptz not null,
  treatment text,
  caring_schedule text,
  known_clinician uuid,
  reasoning_sealed text not null
);
create index closure_episode on safety_episode.closure (episode_id, at);
create index closure_person on safety_episode.closure (person_id);
alter table safety_episode.closure enable row level security;
grant select, insert on safety_episode.closure to ayni_app;
create policy closure_read on safety_episode.closure for select using (identity.may_open(person_id, 'C4'));
create policy closure_add on safety_episode.closure for insert with check (platform.actor_system());

-- What the room of emergencies said of referrals: a closing waits for each to be attended.
create table safety_episode.referral (
  referral_id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  made_at timestamptz not null,
  appointment_at timestamptz not null,
  ended_at timestamptz,
  how text check (how in ('attended', 'not-attended', 'cancelled'))
);
create index referral_person on safety_episode.referral (person_id);
alter table safety_episode.referral enable row level security;
grant select, insert, update on safety_episode.referral to ayni_app;
create policy referral_read on safety_episode.referral for select using (identity.may_open(person_id, 'C4'));
create policy referral_add on safety_episode.referral for insert with check (platform.actor_system());
create policy referral_change on safety_episode.referral for update using (platform.actor_system());

-- For the other rooms, without content.
create function safety_episode.standing(p_person uuid)
returns table (episode uuid, phase text, class text, owner uuid, known_clinician uuid, next_at timestamptz, opened_at timestamptz, closed_at timestamptz)
language sql stable security definer set search_path = safety_episode, pg_temp as $$
  select e.id, e.phase, e.class, e.owner_account, e.known_clinician, e.next_at, e.opened_at, e.closed_at
  from safety_episode.episode e
  where e.person_id = p_person and (platform.actor_system() or identity.may_open(p_person, 'C2'))
  order by (e.closed_at is null) desc, e.opened_at desc limit 1
$$;
revoke all on function safety_episode.standing(uuid) from public;
grant execute on function safety_episode.standing(uuid) to ayni_app;

-- The person's own card: who follows them, and when the next contact is.
create function safety_episode.own_card(p_person uuid)
returns table (episode uuid, who text, next_contact_at timestamptz)
language sql stable security definer set search_path = safety_episode, pg_temp as $$
  select e.id, (select a.display_name from identity.account a where a.id = coalesce(e.known_clinician, e.owner_account)),
    (select c.due_at from safety_episode.contact c where c.id = e.contact_id)
  from safety_episode.episode e
  where e.person_id = p_person and e.closed_at is null and (platform.actor_system() or platform.actor_person() = p_person)
$$;
revoke all on function safety_episode.own_card(uuid) from public;
grant execute on function safety_episode.own_card(uuid) to ayni_app;

-- Whom the person does not want, and whoever is too near to follow them (2.8). First aid is not asked.
create function safety_episode.kept_apart(p_person uuid, p_account uuid) returns boolean
language sql stable security definer set search_path = safety_episode, pg_temp as $$
  select exists (select 1 from identity.blocked b where b.person_id = p_person and b.account_id = p_account)
    or exists (select 1 from coordination.declaration d where d.person_id = p_person and d.account_id = p_account
      and d.kind in ('supervisor', 'relative', 'partner', 'examiner', 'lives-with'))
$$;
revoke all on function safety_episode.kept_apart(uuid, uuid) from public;
grant execute on function safety_episode.kept_apart(uuid, uuid) to ayni_app;

-- Of two open episodes one goes on, with everything of the other. Which one, and with what course, is decided by who asks.
create function safety_episode.merge_people(p_from uuid, p_to uuid, p_keep uuid, p_drop uuid) returns uuid[]
language plpgsql security definer set search_path = safety_episode, pg_temp as $$
declare said uuid[];
begin
  perform roster.check_merge(p_from, p_to);
  if p_drop is not null then
    update safety_episode.contact set superseded_at = due_at where episode_id = p_drop and done_at is null and superseded_at is null;
    update safety_episode.contact set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.contact_try set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.move set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.assessment set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.location set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.check_in set episode_id = p_keep where episode_id = p_drop;
    update safety_episode.closure set episode_id = p_keep where episode_id = p_drop;
    delete from safety_episode.episode where id = p_drop;
  end if;
  perform roster.move_person('safety_episode', p_from, p_to, '{}');
  update safety_episode.episode set alias = coalesce((select p.alias from enrollment.person p where p.id = p_to), alias) where person_id = p_to;
  select coalesce(array_agg(id), '{}') into said from safety_episode.episode where person_id = p_to;
  return said;
end $$;
revoke all on function safety_episode.merge_people(uuid, uuid, uuid, uuid) from public;
grant execute on function safety_episode.merge_people(uuid, uuid, uuid, uuid) to ayni_app;

-- The clocks of 7.9, as counts and spreads; no row leaves.
create function safety_episode.figures(p_program uuid, p_from timestamptz, p_to timestamptz) returns jsonb
language sql stable security definer set search_path = safety_episode, pg_temp as $$
  with mine as (
    select e.*, extract(epoch from e.acknowledged_at - e.opened_at) / 60 as ack, extract(epoch from e.first_attempt_at - e.opened_at) / 60 as try,
      extract(epoch from e.reached_at - e.opened_at) / 60 as live, extract(epoch from e.assessed_at - e.opened_at) / 60 as bssa,
      (select a.with_plan from safety_episode.assessment a where a.episode_id = e.id order by a.spoke_at limit 1) as planned,
      (select bool_or(a.with_means) from safety_episode.assessment a where a.episode_id = e.id) as means
    from safety_episode.episode e where e.program_id = p_program and e.opened_at >= p_from and e.opened_at < p_to
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  ), spread as (
    select k, count(v) as n, percentile_cont(0.5) within group (order by v) as median,
      percentile_disc(0.9) within group (order by v) as p90, max(v) as worst
    from mine, lateral (values ('acknowledge', ack), ('firstAttempt', try), ('liveContact', live), ('assessment', bssa)) as one (k, v) group by k
  ), calls as (
    select c.first_due_at, c.done_at, c.missed_at from safety_episode.contact c
    where c.program_id = p_program and c.first_due_at >= p_from and c.first_due_at < p_to and c.superseded_at is null
      and (c.done_at is not null or c.missed_at is not null)
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  ), refs as (
    select r.how from safety_episode.referral r where r.program_id = p_program and r.made_at >= p_from and r.made_at < p_to and r.how is not null
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  )
  select jsonb_build_object(
    'episodes', (select count(*) from mine),
    'spreads', coalesce((select jsonb_object_agg(k, jsonb_build_object('n', n, 'median', median, 'p90', p90, 'worst', worst)) from spread), '{}'),
    'missedToReached', (select jsonb_build_object('n', count(*), 'median', percentile_cont(0.5) within group (order by m),
      'p90', percentile_disc(0.9) within group (order by m), 'worst', max(m))
      from (select extract(epoch from done_at - missed_at) / 60 as m from calls where missed_at is not null and done_at is not null) x),
    'acute', (select jsonb_build_object('of', count(*), 'w15', count(*) filter (where ack <= 15), 'w30', count(*) filter (where ack <= 30),
      'w60', count(*) filter (where ack <= 60)) from mine where opened_class = 'A'),
    'nonAcute', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where bssa <= 1440)) from mine where opened_class = 'B'),
    'plan', (select jsonb_build_object('of', count(planned), 'in', count(*) filter (where planned)) from mine),
    'means', (select jsonb_build_object('of', count(means), 'in', count(*) filter (where means)) from mine),
    'onTime', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where done_at is not null and missed_at is null and done_at <= first_due_at)) from calls),
    'referral', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where how = 'attended')) from refs),
    'unreachable', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where unreachable_at is not null)) from mine),
    'again', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where exists (select 1 from safety_episode.episode o
      where o.person_id = m.person_id and o.opened_at > m.closed_at and o.opened_at <= m.closed_at + interval '90 days'))) from mine m where closed_at is not null))
$$;
revoke all on function safety_episode.figures(uuid, timestamptz, timestamptz) from public;
grant execute on function safety_episode.figures(uuid, timestamptz, timestamptz) to ayni_app;

-- Signals that other rooms and people raise (R-SUI-14 and the rest of 7.2).
alter table suicide_prevention.signal drop constraint if exists signal_kind_check;
alter table suicide_prevention.signal add constraint signal_kind_check check (kind in ('screening', 'help-now', 'reply', 'clinician', 'mentor',
  'peer', 'facilitator', 'third-party', 'check-in', 'missed-check-in', 'missed-contact'));

-- One signal of a person at a time, so that two that come together meet in one alert; what is known is read after the lock is had.
create function suicide_prevention.meet_person(p_person uuid, p_source uuid)
returns table (their_alias text, known boolean, blocked text[], open suicide_prevention.alert)
language plpgsql volatile set search_path = suicide_prevention, pg_temp as $$
declare one suicide_prevention.alert;
begin
  perform pg_advisory_xact_lock(77401, hashtext(p_person::text));
  select * into one from suicide_prevention.alert a where a.person_id = p_person and a.handled_at is null for update;
  return query select coalesce((select i.alias from identity.participant i where i.person_id = p_person), (select p.alias from enrollment.person p where p.id = p_person)),
    exists (select 1 from suicide_prevention.signal s where s.source_id = p_source),
    coalesce((select array_agg(b.account_id::text) from identity.blocked b where b.person_id = p_person), '{}'), one;
end $$;
revoke all on function suicide_prevention.meet_person(uuid, uuid) from public;
grant execute on function suicide_prevention.meet_person(uuid, uuid) to ayni_app;

-- An alert that a live assessment answered, or that one newer than it set aside. One statement of the room of alerts, so that it ends whole.
create function suicide_prevention.end_alert(p_alert uuid, p_outcome_id uuid, p_log_id uuid, p_by uuid, p_at timestamptz, p_iso text, p_outcome text,
  p_next timestamptz, p_words text, p_live boolean) returns boolean
language plpgsql set search_path = suicide_prevention, pg_temp as $$
declare one suicide_prevention.alert;
begin
  select * into one from suicide_prevention.alert where id = p_alert and handled_at is null for update;
  if not found then return false; end if;
  insert into suicide_prevention.outcome (id, program_id, alert_id, person_id, by_account, at, outcome, next_contact_at, words_sealed)
    values (p_outcome_id, one.program_id, one.id, one.person_id, p_by, p_at, p_outcome, p_next, p_words);
  update suicide_prevention.alert set handled_at = p_at, handled_by = p_by, outcome_id = p_outcome_id, next_at = null, raise_at = null,
    reached_at = case when p_live then coalesce(reached_at, p_at) else reached_at end, ladder = ladder || jsonb_build_object('handledAt', p_iso)
    where id = one.id;
  insert into suicide_prevention.ladder_log (id, program_id, alert_id, at, what, account_id) values (p_log_id, one.program_id, one.id, p_at, 'handled', p_by);
  perform identity.end_care(c.person_id, c.account_id, c.kind, p_at) from identity.care_relation c
    where c.person_id = one.person_id and c.kind = 'duty_alert' and c.until is null;
  perform messages.stop(one.program_id, null, 'alert:' || one.id, 'alert.handled', p_at);
  return true;
end $$;
revoke all on function suicide_prevention.end_alert(uuid, uuid, uuid, uuid, timestamptz, text, text, timestamptz, text, boolean) from public;
grant execute on function suicide_prevention.end_alert(uuid, uuid, uuid, uuid, timestamptz, text, text, timestamptz, text, boolean) to ayni_app;

select identity.fence_people();
