-- What is agreed with whom at which hour. Neither side can be booked twice; nothing here says why somebody is seen.

create schema if not exists appointments;
grant usage on schema appointments to ayni_app;

create table appointments.availability (
  account_id uuid primary key references identity.account (id),
  program_id uuid not null references identity.program (id),
  weekly jsonb not null,
  exceptions jsonb not null,
  changed_at timestamptz not null
);
create index availability_program on appointments.availability (program_id);
alter table appointments.availability enable row level security;
grant select, insert, update on appointments.availability to ayni_app;
create policy availability_read on appointments.availability for select using (
  platform.actor_system() or program_id = platform.actor_program());
create policy availability_add on appointments.availability for insert with check (
  platform.actor_system() or (program_id = platform.actor_program()
    and (account_id = platform.actor_account() or platform.actor_is('coordinator'))));
create policy availability_change on appointments.availability for update using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (account_id = platform.actor_account() or platform.actor_is('coordinator'))));
comment on table appointments.availability is 'When a clinician receives: weekly spans in Lima (1 Monday … 7 Sunday) and dates on which others hold.';

create table appointments.appointment (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  person_id uuid not null references identity.participant (person_id),
  account_id uuid not null references identity.account (id),
  kind text not null check (kind in ('first-contact', 'session', 'follow-up', 'other')),
  mode text not null check (mode in ('phone', 'video', 'in-person')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('proposed', 'agreed', 'held', 'missed', 'cancelled')),
  version integer not null check (version >= 1),
  promise_key text,
  sealed text not null,
  missed_by text check (missed_by in ('person', 'team')),
  cancelled_why text check (cancelled_why in ('person-cannot', 'team-cannot', 'not-needed', 'not-answered', 'ended')),
  needs_choice text check (needs_choice in ('hours-changed', 'post-changed', 'clinician-away')),
  reminder_at timestamptz,
  reminder text check (reminder in ('day-before', 'soon')),
  made_at timestamptz not null,
  ended_at timestamptz,
  told_at timestamptz,
  changed_at timestamptz not null,
  changed_by_kind text not null check (changed_by_kind in ('person', 'staff', 'house')),
  changed_by uuid,
  changed_how text not null check (changed_how in ('app', 'phone-call', 'house')),
  -- The grid on which two appointments are compared.
  constraint appointment_grid check (
    mod(extract(epoch from starts_at)::bigint, 300) = 0 and mod(extract(epoch from ends_at)::bigint, 300) = 0
    and ends_at > starts_at and ends_at <= starts_at + interval '2 hours'),
  constraint appointment_missed check ((state = 'missed') = (missed_by is not null)),
  constraint appointment_cancelled check ((state = 'cancelled') = (cancelled_why is not null))
);
create index appointment_person on appointments.appointment (person_id, starts_at desc);
create index appointment_account on appointments.appointment (account_id, starts_at);
create index appointment_program on appointments.appointment (program_id, starts_at);
create index appointment_reminder on appointments.appointment (reminder_at) where state = 'agreed' and reminder_at is not null;
create index appointment_promise on appointments.appointment (promise_key) where state in ('proposed', 'agreed');
create index appointment_untold on appointments.appointment (ended_at) where state = 'held' and told_at is null;
create index appointment_unanswered on appointments.appointment (starts_at) where state = 'proposed';
alter table appointments.appointment enable row level security;
grant select, insert, update on appointments.appointment to ayni_app;
create policy appointment_read on appointments.appointment for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and person_id <> all ((select coordination.hidden_people())::uuid[])
    and ((select platform.actor_is('coordinator')) or account_id = (select platform.actor_account()))));
create policy appointment_add on appointments.appointment for insert with check (
  platform.actor_system() or (program_id = platform.actor_program()
    and (person_id = platform.actor_person() or platform.actor_is('coordinator') or account_id = platform.actor_account())));
