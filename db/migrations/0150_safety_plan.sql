-- The person's own plan for a hard moment, and what was agreed about means. All of it C4; words are sealed, and nothing is changed or
-- deleted once written.

create schema if not exists safety_plan;
grant usage on schema safety_plan to ayni_app;

create table safety_plan.version (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null references identity.participant (person_id),
  based_on uuid[] not null default '{}',
  sealed text not null,
  hash text not null,
  missing text[] not null,
  review_on date,
  by_account uuid references identity.account (id),
  occurred_at timestamptz not null,
  received_at timestamptz not null
);
create index version_person on safety_plan.version (person_id, occurred_at desc);
alter table safety_plan.version enable row level security;
grant select, insert on safety_plan.version to ayni_app;
create policy version_read on safety_plan.version for select using (identity.may_open(person_id, 'C4'));
create policy version_add on safety_plan.version for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and identity.may_open(person_id, 'C4')));
comment on table safety_plan.version is 'Versions of the plan as they were written, in the person''s own words (sealed); append-only.';
comment on column safety_plan.version.based_on is 'What its writer had before them and replaced; two that are based on the same stand side by side until the person says (EC-14).';
comment on column safety_plan.version.hash is 'Keyed hash of the content: the same version sent twice is one.';
comment on column safety_plan.version.missing is 'Sections without an entry; an agreement on means fills safer-environment.';
comment on column safety_plan.version.by_account is 'The clinician it was written with; null when the person wrote it alone.';

create table safety_plan.choice (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null references identity.participant (person_id),
  chosen uuid not null,
  over uuid[] not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);
create index choice_person on safety_plan.choice (person_id);
alter table safety_plan.choice enable row level security;
grant select, insert on safety_plan.choice to ayni_app;
create policy choice_read on safety_plan.choice for select using (identity.may_open(person_id, 'C4'));
create policy choice_add on safety_plan.choice for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and person_id = platform.actor_person()));
comment on table safety_plan.choice is 'Which of two plans made apart the person calls theirs; both are kept.';

create table safety_plan.shown (
  person_id uuid primary key references identity.participant (person_id),
  program_id uuid not null references identity.program (id),
  without_pin boolean not null,
  occurred_at timestamptz not null
);
alter table safety_plan.shown enable row level security;
grant select, insert, update, delete on safety_plan.shown to ayni_app;
create policy shown_read on safety_plan.shown for select using (platform.actor_system() or person_id = platform.actor_person());
create policy shown_add on safety_plan.shown for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and person_id = platform.actor_person()));
create policy shown_change on safety_plan.shown for update using (platform.actor_system() or person_id = platform.actor_person());
create policy shown_remove on safety_plan.shown for delete using (platform.actor_system());
comment on column safety_plan.shown.without_pin is 'The person''s own choice: their phone shows the plan without its PIN. False unless they said so.';

create table safety_plan.agreement (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null references identity.participant (person_id),
  sealed text,
  sole_key_holder boolean not null,
  by_account uuid not null references identity.account (id),
  agreed_at timestamptz not null,
  recheck_by timestamptz not null,
  promise_key text not null
);
create index agreement_person on safety_plan.agreement (person_id, agreed_at desc);
alter table safety_plan.agreement enable row level security;
grant select, insert, update on safety_plan.agreement to ayni_app;
create policy agreement_read on safety_plan.agreement for select using (identity.may_open(person_id, 'C4'));
create policy agreement_add on safety_plan.agreement for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_account() is not null and identity.may_open(person_id, 'C4')));
create policy agreement_change on safety_plan.agreement for update using (
  platform.actor_system() or (platform.actor_account() is not null and identity.may_open(person_id, 'C4')));
comment on table safety_plan.agreement is 'Measures agreed with the person, never an inventory of methods; the newest holds.';
comment on column safety_plan.agreement.sealed is 'Measures, who keeps what, until when. Null once erased: that it was agreed stays as the record of a safety action.';
comment on column safety_plan.agreement.sole_key_holder is 'The person alone held keys of the facility (EC-04), so cover was arranged first.';
comment on column safety_plan.agreement.recheck_by is 'When it is looked at again; moves with every look.';
comment on column safety_plan.agreement.promise_key is 'The promise that it is looked at again.';

create table safety_plan.means_check (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null references identity.participant (person_id),
  agreement_id uuid not null references safety_plan.agreement (id),
  result text not null check (result in ('kept', 'changed', 'not-kept')),
  note_sealed text,
  by_account uuid not null references identity.account (id),
  at timestamptz not null
);
create index means_check_person on safety_plan.means_check (person_id, at desc);
alter table safety_plan.means_check enable row level security;
grant select, insert on safety_plan.means_check to ayni_app;
create policy means_check_read on safety_plan.means_check for select using (identity.may_open(person_id, 'C4'));
create policy means_check_add on safety_plan.means_check for insert with check (
  platform.actor_system() or (program_id = platform.actor_program() and platform.actor_account() is not null and identity.may_open(person_id, 'C4')));
