-- Who else must come or know when somebody is in danger or out of reach, who decided it, and who received the person.
-- The emergency itself says nothing of why or where: that is in tables of their own, so that whoever watches clocks has no content.

create schema if not exists emergency;
grant usage on schema emergency to ayni_app;

create table emergency.hand_over (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  emergency_id uuid not null constraint hand_over_once unique,
  sealed text not null,
  arrived_at timestamptz not null,
  confirmed_by uuid not null,
  at timestamptz not null,
  -- Nobody is handed over before they have arrived.
  constraint hand_over_arrived check (arrived_at <= at)
);
create index hand_over_person on emergency.hand_over (person_id);
alter table emergency.hand_over enable row level security;
grant select, insert on emergency.hand_over to ayni_app;
create policy hand_over_read on emergency.hand_over for select using (identity.may_open(person_id, 'C4'));
create policy hand_over_add on emergency.hand_over for insert with check (platform.actor_system());
comment on column emergency.hand_over.sealed is 'Who received the person, and where; said to a clinician of the programme by voice.';

create table emergency.emergency (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('unreachable', 'imminent')),
  class text not null check (class in ('A', 'B')),
  alert_id uuid,
  opened_at timestamptz not null,
  opened_by uuid,
  owner_account uuid,
  next_at timestamptz,
  soundings integer not null default 0,
  stay_key text,
  decision_key text,
  ended_at timestamptz,
  ended_how text check (ended_how in ('reached', 'handed-over', 'withdrawn', 'died', 'merged', 'decided')),
  hand_over_id uuid references emergency.hand_over (id),
  -- Nobody in danger, and nobody out of reach, without a next time at which somebody is told.
  constraint emergency_always_has_a_next_time check (ended_at is not null or next_at is not null),
  constraint emergency_end check ((ended_at is null) = (ended_how is null)),
  -- SUI-06: danger ends with a clinician who has the person with them, and in no other way but death.
  constraint emergency_ends_with_a_hand_over check (
    kind <> 'imminent' or ended_how is null or ended_how in ('died', 'merged') or (ended_how = 'handed-over' and hand_over_id is not null))
);
create unique index emergency_one_open on emergency.emergency (person_id) where ended_at is null;
create index emergency_due on emergency.emergency (next_at) where ended_at is null;
create index emergency_program on emergency.emergency (program_id, next_at) where ended_at is null;
create index emergency_person on emergency.emergency (person_id, opened_at desc);
create index emergency_stay on emergency.emergency (stay_key) where ended_at is null;
alter table emergency.emergency enable row level security;
grant select, insert, update on emergency.emergency to ayni_app;
create policy emergency_read on emergency.emergency for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and ((select platform.actor_is('duty')) or (select platform.actor_is('psychiatrist'))
    or (select platform.actor_is('therapist')) or (select platform.actor_is('coordinator')) or (select platform.actor_is('director')))));
create policy emergency_add on emergency.emergency for insert with check (platform.actor_system());
create policy emergency_change on emergency.emergency for update using (platform.actor_system());
comment on column emergency.emergency.kind is 'unreachable: nobody speaks with the person; imminent: the person is in danger now. It only rises.';
comment on column emergency.emergency.next_at is 'When the team is told again unless somebody writes down what was done (UTC).';
comment on column emergency.emergency.stay_key is 'The promise that somebody stays with the person, in coordination.promise.';

-- Who stays, keys, transport (C4): one sealed whole.
create table emergency.course (
  emergency_id uuid primary key references emergency.emergency (id),
  program_id uuid not null,
  person_id uuid not null,
  sealed text not null,
  changed_at timestamptz not null,
  changed_by uuid
);
create index course_person on emergency.course (person_id);
alter table emergency.course enable row level security;
grant select, insert, update on emergency.course to ayni_app;
create policy course_read on emergency.course for select using (identity.may_open(person_id, 'C4'));
create policy course_add on emergency.course for insert with check (platform.actor_system());
create policy course_change on emergency.course for update using (platform.actor_system());