create policy appointment_change on appointments.appointment for update using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (person_id = platform.actor_person() or platform.actor_is('coordinator') or account_id = platform.actor_account())));
comment on column appointments.appointment.version is 'Grows with each move; reminders and calendar entries carry it.';
comment on column appointments.appointment.sealed is 'Address of the video meeting, or none; the person and the clinician open it, nobody who only coordinates.';
comment on column appointments.appointment.needs_choice is 'Agreed before something changed: kept, and shown until both have chosen again.';
comment on column appointments.appointment.told_at is 'When the other rooms were told that a session took place, once a slip could no longer be taken back.';

create table appointments.history (
  appointment_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  seq integer not null,
  version integer not null,
  state text not null,
  account_id uuid not null,
  starts_at timestamptz not null,
  missed_by text,
  cancelled_why text,
  by_kind text not null,
  by_account uuid,
  how text not null,
  at timestamptz not null,
  primary key (appointment_id, seq)
);
create index history_person on appointments.history (person_id);
alter table appointments.history enable row level security;
grant select on appointments.history to ayni_app;
create policy history_read on appointments.history for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and ((select platform.actor_is('coordinator')) or account_id = (select platform.actor_account()))));
comment on table appointments.history is 'Every state an appointment had, written by the table itself; never changed.';

-- One row for each five minutes of whoever is booked, clinician or physician: being booked twice breaks its key. Instead of an
-- exclusion over ranges, which would need btree_gist, and managed servers may lack it.
create table appointments.booked (
  who uuid not null,
  at timestamptz not null,
  appointment_id uuid not null references appointments.appointment (id) on delete cascade,
  constraint booked_once primary key (who, at)
);
create index booked_appointment on appointments.booked (appointment_id);
alter table appointments.booked enable row level security;

create function appointments.follow() returns trigger
language plpgsql security definer set search_path = appointments, pg_temp as $$
begin
  insert into appointments.history (appointment_id, program_id, person_id, seq, version, state, account_id, starts_at, missed_by, cancelled_why, by_kind, by_account, how, at)
  select new.id, new.program_id, new.person_id, 1 + coalesce((select max(h.seq) from appointments.history h where h.appointment_id = new.id), 0),
    new.version, new.state, new.account_id, new.starts_at, new.missed_by, new.cancelled_why, new.changed_by_kind, new.changed_by, new.changed_how, new.changed_at;
  delete from appointments.booked b where b.appointment_id = new.id;
  if new.state in ('proposed', 'agreed') then
    insert into appointments.booked (who, at, appointment_id)
    select who, at, new.id from unnest(array[new.account_id, new.person_id]) as who,
      generate_series(new.starts_at, new.ends_at - interval '5 minutes', interval '5 minutes') as at;
  end if;
  return new;
end $$;
create trigger appointment_follow
  after insert or update of state, version, account_id, person_id, starts_at, ends_at on appointments.appointment
  for each row execute function appointments.follow();

-- Whom a person is never offered: whoever they do not want to see them, and whoever either side declared to be too near.
create function appointments.kept_apart(p_person uuid) returns uuid[]
language sql stable security definer set search_path = appointments, pg_temp as $$
  select array(select b.account_id from identity.blocked b where b.person_id = p_person
    union select d.account_id from coordination.declaration d
      where d.person_id = p_person and d.kind in ('supervisor', 'relative', 'partner', 'examiner', 'lives-with'))
$$;
revoke all on function appointments.kept_apart(uuid) from public;
grant execute on function appointments.kept_apart(uuid) to ayni_app;

-- What a slot for these people must respect: who cares for them, whom they are kept apart from, when they last chose hours.
create function appointments.about(p_people uuid[])
returns table (person uuid, near uuid[], apart uuid[], hours_at timestamptz)
language sql stable security definer set search_path = appointments, pg_temp as $$
  select p.id, array(select c.account_id from identity.care_relation c where c.person_id = p.id and c.kind = 'assigned' and c.until is null order by c.since desc),
    appointments.kept_apart(p.id), e.hours_at
  from unnest(p_people) as p(id) left join enrollment.person e on e.id = p.id
$$;
revoke all on function appointments.about(uuid[]) from public;
grant execute on function appointments.about(uuid[]) to ayni_app;

