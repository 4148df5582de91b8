-- Writing to physicians through the book of recipients: where, when and whether is decided here, whoever sends.

alter table messages.outbox
  add column contact_id text,
  add column tried text[] not null default '{}',
  add column root_id uuid,
  add column after_id uuid,
  add column contact_told_at timestamptz;

comment on column messages.outbox.contact_id is 'Contact point of the book that it goes to; none for staff and for what is read in the app.';
comment on column messages.outbox.tried is 'Ways (channel:contact point) that the same message already failed at.';
comment on column messages.outbox.root_id is 'First message of a chain of next channels; none for the first itself.';
comment on column messages.outbox.after_id is 'The same message in the app: this one goes only if that one is unread after a day.';
comment on column messages.outbox.contact_told_at is 'When enrollment was told that the contact point does not exist.';

-- Finds by after_id what need not go any more, and by reason what enrollment has not been told yet.
create index outbox_after on messages.outbox (after_id) where after_id is not null;
create index outbox_contact_gone on messages.outbox (ended_at)
  where state = 'failed' and contact_id is not null and contact_told_at is null
    and reason in ('address.gone', 'address.invalid', 'address.opted-out', 'receipt.address-invalid');

-- One N5 a person and 72 hours: who holds the turn may go, and taking it is one row, so two senders at once cannot both pass.
create table messages.outreach_turn (
  person_id uuid primary key,
  message_id uuid not null,
  at timestamptz not null
);
create index outreach_turn_message on messages.outreach_turn (message_id);
comment on table messages.outreach_turn is 'The latest N5 of each person and when it goes or went (C2).';
alter table messages.outreach_turn enable row level security;
grant select, insert, update on messages.outreach_turn to ayni_app;
create policy turn_system on messages.outreach_turn for all using ((select platform.actor_system())) with check ((select platform.actor_system()));

insert into messages.outreach_turn (person_id, message_id, at)
  select distinct on (to_person) to_person, id, coalesce(handed_at, due_at) from messages.outbox
  where class = 'N5' and to_person is not null and (state <> 'expired' or handed_at is not null)
  order by to_person, coalesce(handed_at, due_at) desc;

-- Safety that went to somebody outside their hours: the person may read that it did, and why.
create table messages.hours_override (
  message_id uuid primary key,
  person_id uuid not null,
  program_id uuid not null,
  at timestamptz not null,
  class text not null,
  channel text not null
);
create index hours_override_person on messages.hours_override (person_id, at);
comment on table messages.hours_override is 'Each time safety (N2) was sent to a physician inside their quiet or working hours (C2).';
alter table messages.hours_override enable row level security;
grant select, insert on messages.hours_override to ayni_app;
create policy override_system on messages.hours_override for all using ((select platform.actor_system())) with check ((select platform.actor_system()));
create policy override_own on messages.hours_override for select using (person_id = (select platform.actor_person()));

-- As before, with the turn of each person taken first. A row that had no turn is answered as `refused` and not added.
create or replace function messages.enqueue(p_rows jsonb) returns table (id uuid, key text, state text, due_at timestamptz, repeated boolean)
language plpgsql security definer set search_path = messages, pg_temp as $$
#variable_conflict use_column
declare
  added uuid[];
  barred uuid[];
