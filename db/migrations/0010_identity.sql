-- Who people are: programmes, staff accounts, phones, who may open whose data, and who opened it.

create schema if not exists identity;
grant usage on schema identity to ayni_app;

create function identity.same_program(program uuid) returns boolean language sql stable as
  $$ select platform.actor_system() or program = platform.actor_program() $$;
create function identity.actor_is_clinical() returns boolean language sql stable as
  $$ select platform.actor_is('duty') or platform.actor_is('therapist') or platform.actor_is('psychiatrist') $$;

create table identity.program (
  id uuid primary key,
  slug text not null constraint program_slug unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  name text not null,
  demo boolean not null default false,
  director_account_id uuid,
  duty_phone text,
  duty_sms text,
  languages text[] not null default '{es,en}',
  created_at timestamptz not null
);
alter table identity.program enable row level security;
grant select, insert, update on identity.program to ayni_app;
create policy program_read on identity.program for select using (identity.same_program(id));
create policy program_add on identity.program for insert with check (platform.actor_system());
create policy program_change on identity.program for update
  using (platform.actor_system() or (identity.same_program(id) and platform.actor_is('admin')));
comment on column identity.program.demo is 'True when everybody in the programme is invented; demo sign-ins exist only here.';
comment on column identity.program.duty_phone is 'Number of the duty team, shown on the crisis screen; belongs to the programme, not to a person.';

create table identity.account (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  email_key text not null constraint account_email_key unique,
  name_sealed text not null,
  contacts_sealed text not null,
  display_name text not null,
  roles text[] not null check (cardinality(roles) > 0 and not ('physician' = any (roles)) and not ('system' = any (roles))),
  language text not null default 'es' check (language in ('es', 'en')),
  demo boolean not null default false,
  totp_since timestamptz,
  active boolean not null default true,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create index account_program on identity.account (program_id) where active;
alter table identity.account enable row level security;
grant select, insert, update on identity.account to ayni_app;
comment on column identity.account.email_key is 'Keyed hash of the e-mail in lower case: finds the account without storing the address in clear.';
comment on column identity.account.display_name is 'The name physicians see beside an access or a promise.';
comment on column identity.account.totp_since is 'Since when the second factor is confirmed; null = not set up.';

-- Whoever may have a phone in the programme. Written when enrollment admits a person.
create table identity.participant (
  person_id uuid primary key,
  program_id uuid not null references identity.program (id),
  alias text not null,
  language text not null default 'es' check (language in ('es', 'en')),
  ended_at timestamptz,
  constraint participant_alias unique (program_id, alias)
);
alter table identity.participant enable row level security;
grant select, insert, update on identity.participant to ayni_app;
create policy participant_read on identity.participant for select using (
  person_id = platform.actor_person() or (identity.same_program(program_id) and platform.actor_account() is not null)
  or platform.actor_system());
create policy participant_write on identity.participant for insert with check (platform.actor_system());
create policy participant_change on identity.participant for update using (platform.actor_system());

create table identity.device (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references identity.participant (person_id),
  token_hash text not null constraint device_token_hash unique,
  label text not null,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz not null,
  last_offset_s integer,
  signed_out_at timestamptz,
  wipe_requested_at timestamptz
);
create index device_person on identity.device (person_id);
alter table identity.device enable row level security;
grant select, insert, update on identity.device to ayni_app;
create policy device_read on identity.device for select using (
  person_id = platform.actor_person() or platform.actor_system()
  or (identity.same_program(program_id) and (platform.actor_is('coordinator') or platform.actor_is('admin'))));
create policy device_add on identity.device for insert with check (platform.actor_system());
create policy device_change on identity.device for update using (
  person_id = platform.actor_person() or platform.actor_system()
  or (identity.same_program(program_id) and (platform.actor_is('coordinator') or platform.actor_is('admin'))));
comment on column identity.device.wipe_requested_at is 'When the device was told to empty itself; it does so at its next sync.';

create table identity.device_code (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references identity.participant (person_id),
  kind text not null check (kind in ('link', 'code')),
  secret_hash text not null constraint device_code_secret unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by_device uuid,
  made_by_account uuid
);
create index device_code_person on identity.device_code (person_id);
alter table identity.device_code enable row level security;
grant select, insert, update on identity.device_code to ayni_app;
create policy device_code_read on identity.device_code for select using (platform.actor_system());
create policy device_code_add on identity.device_code for insert with check (
  platform.actor_system() or person_id = platform.actor_person()
  or (identity.same_program(program_id) and platform.actor_is('coordinator')));
create policy device_code_use on identity.device_code for update using (platform.actor_system());

-- Who may open the clinical data of whom. Every policy on C3 and C4, in any schema, derives from this table.
create table identity.care_relation (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null references identity.account (id),
  kind text not null check (kind in ('assigned', 'duty_alert', 'break_glass')),
  since timestamptz not null,
  until timestamptz,
  check (until is null or until >= since)
);
create unique index care_relation_open on identity.care_relation (person_id, account_id, kind) where until is null;
create index care_relation_account on identity.care_relation (account_id) where until is null;
alter table identity.care_relation enable row level security;
grant select, insert, update on identity.care_relation to ayni_app;
create policy care_relation_read on identity.care_relation for select using (
  platform.actor_system() or person_id = platform.actor_person() or account_id = platform.actor_account()
  or (identity.same_program(program_id) and (platform.actor_is('coordinator') or platform.actor_is('dpo'))));
create policy care_relation_add on identity.care_relation for insert with check (platform.actor_system());
create policy care_relation_end on identity.care_relation for update using (platform.actor_system());
comment on column identity.care_relation.until is 'When it ended; null while it holds. Ends are written, never planned.';

create table identity.blocked (
  person_id uuid not null,
  account_id uuid not null references identity.account (id),
  program_id uuid not null,
  since timestamptz not null,
  primary key (person_id, account_id)
);
alter table identity.blocked enable row level security;
grant select, insert, delete on identity.blocked to ayni_app;
create policy blocked_read on identity.blocked for select using (platform.actor_system() or person_id = platform.actor_person());
create policy blocked_add on identity.blocked for insert
  with check (platform.actor_system() or (person_id = platform.actor_person() and identity.same_program(program_id)));
create policy blocked_end on identity.blocked for delete using (platform.actor_system() or person_id = platform.actor_person());

-- One row for each reading of C3 or C4 by anyone but the person. Append-only: nobody holds update or delete.
create table identity.access_log (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  role text not null,
  purpose text not null,
  class text not null check (class in ('C1', 'C2', 'C3', 'C4')),
  what text not null,
  at timestamptz not null
);
create index access_log_person on identity.access_log (person_id, at desc);
create index access_log_program on identity.access_log (program_id, at desc);
alter table identity.access_log enable row level security;
grant select, insert on identity.access_log to ayni_app;
create policy access_log_read on identity.access_log for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (identity.same_program(program_id) and platform.actor_is('dpo')));
create policy access_log_add on identity.access_log for insert with check (
  platform.actor_system() or (account_id = platform.actor_account() and identity.same_program(program_id)));
