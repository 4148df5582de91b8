-- Who stays in touch afterwards (7.6). That somebody has a row here tells of an episode: C4.

create schema if not exists caring_contacts;
grant usage on schema caring_contacts to ayni_app;

create table caring_contacts.programme_plan (
  program_id uuid not null references identity.program (id),
  schedule text not null check (schedule in ('twelve-months', 'who-bic')),
  plan jsonb not null,
  set_by uuid not null references identity.account (id),
  set_at timestamptz not null,
  primary key (program_id, schedule)
);
alter table caring_contacts.programme_plan enable row level security;
grant select, insert, update on caring_contacts.programme_plan to ayni_app;
create policy programme_plan_read on caring_contacts.programme_plan for select using (
  platform.actor_system() or program_id = platform.actor_program());
create policy programme_plan_add on caring_contacts.programme_plan for insert with check (
  program_id = platform.actor_program() and platform.actor_is('psychiatrist'));
create policy programme_plan_change on caring_contacts.programme_plan for update using (
  program_id = platform.actor_program() and platform.actor_is('psychiatrist'));
comment on table caring_contacts.programme_plan is 'A programme''s own spacing in place of the default one; holds for what starts from then on.';

create table caring_contacts.schedule (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null references identity.participant (person_id),
  schedule text not null check (schedule in ('twelve-months', 'who-bic')),
  because text not null check (because in ('closing', 'hand-over')),
  source uuid not null,
  started_at timestamptz not null,
  sender_id uuid references identity.account (id),
  birthday_sealed text,
  paused_for text[] not null default '{}' check (paused_for <@ array['episode', 'stand-down']),
  last_contact_at timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('person', 'sender', 'completed', 'superseded', 'withdrawn', 'died', 'merged')),
  constraint schedule_source unique (source, because),
  constraint schedule_ended check ((ended_at is null) = (ended_why is null))
);
create unique index schedule_one_running on caring_contacts.schedule (person_id) where ended_at is null;
create index schedule_person on caring_contacts.schedule (person_id, started_at desc);
create index schedule_sender on caring_contacts.schedule (sender_id) where ended_at is null;
alter table caring_contacts.schedule enable row level security;
grant select, insert, update on caring_contacts.schedule to ayni_app;
create policy schedule_read on caring_contacts.schedule for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and (sender_id = platform.actor_account() or identity.may_open(person_id, 'C4'))));
create policy schedule_add on caring_contacts.schedule for insert with check (platform.actor_system());
create policy schedule_change on caring_contacts.schedule for update using (platform.actor_system());
comment on column caring_contacts.schedule.sender_id is 'Known to the person. Null: nobody is left who may write; it is owed by psychiatry.';
comment on column caring_contacts.schedule.paused_for is 'Every reason for which nothing is sent, beside an alert that is open; empty means that it goes on.';

create table caring_contacts.contact (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references identity.participant (person_id),
  schedule_id uuid not null references caring_contacts.schedule (id),
  nth integer not null,
  due_on date not null,
  mode text not null check (mode in ('message', 'call')),
  why text not null check (why in ('step', 'birthday')),
  state text not null default 'planned' check (state in ('planned', 'sent', 'called', 'left-out')),
  asked_at timestamptz,
  words_sealed text,
  own_words boolean not null default false,
  written_by uuid references identity.account (id),
  done_at timestamptz,
  done_by uuid references identity.account (id),
  tries integer not null default 0,
  constraint contact_once unique (schedule_id, due_on),
  constraint contact_done check ((state = 'planned') = (done_at is null))
);
create index contact_person on caring_contacts.contact (person_id, due_on);
create index contact_due on caring_contacts.contact (due_on) where state = 'planned';
alter table caring_contacts.contact enable row level security;
grant select, insert, update, delete on caring_contacts.contact to ayni_app;
create policy contact_read on caring_contacts.contact for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or exists (select 1 from caring_contacts.schedule s where s.id = schedule_id));
create policy contact_add on caring_contacts.contact for insert with check (platform.actor_system());
create policy contact_change on caring_contacts.contact for update using (platform.actor_system());
create policy contact_end on caring_contacts.contact for delete using (platform.actor_system());
comment on column caring_contacts.contact.own_words is 'False where the suggested words went because nobody wrote others.';
comment on column caring_contacts.contact.done_at is 'When it was sent, spoken or left out. Once sent it is never sent again.';