-- Who decided what, why, and whether the person was asked and told (R-SUI-11).
create table emergency.decision (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  emergency_id uuid not null references emergency.emergency (id),
  what text not null check (what in ('keep-trying', 'radio', 'trusted-person', 'facility', 'samu-pnp', 'local-way')),
  decided_by uuid not null,
  as_psychiatrist boolean not null,
  imminent boolean not null,
  asked text not null check (asked in ('agreed', 'refused', 'could-not-ask')),
  told text not null check (told in ('before', 'after', 'no')),
  told_at timestamptz,
  at timestamptz not null,
  reason_sealed text not null,
  -- Beyond the person's consent a psychiatrist decides.
  constraint decision_by_a_psychiatrist check (
    what not in ('facility', 'samu-pnp', 'local-way') or as_psychiatrist or asked = 'agreed'),
  constraint decision_imminent check (not imminent or as_psychiatrist)
);
create index decision_emergency on emergency.decision (emergency_id, at);
create index decision_person on emergency.decision (person_id, at desc);
alter table emergency.decision enable row level security;
grant select, insert, update on emergency.decision to ayni_app;
create policy decision_read on emergency.decision for select using (identity.may_open(person_id, 'C4'));
create policy decision_add on emergency.decision for insert with check (platform.actor_system());
create policy decision_tell on emergency.decision for update using (platform.actor_system());
comment on column emergency.decision.told_at is 'When the person was told; null while that is still owed to them.';

create table emergency.action (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  emergency_id uuid not null references emergency.emergency (id),
  what text not null,
  outcome text not null,
  by_account uuid not null,
  at timestamptz not null,
  note_sealed text
);
create index action_emergency on emergency.action (emergency_id, at);
create index action_person on emergency.action (person_id, at desc);
alter table emergency.action enable row level security;
grant select, insert on emergency.action to ayni_app;
create policy action_read on emergency.action for select using (identity.may_open(person_id, 'C4'));
create policy action_add on emergency.action for insert with check (platform.actor_system());

-- Alone in charge of the facility: somebody covers, for a neutral reason (EC-04).
create table emergency.cover (
  emergency_id uuid primary key references emergency.emergency (id),
  program_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('not-needed', 'needed', 'arranged')),
  arranged_by text check (arranged_by in ('physician', 'coordinator')),
  consent boolean not null,
  promise_key text,
  changed_at timestamptz not null,
  changed_by uuid,
  constraint cover_by_coordinator_with_consent check (arranged_by is distinct from 'coordinator' or consent)
);
create index cover_person on emergency.cover (person_id);
create index cover_promise on emergency.cover (promise_key);
alter table emergency.cover enable row level security;
grant select, insert, update on emergency.cover to ayni_app;
create policy cover_read on emergency.cover for select using (identity.may_open(person_id, 'C4'));
create policy cover_add on emergency.cover for insert with check (platform.actor_system());
create policy cover_change on emergency.cover for update using (platform.actor_system());

-- To whom an open emergency keeps the record open, also after the alert that began it has its outcome.
create table emergency.holder (
  emergency_id uuid not null references emergency.emergency (id),
  account_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (emergency_id, account_id)
);
create index holder_person on emergency.holder (person_id);
alter table emergency.holder enable row level security;
grant select, insert, delete on emergency.holder to ayni_app;
create policy holder_house on emergency.holder using (platform.actor_system()) with check (platform.actor_system());
create policy holder_own on emergency.holder for select using (person_id = platform.actor_person());

