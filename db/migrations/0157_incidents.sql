-- What went wrong, what is learnt, and what must stop now (R-SUI-16, EC-12). Content is sealed; who it is about is C4.

create schema if not exists incidents;
grant usage on schema incidents to ayni_app;

create table incidents.incident (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid references identity.participant (person_id),
  source uuid not null,
  kind text not null check (kind in ('attempt', 'death', 'hospitalisation', 'unacknowledged-acute', 'nobody-on-call', 'no-contact-recorded', 'drill-missed', 'watch-stopped', 'other')),
  happened_at timestamptz not null,
  opened_at timestamptz not null,
  review_due_at timestamptz not null,
  timeline jsonb not null default '[]',
  review_sealed text,
  saved_at timestamptz,
  saved_by uuid references identity.account (id),
  reviewed_at timestamptz,
  reviewed_by uuid references identity.account (id),
  mistaken_at timestamptz,
  constraint incident_source unique (program_id, source),
  constraint incident_signed check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null or review_sealed is not null))
);
create index incident_program on incidents.incident (program_id, happened_at desc);
create index incident_person on incidents.incident (person_id) where person_id is not null;
alter table incidents.incident enable row level security;
grant select, insert, update on incidents.incident to ayni_app;
create policy incident_read on incidents.incident for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and (platform.actor_is('psychiatrist')
    or (person_id is null and (platform.actor_is('director') or platform.actor_is('coordinator'))))));
create policy incident_add on incidents.incident for insert with check (platform.actor_system());
create policy incident_change on incidents.incident for update using (platform.actor_system());
comment on column incidents.incident.timeline is 'What the clocks of the house say of the days before: what was done and when, never what was said.';
comment on column incidents.incident.review_sealed is 'What happened, what helped, what got in the way: of the system, never of a person.';
comment on column incidents.incident.mistaken_at is 'The switch was pressed by mistake and taken back at once: there is nothing to review.';

create table incidents.task (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid references identity.participant (person_id),
  incident_id uuid not null references incidents.incident (id),
  step text,
  what_sealed text,
  owner_id uuid references identity.account (id),
  owner_role text not null,
  due_at timestamptz not null,
  made_at timestamptz not null,
  made_by uuid references identity.account (id),
  done_at timestamptz,
  done_by uuid references identity.account (id),
  dropped_at timestamptz,
  constraint task_says_what check ((step is null) <> (what_sealed is null)),
  constraint task_step_once unique (incident_id, step)
);
create index task_open on incidents.task (program_id, due_at) where done_at is null and dropped_at is null;
create index task_incident on incidents.task (incident_id);
create index task_person on incidents.task (person_id) where person_id is not null;
alter table incidents.task enable row level security;
grant select, insert, update on incidents.task to ayni_app;
create policy task_read on incidents.task for select using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (owner_id = platform.actor_account() or exists (select 1 from incidents.incident i where i.id = incident_id))));
create policy task_add on incidents.task for insert with check (platform.actor_system());
create policy task_change on incidents.task for update using (platform.actor_system());
comment on column incidents.task.step is 'A step of the postvention list; null for what a review found.';

create table incidents.stand_down (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null references identity.participant (person_id),
  because text not null check (because in ('died', 'hospitalised', 'attempt', 'unanswered')),
  by_account uuid references identity.account (id),
  at timestamptz not null,
  resumed_at timestamptz,
  resumed_by uuid references identity.account (id)
);
create index stand_down_person on incidents.stand_down (person_id, at desc);
create unique index stand_down_once on incidents.stand_down (person_id, because) where resumed_at is null;
alter table incidents.stand_down enable row level security;
grant select, insert, update on incidents.stand_down to ayni_app;
create policy stand_down_read on incidents.stand_down for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and (platform.actor_is('psychiatrist') or identity.may_open(person_id, 'C4'))));
create policy stand_down_add on incidents.stand_down for insert with check (platform.actor_system());
create policy stand_down_change on incidents.stand_down for update using (platform.actor_system());
comment on table incidents.stand_down is 'The one switch: while a row is open nothing automatic reaches the person. `by_account` is null where the ladder opened it.';

-- Anyone clinical may press it for anybody of their programme, also whom they do not care for; whom the person blocked learns nothing.
create function incidents.may_stand_down(p_person uuid) returns uuid
language sql stable security definer set search_path = incidents, pg_temp as $$
  select p.program_id from identity.participant p
  where p.person_id = p_person and p.program_id = platform.actor_program() and identity.actor_is_clinical()
    and p.person_id <> all ((select identity.hidden_from_me())::uuid[])
$$;
revoke all on function incidents.may_stand_down(uuid) from public;
grant execute on function incidents.may_stand_down(uuid) to ayni_app;

-- What the clocks say of somebody between two times: names of what was done and rungs of the ladder, no content and no names.
create function incidents.clocks_of(p_person uuid, p_from timestamptz, p_to timestamptz)
returns table (at timestamptz, what text, rung integer)
language sql stable security definer set search_path = incidents, pg_temp as $$
  select at, what, rung from (
    select l.received_at, l.name, null::integer, 0 from platform.ledger l
    where l.person_id = p_person and l.received_at >= p_from and l.received_at <= p_to
      and split_part(l.name, '.', 1) in ('suicide-prevention', 'safety-episode', 'safety-plan', 'emergency', 'incidents', 'caring-contacts')
      and l.name <> 'incidents.save-review'
    union all select g.at, 'ladder.' || g.what, max(g.rung)::integer, 1 from suicide_prevention.ladder_log g join suicide_prevention.alert a on a.id = g.alert_id
    where a.person_id = p_person and g.at >= p_from and g.at <= p_to and g.what in ('told', 'lapsed', 'raised', 'incident')
    group by g.at, g.what) as all_of_it (at, what, rung, nth)
  where platform.actor_system()
  order by at, nth, what limit 200
$$;
revoke all on function incidents.clocks_of(uuid, timestamptz, timestamptz) from public;
grant execute on function incidents.clocks_of(uuid, timestamptz, timestamptz) to ayni_app;

-- What the ladder and the drills wrote down and nobody has opened here yet. A job takes it: killed, it takes it again, once each.
create function incidents.untaken(p_limit integer)
returns table (source uuid, program uuid, person uuid, kind text, at timestamptz)
language sql stable security definer set search_path = incidents, pg_temp as $$
  select s.id, s.program_id, a.person_id, case when s.kind = 'rungs-exhausted' then 'unacknowledged-acute' when s.kind in ('nobody-on-call', 'no-contact-recorded', 'drill-missed', 'watch-stopped') then s.kind else 'other' end, s.opened_at
  from suicide_prevention.incident s left join suicide_prevention.alert a on a.id = s.alert_id
  where platform.actor_system() and not exists (select 1 from incidents.incident i where i.program_id = s.program_id and i.source = s.id)
  order by s.opened_at limit p_limit
$$;
revoke all on function incidents.untaken(integer) from public;
grant execute on function incidents.untaken(integer) to ayni_app;

select identity.fence_people();