create table caring_contacts.answer (
  message_id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references identity.participant (person_id),
  schedule_id uuid not null references caring_contacts.schedule (id),
  received_at timestamptz not null,
  due_at timestamptz not null,
  read_at timestamptz,
  read_by uuid references identity.account (id)
);
create index answer_person on caring_contacts.answer (person_id) where read_at is null;
alter table caring_contacts.answer enable row level security;
grant select, insert, update on caring_contacts.answer to ayni_app;
create policy answer_read on caring_contacts.answer for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or exists (select 1 from caring_contacts.schedule s where s.id = schedule_id));
create policy answer_add on caring_contacts.answer for insert with check (platform.actor_system());
create policy answer_change on caring_contacts.answer for update using (platform.actor_system());
comment on table caring_contacts.answer is 'That the person wrote after a contact, and by when a human reads it. The words are with the correspondence.';

-- While somebody must be called they are not greeted. Asked when something is due, so that opening an alert costs nothing more.
create function caring_contacts.alarmed(p_person uuid) returns boolean
language sql stable security definer set search_path = caring_contacts, pg_temp as $$
  select exists (select 1 from suicide_prevention.alert a where a.person_id = p_person and a.handled_at is null)
    and (platform.actor_system() or platform.actor_program() is not null)
$$;
revoke all on function caring_contacts.alarmed(uuid) from public;
grant execute on function caring_contacts.alarmed(uuid) to ayni_app;

-- What waited for the person's hours when an alert opened is taken back in that very statement.
create function caring_contacts.hold_back() returns trigger
language plpgsql security definer set search_path = caring_contacts, pg_temp as $$
begin
  with stopped as (
    update messages.outbox m set state = 'expired', reason = 'stopped.incident', ended_at = new.opened_at, lease = null
    where m.to_person = new.person_id and m.class = 'N6' and m.state in ('queued', 'held') returning m.key)
  update caring_contacts.contact c set state = 'left-out'
  where c.person_id = new.person_id and c.state = 'sent' and 'caring:' || c.id in (select split_part(s.key, '|', 1) from stopped s);
  return null;
end $$;
create trigger alert_holds_greetings_back after insert on suicide_prevention.alert
  for each row execute function caring_contacts.hold_back();

-- Who may write: whoever had or has them in their care, and whoever was named. Nobody whom the person does not want, nor who is too near.
create function caring_contacts.possible_senders(p_person uuid, p_wanted uuid, p_at timestamptz)
returns table (account uuid, name text, roles text[], known boolean, active boolean, away boolean, apart boolean)
language sql stable security definer set search_path = caring_contacts, pg_temp as $$
  select a.id, a.display_name, a.roles, c.account_id is not null, a.active and a.roles && array['duty', 'therapist', 'psychiatrist'],
    exists (select 1 from coordination.absence x where x.account_id = a.id and x.cancelled_at is null and x.from_at <= p_at and x.until_at > p_at),
    a.id = any (appointments.kept_apart(p_person))
  from identity.account a
    left join lateral (select r.account_id, bool_or(r.until is null and r.kind = 'assigned') as now, max(r.since) as since
      from identity.care_relation r where r.person_id = p_person and r.account_id = a.id and r.kind in ('assigned', 'duty_alert')
      group by r.account_id) c on true
  where platform.actor_system() and (a.id = p_wanted or c.account_id is not null)
  order by c.now desc nulls last, c.since desc nulls last, a.id
$$;
revoke all on function caring_contacts.possible_senders(uuid, uuid, timestamptz) from public;
grant execute on function caring_contacts.possible_senders(uuid, uuid, timestamptz) to ayni_app;

-- For the closing of an episode: whether somebody stays in touch, without what is written.
create function caring_contacts.standing(p_person uuid)
returns table (running boolean, schedule text, paused boolean, stopped_by_person boolean, next_on date)
language sql stable security definer set search_path = caring_contacts, pg_temp as $$
  select s.ended_at is null, s.schedule, s.paused_for <> '{}', coalesce(s.ended_why = 'person', false),
    case when s.ended_at is null then (select min(c.due_on) from caring_contacts.contact c where c.schedule_id = s.id and c.state = 'planned') end
  from caring_contacts.schedule s
  where s.person_id = p_person and (platform.actor_system() or identity.may_open(p_person, 'C4'))
  order by s.ended_at is null desc, s.started_at desc limit 1
$$;
revoke all on function caring_contacts.standing(uuid) from public;
grant execute on function caring_contacts.standing(uuid) to ayni_app;

-- Whoever writes reads what is answered, also after their care of the person ended.
create function caring_contacts.my_people() returns setof uuid
language sql stable security definer set search_path = caring_contacts, pg_temp as $$
  select s.person_id from caring_contacts.schedule s
  where s.sender_id = platform.actor_account() and s.ended_at is null and identity.actor_is_clinical()
$$;
revoke all on function caring_contacts.my_people() from public;
grant execute on function caring_contacts.my_people() to ayni_app;
create policy thread_read_by_sender on correspondence.thread for select using (id = any (array(select caring_contacts.my_people())));
create policy message_read_by_sender on correspondence.message for select using (thread_id = any (array(select caring_contacts.my_people())));

select identity.fence_people();
