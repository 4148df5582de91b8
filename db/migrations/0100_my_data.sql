-- What is the person's own: whom they do not want, what is locked when they leave, what they asked for, and what they were given.

-- Since when the data of somebody who left are locked from use. The row goes when they come back.
create table identity.locked (
  person_id uuid primary key,
  program_id uuid not null,
  since timestamptz not null,
  erase_after timestamptz not null,
  erased_at timestamptz
);
create index locked_program on identity.locked (program_id);
create index locked_due on identity.locked (erase_after) where erased_at is null;
alter table identity.locked enable row level security;
grant select, insert, update, delete on identity.locked to ayni_app;
create policy locked_read on identity.locked for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (identity.same_program(program_id) and (platform.actor_is('dpo') or platform.actor_is('coordinator'))));
create policy locked_write on identity.locked for insert with check (platform.actor_system());
create policy locked_change on identity.locked for update using (platform.actor_system());
create policy locked_end on identity.locked for delete using (platform.actor_system());
comment on table identity.locked is 'People who withdrew layer 1 or 2: nobody of the team opens their data, except for an alert that is still open.';

-- Each phone of a person begins its memory anew after this: so that a second phone empties too.
alter table identity.device add column begin_again_at timestamptz;
comment on column identity.device.begin_again_at is 'A phone whose cursor is older than the ledger of this moment fetches everything anew.';

-- Whom the asking account must not see. Owner's rights, because a block is invisible to the blocked. One array a query.
create function identity.hidden_from_me() returns uuid[]
language sql stable security definer set search_path = identity, pg_temp as $$
  select case when platform.actor_system() or platform.actor_account() is null then '{}'::uuid[]
    else coalesce((select array_agg(b.person_id) from identity.blocked b where b.account_id = platform.actor_account()), '{}') end
$$;
revoke all on function identity.hidden_from_me() from public;
grant execute on function identity.hidden_from_me() to ayni_app;

-- Whose data are locked for the asking account: all who left its programme, but for those whose open alert it answers.
create function identity.locked_for_me() returns uuid[]
language sql stable security definer set search_path = identity, pg_temp as $$
  select case when platform.actor_system() or platform.actor_account() is null then '{}'::uuid[]
    else coalesce((select array_agg(l.person_id) from identity.locked l where l.program_id = platform.actor_program()
      and not exists (select 1 from identity.care_relation c
        where c.person_id = l.person_id and c.account_id = platform.actor_account() and c.kind = 'duty_alert' and c.until is null)), '{}') end
$$;
revoke all on function identity.locked_for_me() from public;
grant execute on function identity.locked_for_me() to ayni_app;

-- Opening C1–C4: never to the blocked, and after leaving only to whoever answers an alert that is still open.
create or replace function identity.cares_for(person uuid, account uuid, class text, treats_alerts boolean) returns boolean
language sql stable security definer set search_path = identity, pg_temp as $$
  select exists (
      select 1 from identity.care_relation c
      where c.person_id = person and c.account_id = account and c.until is null
        and (c.kind = 'duty_alert' or not exists (select 1 from identity.locked l where l.person_id = person))
        and (class <> 'C4' or treats_alerts or c.kind = 'break_glass' or exists (
          select 1 from identity.care_relation e
          where e.person_id = person and e.until is null and e.kind = 'duty_alert')))
    and not exists (select 1 from identity.blocked b where b.person_id = person and b.account_id = account)
$$;

-- Every table with rows about people gets the same two fences, and a table that comes later is fenced by calling this again.
create function identity.fence_people() returns void language plpgsql as $$
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
    -- Who they are and what they allowed stays known to the coordinator; how to reach them, what they answered and what was agreed does not.
    if one.s not in ('identity', 'messages', 'suicide_prevention', 'roster')
      and not (one.s = 'enrollment' and one.t in ('person', 'consent'))
      and not (one.s = 'coordination' and one.t = 'promise')
      and not exists (select 1 from pg_policies p where p.schemaname = one.s and p.tablename = one.t and p.policyname = 'not_after_leaving_' || one.col) then
      execute format('create policy %I on %I.%I as restrictive for select to ayni_app using (%I is null or %I <> all ((select identity.locked_for_me())::uuid[]))',
        'not_after_leaving_' || one.col, one.s, one.t, one.col, one.col);
    end if;
  end loop;
end $$;
revoke all on function identity.fence_people() from public;
select identity.fence_people();

-- Names of the team that a physician may choose from, when saying who may not see them.
create function identity.team_of_my_program() returns table (account uuid, who text, roles text[])
language sql stable security definer set search_path = identity, pg_temp as $$
  select a.id, a.display_name, a.roles from identity.account a
  where a.program_id = platform.actor_program() and a.active and (platform.actor_person() is not null or platform.actor_account() is not null)
  order by a.display_name
$$;
revoke all on function identity.team_of_my_program() from public;
grant execute on function identity.team_of_my_program() to ayni_app;

