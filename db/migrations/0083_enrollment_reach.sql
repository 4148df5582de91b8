-- How and when somebody may be reached: contact points with owner and permission, hours, states with their history, posts.

alter table enrollment.person
  add column state_before text,
  add column state_since timestamptz,
  add column hospital_since timestamptz,
  add column held_since timestamptz,
  add column no_outreach_until timestamptz,
  add column offline_until timestamptz,
  add column channel_order text[] not null default '{}' check (channel_order <@ array['movil', 'whatsapp', 'correo']),
  add column hours jsonb,
  add column hours_at timestamptz,
  add column spoken_language text check (spoken_language in ('es', 'qu', 'ay', 'en', 'otro')),
  add column interpreter_wanted boolean not null default false,
  add column no_trusted_person_at timestamptz,
  add column profile_complete_at timestamptz,
  add column service_ends_on date;
comment on column enrollment.person.hospital_since is 'Automatic messages N3–N6 stop; the state says only that the person is paused.';
comment on column enrollment.person.held_since is 'In review as a possible duplicate: may not be invited.';
comment on column enrollment.person.no_outreach_until is 'Said not now, declined, or was silent: no N5 before this moment.';
comment on column enrollment.person.offline_until is 'Expected out of signal until then: N4–N6 wait, N1–N3 never.';
comment on column enrollment.person.hours is 'Quiet hours, work, windows and dated guards chosen by the person; null = the default of the programme.';

create table enrollment.state_change (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references enrollment.person (id),
  from_state text not null,
  to_state text not null,
  event text not null,
  at timestamptz not null,
  by_account uuid
);
create index state_change_person on enrollment.state_change (person_id, at desc);
alter table enrollment.state_change enable row level security;
grant select, insert on enrollment.state_change to ayni_app;
create policy state_change_read on enrollment.state_change for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator')))
  or identity.may_open(person_id, 'C2'));
create policy state_change_add on enrollment.state_change for insert with check (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator'))
  or identity.may_open(person_id, 'C2'));
comment on table enrollment.state_change is 'Every change of state of a person, never changed; the reason is a code without clinical content.';

alter table enrollment.contact_point
  alter column value_sealed drop not null,
  add column value_key text,
  add column position smallint not null default 0,
  add column may_write_since timestamptz,
  add column never_write boolean not null default false,
  add column verified_at timestamptz,
  add column last_ok_at timestamptz,
  add column wrong_since timestamptz,
  add column erased_at timestamptz;
create index contact_point_key on enrollment.contact_point (value_key) where removed_at is null and wrong_since is null;
create index contact_point_wrong on enrollment.contact_point (wrong_since) where wrong_since is not null and erased_at is null;
create index contact_point_unkeyed on enrollment.contact_point (id) where value_key is null and value_sealed is not null;
comment on column enrollment.contact_point.value_key is 'Keyed hash of the normalised value: finds one number that several people gave.';
comment on column enrollment.contact_point.may_write_since is 'The person allowed automatic messages here, although it is shared, or belongs to somebody else.';
comment on column enrollment.contact_point.wrong_since is 'The number belongs to somebody else: no message from then on, value erased after a day.';

create table enrollment.assignment (
  id uuid primary key,
  program_id uuid not null,
  person_id uuid not null references enrollment.person (id),
  facility_code text,
  ubigeo text check (ubigeo ~ '^[0-9]{6}$'),
  category text,
  institution text,
  is_head boolean not null default false,
  connectivity text check (connectivity in ('sin', 'solo_voz', '2g', '3g', '4g', 'satelital')),
  place_sealed text,
  starts_on date not null,
  ends_on date,
  confirmed_at timestamptz,
  occurred_at timestamptz not null,
  added_at timestamptz not null,
  constraint assignment_days check (ends_on is null or ends_on >= starts_on)
);
create unique index assignment_open on enrollment.assignment (person_id) where ends_on is null;
create index assignment_person on enrollment.assignment (person_id, starts_on desc);
alter table enrollment.assignment enable row level security;
grant select, insert, update on enrollment.assignment to ayni_app;
create policy assignment_read on enrollment.assignment for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator')))
  or identity.may_open(person_id, 'C1'));
create policy assignment_add on enrollment.assignment for insert with check (
  platform.actor_system() or person_id = platform.actor_person()
  or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
create policy assignment_change on enrollment.assignment for update using (
  platform.actor_system() or person_id = platform.actor_person() or identity.may_open(person_id, 'C1')
  or (program_id = platform.actor_program() and platform.actor_is('coordinator')));
comment on table enrollment.assignment is 'Posts, one open at a time; the open one is where somebody would look in an emergency.';
comment on column enrollment.assignment.confirmed_at is 'When the person last said that they are there.';

-- Who may be written to now, and where. With the owner's rights, because whoever writes (a therapist, a job) may not read the
-- addresses of the roster; they come sealed, of the actor's programme only. One row for a person, whatever they gave.
create function enrollment.recipients(p_people uuid[]) returns table (
  person uuid, alias text, language text, state text, hospital boolean, held boolean, no_outreach_until timestamptz,
  offline_until timestamptz, hours jsonb, channel_order text[], whatsapp boolean, addresses jsonb)
language sql stable security definer set search_path = enrollment, pg_temp as $$
  select p.id, p.alias, p.language, p.state, p.hospital_since is not null, p.held_since is not null, p.no_outreach_until,
    p.offline_until, p.hours, p.channel_order,
    coalesce((select c.given from enrollment.consent c where c.person_id = p.id and c.layer = 7
      order by c.occurred_at desc, c.id desc limit 1), false),
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'channel', c.channel, 'sealed', c.value_sealed)
        order by c.position, c.last_ok_at desc nulls last, c.added_at, c.id)
      from enrollment.contact_point c
      where c.person_id = p.id and c.removed_at is null and c.wrong_since is null and c.value_sealed is not null
        and not c.never_write and c.channel in ('movil', 'whatsapp', 'correo')
        -- EC-04: the number of a facility that the person heads is never used, whatever was allowed before.
        and not (c.owner = 'facility' and exists (
          select 1 from enrollment.assignment a where a.person_id = p.id and a.ends_on is null and a.is_head))
        and (c.may_write_since is not null or (c.owner = 'self' and not exists (
          select 1 from enrollment.contact_point o join enrollment.person q on q.id = o.person_id
          where c.value_key is not null and o.value_key = c.value_key and o.person_id <> p.id and o.removed_at is null
            and o.wrong_since is null and q.program_id = p.program_id and q.state <> 'duplicate')))), '[]')
  from enrollment.person p
  where p.id = any (p_people) and (platform.actor_system() or p.program_id = platform.actor_program())
$$;
revoke all on function enrollment.recipients(uuid[]) from public;
grant execute on function enrollment.recipients(uuid[]) to ayni_app;

-- Anyone clinical who cares for somebody may press the switch that silences every automatic message (EC-12).
create policy person_change_by_carer on enrollment.person for update using (identity.may_open(id, 'C2'));