-- A service that said yes by voice, and whether the person was seen there (R-SUI-10).
create table emergency.referral (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  service text not null check (service in ('csmc', 'hospital', 'essalud', 'health-centre', 'private', 'other')),
  facility_code text,
  sealed text not null,
  called_together boolean not null,
  alias_offered boolean not null,
  other_province_offered boolean not null,
  appointment_at timestamptz not null,
  confirm_by timestamptz not null,
  promise_key text not null,
  state text not null check (state in ('dated', 'missed', 'ended')),
  missed integer not null default 0,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('attended', 'not-attended', 'cancelled')),
  confirmed_how text check (confirmed_how in ('person-said', 'service-said', 'document', 'seen')),
  constraint referral_end check ((state = 'ended') = (ended_how is not null) and (state = 'ended') = (ended_at is not null)),
  constraint referral_attended_known_how check (ended_how is distinct from 'attended' or confirmed_how is not null)
);
create index referral_person on emergency.referral (person_id, made_at desc);
create index referral_promise on emergency.referral (promise_key) where state <> 'ended';
alter table emergency.referral enable row level security;
grant select, insert, update on emergency.referral to ayni_app;
create policy referral_read on emergency.referral for select using (identity.may_open(person_id, 'C4'));
create policy referral_add on emergency.referral for insert with check (platform.actor_system());
create policy referral_change on emergency.referral for update using (platform.actor_system());
comment on column emergency.referral.confirm_by is 'By when somebody knows whether the person was seen: 48 h after the date.';

create table emergency.referral_step (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  referral_id uuid not null references emergency.referral (id),
  what text not null check (what in ('made', 'attended', 'missed', 'dated-again', 'not-attended', 'cancelled')),
  appointment_at timestamptz,
  by_account uuid,
  at timestamptz not null,
  note_sealed text
);
create index referral_step_referral on emergency.referral_step (referral_id, at);
create index referral_step_person on emergency.referral_step (person_id);
alter table emergency.referral_step enable row level security;
grant select, insert on emergency.referral_step to ayni_app;
create policy referral_step_read on emergency.referral_step for select using (identity.may_open(person_id, 'C4'));
create policy referral_step_add on emergency.referral_step for insert with check (platform.actor_system());

-- Working or resting, found by psychiatrist and physician together. Nothing leaves the platform from here (R-SUI-12).
create table emergency.fitness (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  route text not null check (route in ('goes-on', 'goes-on-with-changes', 'voluntary-leave', 'not-agreed-yet')),
  with_person boolean not null check (with_person),
  by_account uuid not null,
  at timestamptz not null,
  note_sealed text not null
);
create index fitness_person on emergency.fitness (person_id, at desc);
alter table emergency.fitness enable row level security;
grant select, insert on emergency.fitness to ayni_app;
create policy fitness_read on emergency.fitness for select using (identity.may_open(person_id, 'C4'));
create policy fitness_add on emergency.fitness for insert with check (platform.actor_system());

create table emergency.disclosure (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null,
  sealed text not null,
  told text not null check (told in ('before', 'after', 'no')),
  told_at timestamptz,
  first_by uuid not null,
  first_as_psychiatrist boolean not null,
  first_at timestamptz not null,
  second_by uuid,
  second_as_psychiatrist boolean,
  second_at timestamptz,
  constraint disclosure_two_people check (second_by is null or second_by <> first_by),
  constraint disclosure_signed check ((second_by is null) = (second_at is null) and (second_by is null) = (second_as_psychiatrist is null)),
  constraint disclosure_one_psychiatrist check (second_by is null or first_as_psychiatrist or second_as_psychiatrist)
);
create index disclosure_person on emergency.disclosure (person_id, first_at desc);
alter table emergency.disclosure enable row level security;
grant select, insert, update on emergency.disclosure to ayni_app;
create policy disclosure_read on emergency.disclosure for select using (identity.may_open(person_id, 'C4'));
create policy disclosure_add on emergency.disclosure for insert with check (platform.actor_system());
create policy disclosure_change on emergency.disclosure for update using (platform.actor_system());
comment on table emergency.disclosure is 'That humans decided to say something outside the programme. The platform sends nothing.';

