-- What people write to us and what we answer. The words are sealed (C3); who waits since when is not.

create schema if not exists correspondence;
grant usage on schema correspondence to ayni_app;

-- A conversation. Its id is the person's own, or where nobody can be named the id that stands for a number.
create table correspondence.thread (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid,
  kind text not null check (kind in ('person', 'shared', 'unknown', 'wrong')),
  number_key text,
  number_sealed text,
  opened_at timestamptz not null,
  last_at timestamptz not null,
  last_in_at timestamptz,
  last_in_channel text check (last_in_channel in ('sms', 'whatsapp', 'app')),
  window_until timestamptz,
  waiting integer not null default 0 check (waiting >= 0),
  promise_key text,
  due_at timestamptz,
  owner_account uuid references identity.account (id),
  quiet text check (quiet in ('stop', 'not-now')),
  quiet_since timestamptz,
  done_at timestamptz,
  done_waiting integer,
  erase_at timestamptz,
  constraint thread_of_somebody check ((person_id is null) = (kind <> 'person') and (person_id is null or person_id = id)),
  constraint thread_number check ((number_key is null) = (kind = 'person'))
);
create unique index thread_number_once on correspondence.thread (program_id, number_key) where number_key is not null;
create index thread_open on correspondence.thread (program_id, (waiting > 0) desc, last_at desc) where done_at is null;
create index thread_done on correspondence.thread (program_id, done_at desc) where done_at is not null;
create index thread_erase on correspondence.thread (erase_at) where erase_at is not null;
comment on column correspondence.thread.window_until is 'WhatsApp lets us write freely until 24 hours after their last message.';
comment on column correspondence.thread.waiting is 'Messages that nobody has answered.';
comment on column correspondence.thread.erase_at is 'When the words and the number of somebody who is not the person we looked for are erased.';

-- Who may have written from a number that several people gave, or that turned out wrong.
create table correspondence.candidate (
  thread_id uuid not null references correspondence.thread (id) on delete cascade,
  person_id uuid not null,
  program_id uuid not null,
  alias text not null,
  primary key (thread_id, person_id)
);
create index candidate_person on correspondence.candidate (person_id);

create table correspondence.message (
  id uuid primary key,
  program_id uuid not null,
  thread_id uuid not null references correspondence.thread (id) on delete cascade,
  person_id uuid,
  sender text not null check (sender in ('person', 'team', 'house')),
  channel text not null check (channel in ('sms', 'whatsapp', 'app')),
  provider text,
  provider_id text,
  says text not null,
  for_clinicians boolean not null default false,
  text_sealed text not null,
  by_account uuid references identity.account (id),
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  constraint message_once unique (provider, provider_id)
);
create index message_thread on correspondence.message (thread_id, received_at desc);
create index message_person on correspondence.message (person_id, received_at desc) where person_id is not null;
comment on column correspondence.message.for_clinicians is 'It raised a review: clinicians who care for the person read it, the coordinator does not.';

-- Conversations of people who may not be seen by whoever asks: their own, and those they may have written.
create function correspondence.shut_to_me() returns setof uuid
language sql stable security definer set search_path = correspondence, pg_temp as $$
  select b.person_id from identity.blocked b where b.account_id = platform.actor_account()
  union
  select c.thread_id from correspondence.candidate c join identity.blocked b on b.person_id = c.person_id
  where b.account_id = platform.actor_account()
$$;
revoke all on function correspondence.shut_to_me() from public;
grant execute on function correspondence.shut_to_me() to ayni_app;

alter table correspondence.thread enable row level security;
grant select, insert, update, delete on correspondence.thread to ayni_app;
create policy thread_read on correspondence.thread for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))
    and not (id = any (array(select correspondence.shut_to_me()))))
  or identity.may_open(id, 'C3'));
create policy thread_add on correspondence.thread for insert with check (platform.actor_system());
create policy thread_change on correspondence.thread for update using (platform.actor_system());
create policy thread_erase on correspondence.thread for delete using (platform.actor_system());

alter table correspondence.candidate enable row level security;
grant select, insert, delete on correspondence.candidate to ayni_app;
create policy candidate_read on correspondence.candidate for select using (
  (select platform.actor_system())
  or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))
    and not (thread_id = any (array(select correspondence.shut_to_me()))))
  or identity.may_open(thread_id, 'C3'));
create policy candidate_add on correspondence.candidate for insert with check (platform.actor_system());
create policy candidate_erase on correspondence.candidate for delete using (platform.actor_system());

alter table correspondence.message enable row level security;
grant select, insert, update, delete on correspondence.message to ayni_app;
create policy message_read on correspondence.message for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (not for_clinicians and program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator'))
    and not (thread_id = any (array(select correspondence.shut_to_me()))))
  or identity.may_open(thread_id, 'C3'));
create policy message_add on correspondence.message for insert with check (platform.actor_system());
create policy message_change on correspondence.message for update using (platform.actor_system());
create policy message_erase on correspondence.message for delete using (platform.actor_system());

-- How many of a conversation's messages only clinicians read: a count, for whoever may see the conversation.
create function correspondence.clinical_count(p_thread uuid) returns bigint
language sql stable security definer set search_path = correspondence, pg_temp as
  $$ select count(*) from correspondence.message where thread_id = p_thread and for_clinicians $$;
revoke all on function correspondence.clinical_count(uuid) from public;
grant execute on function correspondence.clinical_count(uuid) to ayni_app;

-- A reply may be the reason of an alert.
alter table suicide_prevention.signal drop constraint signal_kind_check;
alter table suicide_prevention.signal add constraint signal_kind_check check (kind in ('screening', 'help-now', 'reply'));
