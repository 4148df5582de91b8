-- What every module stands on: who is asking, the ledger of what was done, the feed of what changed.

create schema if not exists platform;
grant usage on schema platform to ayni_app, ayni_evaluation;

-- Who is asking: transaction-local settings written by platform/database, read by every policy.
create function platform.actor_account() returns uuid language sql stable as
  $$ select nullif(current_setting('ayni.account', true), '')::uuid $$;
create function platform.actor_person() returns uuid language sql stable as
  $$ select nullif(current_setting('ayni.person', true), '')::uuid $$;
create function platform.actor_program() returns uuid language sql stable as
  $$ select nullif(current_setting('ayni.program', true), '')::uuid $$;
create function platform.actor_is(role text) returns boolean language sql stable as
  $$ select role = any (string_to_array(coalesce(current_setting('ayni.roles', true), ''), ',')) $$;
create function platform.actor_system() returns boolean language sql stable as
  $$ select coalesce(current_setting('ayni.roles', true), '') = 'system' $$;

-- One row a command accepted. Gapless, chained, append-only: no role of the application may write here but through append().
create table platform.ledger (
  seq bigint primary key,
  command_id uuid not null,
  name text not null,
  program_id uuid,
  person_id uuid,
  account_id uuid,
  device_id uuid,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  input_hash text not null,
  output_sealed text,
  topics text[] not null default '{}',
  previous_hash text not null,
  hash text not null,
  constraint ledger_command_id unique (command_id)
);
create index ledger_program on platform.ledger (program_id, seq);
create index ledger_person on platform.ledger (person_id, seq) where person_id is not null;
alter table platform.ledger enable row level security;
grant select on platform.ledger to ayni_app;
create policy ledger_read on platform.ledger for select to ayni_app using (
  platform.actor_system()
  or account_id = platform.actor_account()
  or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and (platform.actor_is('admin') or platform.actor_is('dpo')))
);

-- What changed for one person's devices. Bodies are read at pull time; here only which thing changed.
create table platform.change (
  seq bigint not null references platform.ledger (seq),
  person_id uuid not null,
  kind text not null,
  key text not null,
  primary key (person_id, seq, kind, key)
);
alter table platform.change enable row level security;
grant select on platform.change to ayni_app;
create policy change_read on platform.change for select to ayni_app using (
  platform.actor_system() or person_id = platform.actor_person()
);

create function platform.ledger_text(l platform.ledger) returns text language sql immutable as $$
  select concat_ws('|', l.seq, l.command_id, l.name, coalesce(l.program_id::text, '-'), coalesce(l.person_id::text, '-'),
    coalesce(l.account_id::text, '-'), coalesce(l.device_id::text, '-'),
    (extract(epoch from l.occurred_at) * 1000)::bigint, (extract(epoch from l.received_at) * 1000)::bigint,
    l.input_hash, coalesce(l.output_sealed, '-'), array_to_string(l.topics, ','), l.previous_hash)
$$;

-- Appends under one lock, taken last before commit, so that sequence order is commit order and no reader can miss a row.
create function platform.append(
  p_command_id uuid, p_name text, p_program uuid, p_person uuid, p_account uuid, p_device uuid,
  p_occurred timestamptz, p_received timestamptz, p_input_hash text, p_output_sealed text, p_topics text[], p_changes jsonb
) returns bigint language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  head platform.ledger;
  fresh platform.ledger;
begin
  perform pg_advisory_xact_lock(77000);
  select * into head from platform.ledger order by seq desc limit 1;
  fresh.seq := coalesce(head.seq, 0) + 1;
  fresh.command_id := p_command_id; fresh.name := p_name; fresh.program_id := p_program; fresh.person_id := p_person;
  fresh.account_id := p_account; fresh.device_id := p_device; fresh.occurred_at := p_occurred; fresh.received_at := p_received;
  fresh.input_hash := p_input_hash; fresh.output_sealed := p_output_sealed; fresh.topics := p_topics;
  fresh.previous_hash := coalesce(head.hash, repeat('0', 64));
  fresh.hash := encode(sha256(convert_to(platform.ledger_text(fresh), 'UTF8')), 'hex');
  insert into platform.ledger select fresh.*;
  insert into platform.change (seq, person_id, kind, key)
    select distinct fresh.seq, (c ->> 'person')::uuid, c ->> 'kind', c ->> 'key' from jsonb_array_elements(p_changes) c;
  if cardinality(p_topics) > 0 then
    perform pg_notify('ayni_live', json_build_object('seq', fresh.seq, 'program', p_program, 'topics', p_topics)::text);
  end if;
  return fresh.seq;
end $$;
revoke all on function platform.append(uuid, text, uuid, uuid, uuid, uuid, timestamptz, timestamptz, text, text, text[], jsonb) from public;
grant execute on function platform.append(uuid, text, uuid, uuid, uuid, uuid, timestamptz, timestamptz, text, text, text[], jsonb) to ayni_app;

-- The earlier answer to the same command id, for idempotency; the caller checks that the same actor asks.
create function platform.find_command(p_command_id uuid)
returns table (seq bigint, name text, input_hash text, output_sealed text, received_at timestamptz, account_id uuid, person_id uuid)
language sql stable security definer set search_path = platform, pg_temp as $$
  select l.seq, l.name, l.input_hash, l.output_sealed, l.received_at, l.account_id, l.person_id
  from platform.ledger l where l.command_id = p_command_id
$$;
revoke all on function platform.find_command(uuid) from public;
grant execute on function platform.find_command(uuid) to ayni_app;

-- The newest committed number: where a fresh download stands.
create function platform.ledger_head() returns bigint language sql stable security definer set search_path = platform, pg_temp as
  $$ select coalesce(max(seq), 0) from platform.ledger $$;

-- First broken link of the chain, or no row.
create function platform.ledger_breaks() returns table (seq bigint, reason text)
language sql stable security definer set search_path = platform, pg_temp as $$
  select l.seq, case
      when l.hash <> encode(sha256(convert_to(platform.ledger_text(l), 'UTF8')), 'hex') then 'row-changed'
      when l.previous_hash <> coalesce(lag(l.hash) over w, repeat('0', 64)) then 'chain-broken'
      when l.seq <> coalesce(lag(l.seq) over w, 0) + 1 then 'row-missing'
    end
  from platform.ledger l window w as (order by l.seq)
$$;
revoke all on function platform.ledger_breaks() from public;
grant execute on function platform.ledger_breaks(), platform.ledger_head() to ayni_app;

-- When each periodic job is due next; claimed by update, so that two workers never run one job at once.
create table platform.job (
  name text primary key,
  next_at timestamptz not null,
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_failed_at timestamptz
);
grant select, insert, update on platform.job to ayni_app;

-- A worker says that it lives; readiness and the board read it.
create table platform.worker (
  id uuid primary key,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
grant select, insert, update, delete on platform.worker to ayni_app;

-- Disagreements and defects that must be seen by the team and never hold a person up.
create table platform.defect (
  id uuid primary key,
  program_id uuid,
  at timestamptz not null,
  code text not null,
  detail jsonb not null default '{}'
);
grant select, insert on platform.defect to ayni_app;