-- When these people and accounts are taken, without with whom; a clinician's absences count.
create function appointments.busy(p_who uuid[], p_from timestamptz, p_to timestamptz)
returns table (who uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = appointments, pg_temp as $$
  select a.account_id, a.starts_at, a.ends_at from appointments.appointment a
  where a.account_id = any (p_who) and a.state in ('proposed', 'agreed') and a.ends_at > p_from and a.starts_at < p_to
  union all select a.person_id, a.starts_at, a.ends_at from appointments.appointment a
  where a.person_id = any (p_who) and a.state in ('proposed', 'agreed') and a.ends_at > p_from and a.starts_at < p_to
  union all select c.account_id, c.from_at, c.until_at from coordination.absence c
  where c.account_id = any (p_who) and c.cancelled_at is null and c.until_at > p_from and c.from_at < p_to
$$;
revoke all on function appointments.busy(uuid[], timestamptz, timestamptz) from public;
grant execute on function appointments.busy(uuid[], timestamptz, timestamptz) to ayni_app;

-- The name that physicians see, also of whoever does not care for them yet: one is told with whom one will speak.
create function appointments.name_of(p_account uuid) returns text
language sql stable security definer set search_path = appointments, pg_temp as $$
  select a.display_name from identity.account a where a.id = p_account and (platform.actor_system() or a.program_id = platform.actor_program())
$$;
revoke all on function appointments.name_of(uuid) from public;
grant execute on function appointments.name_of(uuid) to ayni_app;

-- Says whether an hour can be had, holding both calendars until the end of the transaction. Runs with the owner's rights because
-- neither side may see the other's week, and a block is invisible to the blocked.
create function appointments.try_hour(p_program uuid, p_person uuid, p_account uuid, p_from timestamptz, p_to timestamptz, p_except uuid)
returns text language plpgsql volatile security definer set search_path = appointments, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('appointments:' || who::text, 98))
  from (select unnest(array[p_account, p_person]) as who order by 1) as both_of_them;
  if not exists (select 1 from identity.account a where a.id = p_account and a.program_id = p_program and a.active)
    or p_account = any (appointments.kept_apart(p_person)) then
    return 'not-offerable';
  end if;
  if exists (select 1 from appointments.booked b where b.who in (p_account, p_person) and b.at >= p_from and b.at < p_to
    and b.appointment_id is distinct from p_except) then
    return 'taken';
  end if;
  return 'free';
end $$;
revoke all on function appointments.try_hour(uuid, uuid, uuid, timestamptz, timestamptz, uuid) from public;
grant execute on function appointments.try_hour(uuid, uuid, uuid, timestamptz, timestamptz, uuid) to ayni_app;

-- What the house offers each physician, so that a phone without a signal can choose. Made anew by a job.
create table appointments.offer (
  program_id uuid not null,
  person_id uuid not null,
  key text not null,
  kind text not null check (kind in ('first-contact', 'session', 'follow-up', 'other')),
  due_at timestamptz,
  wanted integer not null default 3,
  slots jsonb not null default '[]',
  made_at timestamptz not null,
  primary key (person_id, key)
);
create index offer_made on appointments.offer (made_at);
alter table appointments.offer enable row level security;
grant select, insert, update, delete on appointments.offer to ayni_app;
create policy offer_house on appointments.offer for all using (platform.actor_system()) with check (platform.actor_system());
create policy offer_own on appointments.offer for select using (person_id = platform.actor_person());

-- "Ninguna me sirve": somebody is to call and agree an hour by voice.
create table appointments.call_wish (
  person_id uuid not null,
  key text not null,
  program_id uuid not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (person_id, key)
);
create index call_wish_open on appointments.call_wish (program_id, asked_at) where answered_at is null;
alter table appointments.call_wish enable row level security;
grant select, insert, update on appointments.call_wish to ayni_app;
create policy call_wish_read on appointments.call_wish for select using (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and person_id <> all ((select coordination.hidden_people())::uuid[]) and platform.actor_is('coordinator'))
  or identity.may_open(person_id, 'C2'));
create policy call_wish_add on appointments.call_wish for insert with check (
  platform.actor_system() or (person_id = platform.actor_person() and program_id = platform.actor_program()));
create policy call_wish_change on appointments.call_wish for update using (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator')) or identity.may_open(person_id, 'C2'));