comment on table identity.access_log is 'Who opened clinical data of whom, when, in which role and for what purpose.';

-- The account is read by colleagues of the programme, and by a physician only where that account cares for or opened theirs.
create policy account_read on identity.account for select using (
  platform.actor_system() or id = platform.actor_account()
  or (identity.same_program(program_id) and platform.actor_account() is not null)
  or (platform.actor_person() is not null and (
    exists (select 1 from identity.care_relation c where c.person_id = platform.actor_person() and c.account_id = account.id)
    or exists (select 1 from identity.access_log l where l.person_id = platform.actor_person() and l.account_id = account.id)
    or exists (select 1 from identity.blocked b where b.person_id = platform.actor_person() and b.account_id = account.id))));
create policy account_add on identity.account for insert
  with check (platform.actor_system() or (identity.same_program(program_id) and platform.actor_is('admin')));
create policy account_change on identity.account for update using (
  platform.actor_system() or (identity.same_program(program_id) and platform.actor_is('admin')));

create table identity.break_glass (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  account_id uuid not null references identity.account (id),
  reason_sealed text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  second_reader_due_at timestamptz not null,
  second_reader_account_id uuid references identity.account (id),
  second_read_at timestamptz,
  second_reader_says text check (second_reader_says in ('justified', 'not_justified')),
  check (second_reader_account_id is null or second_reader_account_id <> account_id)
);
create index break_glass_due on identity.break_glass (program_id, second_reader_due_at) where second_read_at is null;
alter table identity.break_glass enable row level security;
grant select, insert, update on identity.break_glass to ayni_app;
create policy break_glass_read on identity.break_glass for select using (
  platform.actor_system() or account_id = platform.actor_account() or person_id = platform.actor_person()
  or (identity.same_program(program_id)
    and (platform.actor_is('psychiatrist') or platform.actor_is('dpo') or platform.actor_is('director'))));