comment on table safety_plan.means_check is 'Each time the agreement was looked at again, and whether it held.';

-- The version that stands now, by the rule of packages/clinical currentPlan: not replaced, not set aside by the last word, then the newest.
create function safety_plan.current_version(p_person uuid) returns uuid
language sql stable security definer set search_path = safety_plan, pg_temp as $$
  select v.id from version v
  cross join lateral (select
    exists (select 1 from version c where c.person_id = p_person and c.id <> v.id and v.id = any (c.based_on)) as replaced,
    coalesce((select w.chosen <> v.id from choice w where w.person_id = p_person and (w.chosen = v.id or v.id = any (w.over))
      order by w.occurred_at desc, w.id desc limit 1), false) as aside) s
  where v.person_id = p_person and identity.may_open(p_person, 'C4')
  order by s.replaced, s.aside, v.occurred_at desc, v.id desc limit 1
$$;
revoke all on function safety_plan.current_version(uuid) from public;
grant execute on function safety_plan.current_version(uuid) to ayni_app;

-- What closing an episode asks of this room (7.7), without content. No row: not theirs to know. Times are null where there is nothing.
-- means_rechecked_at is null where the last look found that it was not kept.
create function safety_plan.standing(p_person uuid)
returns table (plan_at timestamptz, complete boolean, means_agreed_at timestamptz, means_rechecked_at timestamptz)
language sql stable security definer set search_path = safety_plan, pg_temp as $$
  select v.occurred_at,
    v.id is not null and array_remove(v.missing, case when a.id is null then null else 'safer-environment' end) = '{}',
    a.agreed_at, case when c.result = 'not-kept' then null else c.at end
  from (select 1) one
  left join version v on v.id = safety_plan.current_version(p_person)
  left join lateral (select * from agreement g where g.person_id = p_person order by g.agreed_at desc, g.id desc limit 1) a on true
  left join lateral (select * from means_check k where k.person_id = p_person order by k.at desc, k.id desc limit 1) c on true
  where identity.may_open(p_person, 'C4')
$$;
revoke all on function safety_plan.standing(uuid) from public;
grant execute on function safety_plan.standing(uuid) to ayni_app;

-- Names of who is with the person now, psychiatrists first: a clinician sees their own relation alone, and the plan names both.
create function safety_plan.team_of(p_person uuid) returns table (name text, psychiatrist boolean)
language sql stable security definer set search_path = safety_plan, pg_temp as $$
  select distinct on (a.id) a.display_name, 'psychiatrist' = any (a.roles) from identity.care_relation c
  join identity.account a on a.id = c.account_id
  where c.person_id = p_person and c.until is null and c.kind in ('assigned', 'duty_alert') and a.active
    and identity.may_open(p_person, 'C1')
    and not exists (select 1 from identity.blocked b where b.person_id = p_person and b.account_id = a.id)
$$;
revoke all on function safety_plan.team_of(uuid) from public;
grant execute on function safety_plan.team_of(uuid) to ayni_app;

-- Two records of one person: both plans stand, and the phone asks which (EC-14); the survivor's word about the PIN holds.
create function safety_plan.merge_people(p_from uuid, p_to uuid) returns void
language plpgsql security definer set search_path = safety_plan, pg_temp as $$
begin
  perform roster.move_person('safety_plan', p_from, p_to);
  delete from shown where person_id = p_from;
end $$;
revoke all on function safety_plan.merge_people(uuid, uuid) from public;
grant execute on function safety_plan.merge_people(uuid, uuid) to ayni_app;

-- What leaves with the person: their words. That something was agreed, and looked at, stays as the record of a safety action.
alter function my_data.erasable() rename to erasable_before_plans;
create function my_data.erasable() returns table (name text, person_column text, nth integer, part text, how text)
language sql immutable set search_path = my_data, pg_temp as $$
  select * from my_data.erasable_before_plans()
  union all values
  ('safety_plan.version', 'person_id', 23, 'answers', 'delete'),
  ('safety_plan.choice', 'person_id', 24, 'answers', 'delete'),
  ('safety_plan.shown', 'person_id', 25, 'answers', 'delete'),
  ('safety_plan.agreement', 'person_id', 26, 'answers', 'sealed'),
  ('safety_plan.means_check', 'person_id', 27, 'answers', 'note_sealed')
$$;
revoke all on function my_data.erasable() from public;
grant execute on function my_data.erasable() to ayni_app;

select identity.fence_people();