-- How one gets help to a post: about places, never about a physician. Names and numbers of who answers are sealed.
create table emergency.local_way (
  id uuid primary key,
  program_id uuid not null references identity.program (id),
  facility_code text check (facility_code ~ '^[0-9]{8}$'),
  ubigeo text not null check (ubigeo ~ '^[0-9]{6}$'),
  kind text not null check (kind in ('radio', 'boat', 'air', 'health-centre-night', 'police', 'ambulance', 'local-person')),
  sealed text not null,
  hours numeric check (hours >= 0),
  at_night boolean not null,
  verified_at timestamptz not null,
  verified_by uuid not null,
  added_at timestamptz not null,
  retired_at timestamptz
);
create index local_way_place on emergency.local_way (program_id, ubigeo) where retired_at is null;
alter table emergency.local_way enable row level security;
grant select, insert, update on emergency.local_way to ayni_app;
create policy local_way_read on emergency.local_way for select using (
  (select platform.actor_system()) or (program_id = (select platform.actor_program()) and ((select platform.actor_is('liaison'))
    or (select platform.actor_is('coordinator')) or (select platform.actor_is('duty')) or (select platform.actor_is('psychiatrist'))
    or (select platform.actor_is('therapist')) or (select platform.actor_is('director')))));
create policy local_way_add on emergency.local_way for insert with check (
  platform.actor_system() or (program_id = platform.actor_program()
    and (platform.actor_is('liaison') or platform.actor_is('coordinator') or platform.actor_is('duty'))));
create policy local_way_change on emergency.local_way for update using (
  platform.actor_system() or (program_id = platform.actor_program()
    and (platform.actor_is('liaison') or platform.actor_is('coordinator') or platform.actor_is('duty'))));
comment on column emergency.local_way.verified_at is 'When somebody last tried it and it answered (UTC).';

-- What other rooms know and a decision here needs. With the asker's rights: whom row-level security hides is not there.

create function suicide_prevention.search_facts(p_person uuid)
returns table (alert uuid, class text, received_at timestamptz, reached_at timestamptz, attempts jsonb)
language sql stable set search_path = suicide_prevention, pg_temp as $$
  select a.id, a.class, a.received_at, a.reached_at,
    coalesce((select jsonb_agg(jsonb_build_object('at', to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'channel', t.channel, 'live', t.result = 'reached') order by t.at)
      from suicide_prevention.attempt t where t.alert_id = a.id), '[]')
  from suicide_prevention.alert a where a.person_id = p_person and a.handled_at is null
$$;
revoke all on function suicide_prevention.search_facts(uuid) from public;
grant execute on function suicide_prevention.search_facts(uuid) to ayni_app;

create function enrollment.in_emergency(p_person uuid)
returns table (trusted_sealed text, contact_withdrawn boolean, facility_code text, facility text, ubigeo text, is_head boolean,
  connectivity text, confirmed_at timestamptz, has_radio boolean)
language sql stable set search_path = enrollment, pg_temp as $$
  select (select t.sealed from enrollment.trusted_person t where t.person_id = p_person),
    exists (select 1 from enrollment.consent_now c where c.person_id = p_person and c.layer = 3 and not c.given),
    s.facility_code, f.name, s.ubigeo, coalesce(s.is_head, false), s.connectivity, s.confirmed_at,
    exists (select 1 from enrollment.contact_point p where p.person_id = p_person and p.channel = 'radio_eess'
      and p.removed_at is null and p.wrong_since is null)
  from (values (1)) as one left join enrollment.assignment s on s.person_id = p_person and s.ends_on is null
    left join enrollment.facility f on f.code = s.facility_code
$$;
revoke all on function enrollment.in_emergency(uuid) from public;
grant execute on function enrollment.in_emergency(uuid) to ayni_app;