-- Words of consent texts that this product does not carry: those of a cohort that agreed elsewhere. Public words, no person.
create table enrollment.consent_text (
  program_id uuid not null references identity.program (id),
  version text not null,
  layer smallint not null check (layer between 1 and 7),
  language text not null check (language in ('es', 'en')),
  title text not null,
  says text[] not null check (cardinality(says) > 0),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  kept_at timestamptz not null,
  primary key (program_id, version, layer, language)
);
alter table enrollment.consent_text enable row level security;
grant select, insert on enrollment.consent_text to ayni_app;
create policy consent_text_read on enrollment.consent_text for select using (
  platform.actor_system() or identity.same_program(program_id));
create policy consent_text_keep on enrollment.consent_text for insert with check (
  platform.actor_system() or (identity.same_program(program_id) and platform.actor_is('dpo')));
comment on table enrollment.consent_text is 'What people of an imported cohort agreed to, word by word. Added, never changed: a new wording is a new version.';

create schema if not exists my_data;
grant usage on schema my_data to ayni_app;

-- Who took a copy, when and how. The copy itself is kept nowhere.
create table my_data.copy (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  form text not null check (form in ('json', 'html')),
  language text not null check (language in ('es', 'en')),
  device_id uuid,
  taken_at timestamptz not null
);
create index copy_person on my_data.copy (person_id, taken_at desc);
alter table my_data.copy enable row level security;
grant select, insert on my_data.copy to ayni_app;
create policy copy_read on my_data.copy for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (identity.same_program(program_id) and platform.actor_is('dpo')));
create policy copy_add on my_data.copy for insert with check (
  platform.actor_system() or (person_id = platform.actor_person() and identity.same_program(program_id)));

-- What the person says against something recorded. The record stays; this stands beside it.
create table my_data.disagreement (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  section text not null,
  about text not null,
  said_sealed text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);
create index disagreement_person on my_data.disagreement (person_id, received_at desc);
alter table my_data.disagreement enable row level security;
grant select, insert on my_data.disagreement to ayni_app;
create policy disagreement_read on my_data.disagreement for select using (identity.may_open(person_id, 'C3'));
create policy disagreement_add on my_data.disagreement for insert with check (
  platform.actor_system() or (person_id = platform.actor_person() and identity.same_program(program_id)));

-- What a person asked for: corrections, erasure, objection. Answered by the house at once or by the privacy officer in time.
create table my_data.request (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('correct', 'erase', 'oppose')),
  section text,
  words_sealed text,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  done_at timestamptz,
  refused_at timestamptz,
  reason text,
  by_account uuid,
  erased jsonb not null default '{}',
  constraint request_one_end check (done_at is null or refused_at is null),
  constraint request_refused_with_reason check (refused_at is null or reason is not null)
);
create index request_open on my_data.request (program_id, due_at) where done_at is null and refused_at is null;
create index request_person on my_data.request (person_id, asked_at desc);
alter table my_data.request enable row level security;
grant select, insert, update on my_data.request to ayni_app;
create policy request_read on my_data.request for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (identity.same_program(program_id) and platform.actor_is('dpo')
    and person_id <> all ((select identity.hidden_from_me())::uuid[])));
create policy request_add on my_data.request for insert with check (
  platform.actor_system() or (person_id = platform.actor_person() and identity.same_program(program_id)));
create policy request_answer on my_data.request for update using (
  platform.actor_system() or (identity.same_program(program_id) and platform.actor_is('dpo')));
comment on column my_data.request.due_at is 'Answer to an access or correction request within the days of the regulation; [D], waits for legal sign-off.';
comment on column my_data.request.erased is 'How many rows went, by table; no content.';

