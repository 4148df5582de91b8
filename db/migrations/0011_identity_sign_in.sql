-- How staff sign in. Schema identity_auth belongs to the library that keeps codes, links and sessions (docs/adr/0010);
-- it is reached by role ayni_auth only, which can see nothing else, and holds no address and no name in clear.

create schema identity_auth;
grant usage on schema identity_auth to ayni_auth;

create table identity_auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create table identity_auth.session (
  id uuid primary key,
  "userId" uuid not null references identity_auth."user" (id) on delete cascade,
  token text not null unique,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "lastSeenAt" timestamptz not null,
  "secondFactorAt" timestamptz
);
create index session_of_user on identity_auth.session ("userId");
create table identity_auth.account (
  id uuid primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references identity_auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index account_of_user on identity_auth.account ("userId");
create table identity_auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index verification_identifier on identity_auth.verification (identifier);

-- How often something was tried: one row for each key (hashed), counted in windows.
create table identity_auth.attempt (
  key text primary key,
  window_start timestamptz not null,
  tries integer not null
);

do $$ declare t text;
begin
  foreach t in array array['"user"', 'session', 'account', 'verification', 'attempt'] loop
    execute format('alter table identity_auth.%s enable row level security', t);
    execute format('grant select, insert, update, delete on identity_auth.%s to ayni_auth', t);
    execute format('create policy sign_in on identity_auth.%s to ayni_auth using (true) with check (true)', t);
  end loop;
end $$;

-- Counts one try and says whether it is still within the limit.
create function identity_auth.may_try(p_key text, p_at timestamptz, p_window_s integer, p_limit integer) returns boolean language sql as $$
  insert into identity_auth.attempt as a (key, window_start, tries) values (p_key, p_at, 1)
  on conflict (key) do update set
    tries = case when a.window_start + make_interval(secs => p_window_s) <= p_at then 1 else a.tries + 1 end,
    window_start = case when a.window_start + make_interval(secs => p_window_s) <= p_at then p_at else a.window_start end
  returning a.tries <= p_limit
$$;

-- Second factor. The secret is sealed; the step last used can never be used again; recovery codes are keyed hashes.
create table identity.second_factor (
  account_id uuid primary key references identity.account (id),
  program_id uuid not null,
  secret_sealed text not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamptz,
  recovery_hashes text[] not null default '{}'
);
alter table identity.second_factor enable row level security;
grant select, insert, update, delete on identity.second_factor to ayni_app;
create policy second_factor_house on identity.second_factor using (platform.actor_system()) with check (platform.actor_system());

-- An active account may sign in; one that is disabled, or whose address changed, loses its sessions in the same moment.
create function identity.mirror_sign_in() returns trigger
language plpgsql security definer set search_path = identity_auth, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (not new.active or new.email_key <> old.email_key) then
    delete from identity_auth."user" where id = new.id;
  end if;
  if new.active then
    insert into identity_auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (new.id, '', new.email_key || '@ayni.invalid', true, new.created_at, new.created_at)
    on conflict (id) do nothing;
  end if;
  return new;
end $$;
create trigger account_mirror after insert or update of active, email_key on identity.account
  for each row execute function identity.mirror_sign_in();

-- Who holds this session, in one query. An idle session ends here; seen times are written at most every five minutes.
create function identity.staff_of_session(p_token text, p_at timestamptz, p_clinical_idle_s integer, p_idle_s integer)
returns table (session_id uuid, account_id uuid, program_id uuid, roles text[], totp_since timestamptz,
  second_factor_at timestamptz, display_name text, language text, demo boolean)
language plpgsql security definer set search_path = identity, pg_temp as $$
#variable_conflict use_column
declare
  found_session identity_auth.session;
  holder identity.account;
  allowed_s integer;
begin
  select * into found_session from identity_auth.session s where s.token = p_token;
  if not found then return; end if;
  select * into holder from identity.account a where a.id = found_session."userId" and a.active;
  allowed_s := case when holder.roles && array['duty', 'therapist', 'psychiatrist'] then p_clinical_idle_s else p_idle_s end;
  if holder.id is null or found_session."expiresAt" <= p_at
    or found_session."lastSeenAt" + make_interval(secs => allowed_s) <= p_at then
    delete from identity_auth.session s where s.id = found_session.id;
    return;
  end if;
  if found_session."lastSeenAt" + interval '5 minutes' <= p_at then
    update identity_auth.session s set "lastSeenAt" = p_at where s.id = found_session.id;
  end if;
  return query select found_session.id, holder.id, holder.program_id, holder.roles, holder.totp_since,
    found_session."secondFactorAt", holder.display_name, holder.language, holder.demo;
end $$;

-- The account behind an address, for whoever holds the keyed hash of it.
create function identity.account_of_email(p_email_key text)
returns table (account_id uuid, program_id uuid, contacts_sealed text, language text, demo boolean)
language sql stable security definer set search_path = identity, pg_temp as $$
  select a.id, a.program_id, a.contacts_sealed, a.language, a.demo from identity.account a where a.email_key = p_email_key and a.active
$$;

create function identity.pass_second_factor(p_session uuid, p_at timestamptz) returns void
language sql security definer set search_path = identity_auth, pg_temp as $$
  update identity_auth.session set "secondFactorAt" = p_at where id = p_session
$$;

create function identity.end_sessions(p_account uuid) returns void
language sql security definer set search_path = identity_auth, pg_temp as $$
  delete from identity_auth.session where "userId" = p_account
$$;

-- Whose phone this is, in one query.
create function identity.device_of_token(p_hash text, p_at timestamptz)
returns table (device_id uuid, person_id uuid, program_id uuid, signed_out_at timestamptz, wipe_requested_at timestamptz)
language plpgsql security definer set search_path = identity, pg_temp as $$
#variable_conflict use_column
declare
  d identity.device;
begin
  select * into d from identity.device where token_hash = p_hash;
  if not found then return; end if;
  if d.signed_out_at is null and d.last_seen_at + interval '5 minutes' <= p_at then
    update identity.device set last_seen_at = p_at where id = d.id;
  end if;
  return query select d.id, d.person_id, d.program_id, d.signed_out_at, d.wipe_requested_at;
end $$;

-- A reading of clinical data enters the ledger's chain and the person's feed as the last thing of its transaction.
create function identity.tell_the_person() returns trigger
language plpgsql security definer set search_path = identity, pg_temp as $$
begin
  perform platform.append(new.id, 'identity.access-recorded', new.program_id, new.person_id, new.account_id, null, new.at, new.at,
    encode(sha256(convert_to(concat_ws('|', new.id, new.person_id, new.account_id, new.role, new.purpose, new.class, new.what), 'UTF8')), 'hex'),
    null, '{}', jsonb_build_array(jsonb_build_object('person', new.person_id, 'kind', 'access', 'key', new.id)));
  return null;
end $$;
create constraint trigger access_log_told after insert on identity.access_log deferrable initially deferred
  for each row execute function identity.tell_the_person();

create table identity.push_subscription (
  id uuid primary key,
  program_id uuid not null,
  account_id uuid references identity.account (id),
  person_id uuid,
  device_id uuid references identity.device (id),
  endpoint_key text not null,
  subscription_sealed text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint push_subscription_owner check ((account_id is null) <> (person_id is null))
);
create unique index push_subscription_open on identity.push_subscription (endpoint_key) where ended_at is null;
create index push_subscription_account on identity.push_subscription (account_id) where ended_at is null;
create index push_subscription_person on identity.push_subscription (person_id) where ended_at is null;
alter table identity.push_subscription enable row level security;
grant select, insert, update on identity.push_subscription to ayni_app;
create policy push_subscription_own on identity.push_subscription using (
  platform.actor_system() or account_id = platform.actor_account() or person_id = platform.actor_person());
comment on column identity.push_subscription.ended_at is 'When the push service said that it is gone, or its owner signed out.';

do $$ declare f text;
begin
  foreach f in array array[
    'identity.staff_of_session(text, timestamptz, integer, integer)', 'identity.account_of_email(text)',
    'identity.pass_second_factor(uuid, timestamptz)', 'identity.end_sessions(uuid)', 'identity.device_of_token(text, timestamptz)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to ayni_app', f);
  end loop;
  revoke all on function identity.mirror_sign_in(), identity.tell_the_person(), identity.keep_coordination_apart() from public;
  revoke all on function identity_auth.may_try(text, timestamptz, integer, integer) from public;
  grant execute on function identity_auth.may_try(text, timestamptz, integer, integer) to ayni_auth;
end $$;
