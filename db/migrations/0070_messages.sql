-- Everything that leaves the house towards a person: one outbox, one policy, one worker. No sensitive text, addresses sealed.

create schema if not exists messages;
grant usage on schema messages to ayni_app;

create table messages.outbox (
  id uuid primary key,
  program_id uuid not null,
  key text not null,
  class text not null,
  lane text not null generated always as (case when class in ('N0', 'N1', 'N2') then 'urgent' else 'rest' end) stored,
  channel text not null,
  to_account uuid,
  to_person uuid,
  sealed text not null,
  address_hint text not null,
  template text not null,
  params jsonb not null,
  language text not null,
  subject_ref text,
  hours jsonb,
  appointment_at timestamptz,
  expires_at timestamptz,
  state text not null,
  reason text,
  due_at timestamptz not null,
  lease uuid,
  attempts integer not null default 0,
  provider text,
  provider_id text,
  fallback_of uuid references messages.outbox (id),
  queued_at timestamptz not null,
  handed_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  ended_at timestamptz,
  constraint outbox_key unique (program_id, key),
  constraint outbox_key_length check (length(key) between 1 and 300),
  constraint outbox_class check (class in ('N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6')),
  constraint outbox_channel check (channel in ('push', 'sms', 'voice', 'email', 'whatsapp', 'in_app')),
  constraint outbox_state check (state in ('queued', 'held', 'sending', 'sent', 'delivered', 'failed', 'expired')),
  -- A reason is a code of ours, never a provider's sentence, which may quote an address.
  constraint outbox_reason check (reason is null or reason ~ '^[a-z]+(\.[a-z-]+)+$'),
  constraint outbox_ended check (state not in ('failed', 'expired') or reason is not null),
  constraint outbox_recipient check (to_account is not null or to_person is not null)
);
create index outbox_due on messages.outbox (lane, channel, due_at) where state in ('queued', 'held', 'sending');
create index outbox_subject on messages.outbox (subject_ref) where subject_ref is not null;
create index outbox_person on messages.outbox (to_person) where to_person is not null;
create index outbox_account on messages.outbox (to_account, queued_at) where channel = 'in_app';
create index outbox_ended on messages.outbox (program_id, ended_at) where state in ('failed', 'expired');
create index outbox_demo on messages.outbox (handed_at, id) where provider = 'demo';
create unique index outbox_provider on messages.outbox (provider, provider_id) where provider_id is not null;

comment on table messages.outbox is 'Outgoing messages (C2). One row per recipient, template, subject and occurrence; the key makes repeats harmless.';
comment on column messages.outbox.class is 'N0 asked for by the recipient this minute (sign-in code), N1 safety to staff, N2 safety to physician, N3 appointment, N4 service, N5 outreach, N6 caring contact.';
comment on column messages.outbox.lane is 'urgent (N0–N2) is claimed before rest.';
comment on column messages.outbox.sealed is 'Address and fallbacks, AES-256-GCM bound to this row.';
comment on column messages.outbox.address_hint is 'Masked address for people: at most the last three digits or the first letter.';
comment on column messages.outbox.params is 'Neutral parameters of the template only: alias, class letter, hour, day, code or link.';
comment on column messages.outbox.hours is 'Quiet hours, working hours and windows of the recipient when not the default; read again before each attempt.';
comment on column messages.outbox.state is 'queued → sending → sent → delivered, or failed, expired; held = waits for the policy''s hour.';
comment on column messages.outbox.due_at is 'When the worker may take it: send time, retry time, or end of the lease while sending.';
comment on column messages.outbox.attempts is 'Times it was handed to a channel, or was about to be.';
comment on column messages.outbox.handed_at is 'First acceptance by the channel (UTC).';
comment on column messages.outbox.read_at is 'The provider reported an opening or a key pressed. Never an acknowledgement.';

alter table messages.outbox enable row level security;
grant select, insert, update on messages.outbox to ayni_app;

create policy outbox_system on messages.outbox for all using (platform.actor_system()) with check (platform.actor_system());
-- A caring contact betrays an episode by its mere existence, so staff do not see those rows; demo rows are invented people.
create policy outbox_staff on messages.outbox for select using (
  program_id = platform.actor_program()
  and (platform.actor_is('coordinator') or platform.actor_is('admin') or platform.actor_is('director'))
  and (class <> 'N6' or provider = 'demo')
);
create policy outbox_own_in_app on messages.outbox for select using (
  channel = 'in_app' and (to_account = platform.actor_account() or to_person = platform.actor_person())
);

-- What people may list: everything but the sealed address and the recipient's hours.
create view messages.metadata with (security_invoker = true) as
  select id, program_id, class, lane, channel, to_account, to_person, address_hint, template, params, language, subject_ref,
    state, reason, due_at, attempts, provider, fallback_of, queued_at, handed_at, delivered_at, read_at, ended_at
  from messages.outbox;
grant select on messages.metadata to ayni_app;

-- The only way in. Runs with the owner's rights whoever asks, so that any handler may queue and none may write rows by hand.
-- Answers one row per row given: whether it was added now or was there already, and how it stands.
create function messages.enqueue(p_rows jsonb) returns table (id uuid, key text, state text, due_at timestamptz, repeated boolean)
language plpgsql security definer set search_path = messages, pg_temp as $$
#variable_conflict use_column
declare
  added uuid[];
begin
  with fresh as (
    insert into messages.outbox (id, program_id, key, class, channel, to_account, to_person, sealed, address_hint, template, params,
      language, subject_ref, hours, appointment_at, expires_at, state, reason, due_at, fallback_of, queued_at)
    select r.id, r.program_id, r.key, r.class, r.channel, r.to_account, r.to_person, r.sealed, r.address_hint, r.template, r.params,
      r.language, r.subject_ref, r.hours, r.appointment_at, r.expires_at, r.state, r.reason, r.due_at, r.fallback_of, r.queued_at
    from jsonb_to_recordset(p_rows) as r (id uuid, program_id uuid, key text, class text, channel text, to_account uuid, to_person uuid,
      sealed text, address_hint text, template text, params jsonb, language text, subject_ref text, hours jsonb,
      appointment_at timestamptz, expires_at timestamptz, state text, reason text, due_at timestamptz, fallback_of uuid, queued_at timestamptz)
    on conflict do nothing
    returning outbox.id
  )
  select coalesce(array_agg(fresh.id), '{}') into added from fresh;
  if cardinality(added) > 0 then
    perform pg_notify('ayni_wake', 'messages');
  end if;
  return query
    select o.id, o.key, o.state, o.due_at, not (o.id = any (added))
    from jsonb_to_recordset(p_rows) as r (id uuid) join messages.outbox o on o.id = r.id;
end $$;
revoke all on function messages.enqueue(jsonb) from public;
grant execute on function messages.enqueue(jsonb) to ayni_app;