-- What closing an episode must know, without content.
create function emergency.standing(p_person uuid)
returns table (emergency_open boolean, search_open boolean, referrals_open integer, referrals_attended integer, referrals_not_attended integer, untold integer)
language sql stable set search_path = emergency, pg_temp as $$
  select exists (select 1 from emergency.emergency e where e.person_id = p_person and e.ended_at is null and e.kind = 'imminent'),
    exists (select 1 from emergency.emergency e where e.person_id = p_person and e.ended_at is null and e.kind = 'unreachable'),
    (select count(*)::integer from emergency.referral r where r.person_id = p_person and r.state <> 'ended'),
    (select count(*)::integer from emergency.referral r where r.person_id = p_person and r.ended_how = 'attended'),
    (select count(*)::integer from emergency.referral r where r.person_id = p_person and r.ended_how = 'not-attended'),
    (select count(*)::integer from emergency.decision d where d.person_id = p_person and d.told_at is null and d.what <> 'keep-trying')
$$;
revoke all on function emergency.standing(uuid) from public;
grant execute on function emergency.standing(uuid) to ayni_app;

-- Lets go of the record, unless an open alert still needs whoever holds it.
create function emergency.let_go(p_emergency uuid, p_keep uuid, p_at timestamptz) returns void
language plpgsql set search_path = emergency, pg_temp as $$
declare h record;
begin
  for h in delete from emergency.holder where emergency_id = p_emergency and account_id is distinct from p_keep returning person_id, account_id loop
    if not exists (select 1 from suicide_prevention.alert a where a.person_id = h.person_id and a.handled_at is null) then
      perform identity.end_care(h.person_id, h.account_id, 'duty_alert', p_at);
    end if;
  end loop;
end $$;
revoke all on function emergency.let_go(uuid, uuid, timestamptz) from public;
grant execute on function emergency.let_go(uuid, uuid, timestamptz) to ayni_app;

-- Of two open emergencies the one in danger goes on, else the older; what was decided and done for the other joins it.
-- @returns the keys of promises that the other one stands for
create function emergency.merge_people(p_from uuid, p_to uuid, p_at timestamptz) returns text[]
language plpgsql security definer set search_path = emergency, pg_temp as $$
declare keep record; other record; twice text[] := '{}';
begin
  perform roster.check_merge(p_from, p_to);
  perform 1 from emergency.emergency where person_id in (p_from, p_to) and ended_at is null order by id for update;
  select * into keep from emergency.emergency where person_id in (p_from, p_to) and ended_at is null order by kind, opened_at, id limit 1;
  select * into other from emergency.emergency where person_id in (p_from, p_to) and ended_at is null and id <> keep.id;
  if other.id is not null then
    update emergency.decision set emergency_id = keep.id where emergency_id = other.id;
    update emergency.action set emergency_id = keep.id where emergency_id = other.id;
    update emergency.holder h set emergency_id = keep.id where emergency_id = other.id
      and not exists (select 1 from emergency.holder k where k.emergency_id = keep.id and k.account_id = h.account_id);
    delete from emergency.holder where emergency_id = other.id;
    update emergency.cover set emergency_id = keep.id where emergency_id = other.id
      and not exists (select 1 from emergency.cover k where k.emergency_id = keep.id);
    update emergency.emergency set next_at = least(next_at, other.next_at), class = least(class, other.class),
      soundings = soundings + other.soundings where id = keep.id;
    select coalesce(array_agg(k), '{}') into twice from unnest(array[other.stay_key, other.decision_key]) k where k is not null;
    update emergency.emergency set ended_at = p_at, ended_how = 'merged', next_at = null where id = other.id;
  end if;
  perform roster.move_person('emergency', p_from, p_to, '{}');
  return twice;
end $$;
revoke all on function emergency.merge_people(uuid, uuid, timestamptz) from public;
grant execute on function emergency.merge_people(uuid, uuid, timestamptz) to ayni_app;

select identity.fence_people();