create policy break_glass_open on identity.break_glass for insert
  with check (platform.actor_system() or (account_id = platform.actor_account() and identity.same_program(program_id)));
create policy break_glass_review on identity.break_glass for update using (
  platform.actor_system() or (identity.same_program(program_id) and account_id <> platform.actor_account()
    and (platform.actor_is('psychiatrist') or platform.actor_is('dpo') or platform.actor_is('director'))));

-- Functions that answer with the owner's rights: a block is invisible to the blocked, so the asker's own rights could not.
-- No table is under FORCE, so that they see every row whoever owns the tables (docs/adr/0005).

create function identity.cares_for(person uuid, account uuid, class text, treats_alerts boolean) returns boolean
language sql stable security definer set search_path = identity, pg_temp as $$
  select exists (
      select 1 from identity.care_relation c
      where c.person_id = person and c.account_id = account and c.until is null
        and (class <> 'C4' or treats_alerts or c.kind = 'break_glass' or exists (
          select 1 from identity.care_relation e
          where e.person_id = person and e.until is null and e.kind = 'duty_alert')))
    and not exists (select 1 from identity.blocked b where b.person_id = person and b.account_id = account)
$$;
revoke all on function identity.cares_for(uuid, uuid, text, boolean) from public;
grant execute on function identity.cares_for(uuid, uuid, text, boolean) to ayni_app;

-- May whoever is asking open data of this class about this person? The house, the person, or a clinician who cares for them now.
create function identity.may_open(person uuid, class text) returns boolean language sql stable as $$
  select case
    when platform.actor_system() then true
    when platform.actor_person() is not null then platform.actor_person() = person
    when platform.actor_account() is null or not identity.actor_is_clinical() then false
    else identity.cares_for(person, platform.actor_account(), class,
      platform.actor_is('duty') or platform.actor_is('psychiatrist'))
  end
$$;

-- Never coordinator and clinician of the same physician (2.1). An emergency is not held up by it: only lasting assignment is.
create function identity.keep_coordination_apart() returns trigger
language plpgsql security definer set search_path = identity, pg_temp as $$
begin
  if tg_table_name = 'care_relation' then
    perform 1 from identity.account where id = new.account_id for update;
    if new.until is null and new.kind = 'assigned'
      and exists (select 1 from identity.account a where a.id = new.account_id and 'coordinator' = any (a.roles)) then
      raise exception using errcode = 'check_violation', constraint = 'care_not_by_coordinator', message = 'coordinator may not be assigned';
    end if;
  elsif 'coordinator' = any (new.roles)
    and exists (select 1 from identity.care_relation c where c.account_id = new.id and c.kind = 'assigned' and c.until is null) then
    raise exception using errcode = 'check_violation', constraint = 'care_not_by_coordinator', message = 'account has open cases';
  end if;
  return new;
end $$;
create trigger care_relation_apart before insert or update on identity.care_relation
  for each row execute function identity.keep_coordination_apart();
create trigger account_apart before update of roles on identity.account
  for each row execute function identity.keep_coordination_apart();

-- The way other modules open and end care, inside their reactions. Opening what is open, or ending what ended, does nothing.
create function identity.begin_care(p_id uuid, p_program uuid, p_person uuid, p_account uuid, p_kind text, p_since timestamptz)
returns void language sql as $$
  insert into identity.care_relation (id, program_id, person_id, account_id, kind, since)
  values (p_id, p_program, p_person, p_account, p_kind, p_since)
  on conflict (person_id, account_id, kind) where until is null do nothing
$$;
create function identity.end_care(p_person uuid, p_account uuid, p_kind text, p_until timestamptz) returns void language sql as $$
  update identity.care_relation set until = p_until
  where person_id = p_person and account_id = p_account and kind = p_kind and until is null
$$;