-- What may be erased and how. `delete` removes the rows; anything else is a list of columns that are emptied. No row here: kept.
-- A function and not a table: what may go is part of the release, so an archive of rows neither carries nor overwrites it.
-- part: identity (who and where they are), answers (what they said), traces (what was done with them).
create function my_data.erasable() returns table (name text, person_column text, nth integer, part text, how text)
language sql immutable set search_path = my_data, pg_temp as $$
  values
  ('screening.unreliable', 'person_id', 10, 'answers', 'delete'),
  ('screening.risk', 'person_id', 11, 'answers', 'delete'),
  ('screening.triage', 'person_id', 12, 'answers', 'delete'),
  ('screening.statement', 'person_id', 13, 'answers', 'delete'),
  ('screening.response', 'person_id', 14, 'answers', 'delete'),
  ('screening.round', 'person_id', 15, 'answers', 'delete'),
  ('screening.owed', 'person_id', 16, 'answers', 'delete'),
  ('screening.schedule', 'person_id', 17, 'answers', 'delete'),
  ('my_data.disagreement', 'person_id', 18, 'answers', 'delete'),
  ('correspondence.message', 'person_id', 20, 'answers', 'delete'),
  ('outreach.nonuse', 'person_id', 21, 'answers', 'delete'),
  ('coordination.reading', 'person_id', 22, 'answers', 'delete'),
  ('enrollment.trusted_person', 'person_id', 30, 'identity', 'delete'),
  ('enrollment.contact_point', 'person_id', 31, 'identity', 'delete'),
  ('enrollment.assignment', 'person_id', 32, 'identity', 'delete'),
  ('identity.push_subscription', 'person_id', 33, 'identity', 'delete'),
  ('correspondence.candidate', 'person_id', 34, 'identity', 'delete'),
  ('correspondence.thread', 'person_id', 35, 'identity', 'delete'),
  ('outreach.registration', 'person_id', 36, 'identity', 'called_sealed'),
  ('enrollment.on_behalf', 'person_id', 38, 'identity', 'delete'),
  -- Keyed hashes stay, so that the next list does not bring back whom somebody asked to forget; the words go.
  ('roster.listing', 'person_id', 37, 'identity', 'facts_sealed,documents_sealed'),
  ('enrollment.person', 'id', 39, 'identity', 'identity_sealed,sex,age_years,region_ubigeo2,facility_category,institution,service_started_on,service_ends_on,hours,hours_at,work_pattern,spoken_language,offline_until'),
  ('identity.device_code', 'person_id', 41, 'traces', 'delete'),
  ('appointments.history', 'person_id', 42, 'traces', 'delete'),
  ('appointments.appointment', 'person_id', 43, 'traces', 'delete'),
  ('appointments.call_wish', 'person_id', 44, 'traces', 'delete'),
  ('appointments.offer', 'person_id', 45, 'traces', 'delete'),
  ('coordination.declaration', 'person_id', 46, 'traces', 'delete'),
  ('coordination.proposal', 'person_id', 47, 'traces', 'delete'),
  ('coordination.promise', 'person_id', 48, 'traces', 'delete'),
  ('outreach.attempt', 'person_id', 49, 'traces', 'delete'),
  ('outreach.asked', 'person_id', 50, 'traces', 'delete'),
  ('outreach.awareness', 'person_id', 51, 'traces', 'delete'),
  ('messages.outreach_turn', 'person_id', 52, 'traces', 'delete'),
  ('messages.hours_override', 'person_id', 53, 'traces', 'delete'),
  ('messages.outbox', 'to_person', 54, 'traces', 'delete')
$$;
revoke all on function my_data.erasable() from public;
grant execute on function my_data.erasable() to ayni_app;

-- How many rows would go, by part: what the person is shown before they confirm.
create function my_data.would_erase(p_person uuid) returns table (part text, rows integer)
language plpgsql stable security definer set search_path = my_data, pg_temp as $$
#variable_conflict use_column
declare
  one record;
  n integer;
  counts jsonb := '{}';
begin
  if not (platform.actor_system() or platform.actor_person() = p_person) then
    return;
  end if;
  for one in select e.* from my_data.erasable() e where to_regclass(e.name) is not null loop
    execute format('select count(*) from %s where %I = $1', to_regclass(one.name), one.person_column) into n using p_person;
    counts := counts || jsonb_build_object(one.part, coalesce((counts ->> one.part)::integer, 0) + n);
  end loop;
  return query select k, v::integer from jsonb_each_text(counts) as j (k, v) order by k;
end $$;
revoke all on function my_data.would_erase(uuid) from public;
grant execute on function my_data.would_erase(uuid) to ayni_app;

-- Removes what the law lets go, and only for somebody who asked or left. Owner's rights: the application itself may delete no fact.
create function my_data.erase(p_person uuid, p_parts text[]) returns jsonb
language plpgsql security definer set search_path = my_data, pg_temp as $$
declare
  one record;
  n integer;
  counts jsonb := '{}';
begin
  if not platform.actor_system() then
    raise exception 'only the house erases' using errcode = '42501';
  end if;
  if not exists (select 1 from my_data.request r where r.person_id = p_person and r.kind = 'erase' and r.refused_at is null)
    and not exists (select 1 from identity.locked l where l.person_id = p_person) then
    raise exception 'nobody asked for this' using errcode = '42501';
  end if;
  for one in select e.* from my_data.erasable() e where e.part = any (p_parts) and to_regclass(e.name) is not null order by e.nth, e.name loop
    if one.how = 'delete' then
      if one.name = 'messages.outbox' then
        delete from messages.outbox where fallback_of in (select id from messages.outbox where to_person = p_person);
      end if;
      execute format('delete from %s where %I = $1', to_regclass(one.name), one.person_column) using p_person;
    else
      execute format('update %s set %s where %I = $1', to_regclass(one.name),
        (select string_agg(format('%I = null', trim(col)), ', ') from unnest(string_to_array(one.how, ',')) col
          where exists (select 1 from pg_attribute a where a.attrelid = to_regclass(one.name) and a.attname = trim(col) and not a.attisdropped)), one.person_column) using p_person;
    end if;
    get diagnostics n = row_count;
    if n > 0 then counts := counts || jsonb_build_object(one.name, n); end if;
  end loop;
  return counts;
end $$;
revoke all on function my_data.erase(uuid, text[]) from public;
grant execute on function my_data.erase(uuid, text[]) to ayni_app;