begin
  with given as (
    select r.id, r.to_person, r.due_at
    from jsonb_to_recordset(p_rows) as r (id uuid, class text, to_person uuid, due_at timestamptz, fallback_of uuid)
    where r.class = 'N5' and r.to_person is not null and r.fallback_of is null
      and not exists (select 1 from messages.outbox o where o.id = r.id)
  ), wanted as (
    select distinct on (to_person) to_person, id, due_at from given order by to_person, due_at, id
  ), taken as (
    insert into messages.outreach_turn as turn (person_id, message_id, at)
    select to_person, id, due_at from wanted order by to_person
    on conflict (person_id) do update set message_id = excluded.message_id, at = excluded.at
      where turn.at <= excluded.at - interval '72 hours'
        or exists (select 1 from messages.outbox o where o.id = turn.message_id and o.state = 'expired' and o.handed_at is null)
    returning turn.message_id
  )
  select coalesce(array_agg(given.id), '{}') into barred from given where given.id not in (select message_id from taken);

  with fresh as (
    insert into messages.outbox (id, program_id, key, class, channel, to_account, to_person, sealed, address_hint, template, params,
      language, subject_ref, hours, appointment_at, expires_at, state, reason, due_at, fallback_of, queued_at, contact_id, tried, root_id, after_id)
    select r.id, r.program_id, r.key, r.class, r.channel, r.to_account, r.to_person, r.sealed, r.address_hint, r.template, r.params,
      r.language, r.subject_ref, r.hours, r.appointment_at, r.expires_at, r.state, r.reason, r.due_at, r.fallback_of, r.queued_at,
      r.contact_id, coalesce(r.tried, '{}'), r.root_id, r.after_id
    from jsonb_to_recordset(p_rows) as r (id uuid, program_id uuid, key text, class text, channel text, to_account uuid, to_person uuid,
      sealed text, address_hint text, template text, params jsonb, language text, subject_ref text, hours jsonb,
      appointment_at timestamptz, expires_at timestamptz, state text, reason text, due_at timestamptz, fallback_of uuid, queued_at timestamptz,
      contact_id text, tried text[], root_id uuid, after_id uuid)
    where not (r.id = any (barred))
    on conflict do nothing
    returning outbox.id
  )
  select coalesce(array_agg(fresh.id), '{}') into added from fresh;
  if cardinality(added) > 0 then
    perform pg_notify('ayni_wake', 'messages');
  end if;
  return query
    select r.id, coalesce(o.key, r.key), coalesce(o.state, 'refused'), coalesce(o.due_at, r.due_at), not (r.id = any (added))
    from jsonb_to_recordset(p_rows) as r (id uuid, key text, due_at timestamptz) left join messages.outbox o on o.id = r.id;
end $$;

-- A message of a person was seen in the app: what follows it by another channel need not go. Answers how many were noted.
create function messages.note_read(p_person uuid, p_program uuid, p_subject text, p_at timestamptz) returns integer
language plpgsql security definer set search_path = messages, pg_temp as $$
declare
  noted integer;
begin
  update messages.outbox set read_at = p_at
  where to_person = p_person and program_id = p_program and channel = 'in_app' and handed_at is not null and read_at is null
    and (p_subject is null or subject_ref = p_subject) and (platform.actor_system() or p_person = platform.actor_person());
  get diagnostics noted = row_count;
  return noted;
end $$;
revoke all on function messages.note_read(uuid, uuid, text, timestamptz) from public;
grant execute on function messages.note_read(uuid, uuid, text, timestamptz) to ayni_app;

-- Own words of a programme for a template, version by version; the newest counts, and one without words goes back to ours.
create table messages.template_override (
  program_id uuid not null,
  template text not null,
  language text not null,
  version integer not null,
  short text,
  push text,
  subject text,
  by_account uuid not null,
  at timestamptz not null,
  primary key (program_id, template, language, version),
  constraint override_language check (language in ('es', 'en')),
  constraint override_whole check ((short is null) = (push is null) and (short is null) = (subject is null))
);
comment on table messages.template_override is 'Words of messages as a programme wants them, append-only (C2). Checked before they are stored and before they are sent.';
alter table messages.template_override enable row level security;
grant select, insert on messages.template_override to ayni_app;
create policy words_system on messages.template_override for all using ((select platform.actor_system())) with check ((select platform.actor_system()));
create policy words_read on messages.template_override for select using (program_id = (select platform.actor_program()));
create policy words_write on messages.template_override for insert with check (
  program_id = (select platform.actor_program()) and by_account = (select platform.actor_account())
  and ((select platform.actor_is('admin')) or (select platform.actor_is('coordinator')))
);

-- Who wrote to us by WhatsApp, and when last: within a day plain text may answer. Found by a keyed hash of the number.
create table messages.whatsapp_window (
  number_key text primary key,
  heard_at timestamptz not null
);
comment on table messages.whatsapp_window is 'Last message from each number by WhatsApp; the number itself is not kept (C1).';
alter table messages.whatsapp_window enable row level security;
grant select, insert, update, delete on messages.whatsapp_window to ayni_app;
create policy window_system on messages.whatsapp_window for all using ((select platform.actor_system())) with check ((select platform.actor_system()));
