-- Two records of one person become one. Facts that nobody may change change their person here and nowhere else, with the
-- owner's rights, in the name of the house, and only for a merge that is recorded.

create function roster.check_merge(p_from uuid, p_to uuid) returns void
language plpgsql stable security definer set search_path = roster, pg_temp as $$
begin
  if not platform.actor_system() or not exists (select 1 from roster.merge m where m.duplicate_id = p_from and m.survivor_id = p_to) then
    raise exception 'no such merge' using errcode = '42501';
  end if;
end $$;
revoke all on function roster.check_merge(uuid, uuid) from public;

-- Every row of one schema that has a person, but for tables named. What the survivor already has stays with the duplicate.
create function roster.move_person(p_schema text, p_from uuid, p_to uuid, p_except text[] default '{}') returns integer
language plpgsql security definer set search_path = roster, pg_temp as $$
declare t record; r record; moved integer := 0;
begin
  perform roster.check_merge(p_from, p_to);
  for t in select c.table_name from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
    where c.table_schema = p_schema and c.column_name = 'person_id' and b.table_type = 'BASE TABLE' and c.table_name <> all (p_except)
    order by c.table_name
  loop
    for r in execute format('select ctid from %I.%I where person_id = $1', p_schema, t.table_name) using p_from loop
      begin
        execute format('update %I.%I set person_id = $2 where ctid = $1', p_schema, t.table_name) using r.ctid, p_to;
        moved := moved + 1;
      exception when unique_violation or check_violation or exclusion_violation then null;
      end;
    end loop;
  end loop;
  return moved;
end $$;
revoke all on function roster.move_person(text, uuid, uuid, text[]) from public;
grant execute on function roster.move_person(text, uuid, uuid, text[]) to ayni_app;

-- Rounds are named by person and id, and their answers point at both.
create function screening.merge_people(p_from uuid, p_to uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = screening, pg_temp as $$
begin
  perform roster.check_merge(p_from, p_to);
  insert into screening.round
    select (jsonb_populate_record(null::screening.round, to_jsonb(r) || jsonb_build_object('person_id', p_to))).*
    from screening.round r where r.person_id = p_from on conflict do nothing;
  perform roster.move_person('screening', p_from, p_to, array['round']);
  delete from screening.round r where r.person_id = p_from
    and not exists (select 1 from screening.response s where s.person_id = p_from and s.round_id = r.id)
    and not exists (select 1 from screening.statement s where s.person_id = p_from and s.round_id = r.id)
    and not exists (select 1 from screening.triage s where s.person_id = p_from and s.round_id = r.id);
  update screening.owed set closed_at = p_at where person_id = p_from and closed_at is null;
  update screening.schedule set ended_at = coalesce(ended_at, p_at) where person_id = p_from;
end $$;
revoke all on function screening.merge_people(uuid, uuid, timestamptz) from public;
grant execute on function screening.merge_people(uuid, uuid, timestamptz) to ayni_app;

-- The higher risk survives: of two open alerts the acute one goes on, else the older; what the other knew joins it, and nothing is
-- lowered, ended or put later.
create function suicide_prevention.merge_people(p_from uuid, p_to uuid, p_at timestamptz) returns uuid[]
language plpgsql security definer set search_path = suicide_prevention, pg_temp as $$
declare keep record; other record; v_alias text; said uuid[];
begin
  perform roster.check_merge(p_from, p_to);
  perform 1 from suicide_prevention.alert where person_id in (p_from, p_to) and handled_at is null order by id for update;
  select alias into v_alias from enrollment.person where id = p_to;
  select * into keep from suicide_prevention.alert where person_id in (p_from, p_to) and handled_at is null
    order by class, received_at, id limit 1;
  select * into other from suicide_prevention.alert where person_id in (p_from, p_to) and handled_at is null and id <> keep.id;
  if other.id is not null then
    update suicide_prevention.signal set alert_id = keep.id where alert_id = other.id;
    update suicide_prevention.attempt set alert_id = keep.id where alert_id = other.id;
    update suicide_prevention.incident set alert_id = keep.id where alert_id = other.id;
    update suicide_prevention.ladder_log set alert_id = keep.id, sounding = sounding + keep.soundings + 1000 where alert_id = other.id;
    insert into identity.alert_care (alert_id, account_id, program_id, person_id)
      select keep.id, c.account_id, c.program_id, p_to from identity.alert_care c where c.alert_id = other.id on conflict do nothing;
    delete from identity.alert_care where alert_id = other.id;
    update suicide_prevention.alert set next_at = least(next_at, other.next_at, p_at),
      raise_at = case when class = 'A' then null else least(raise_at, other.raise_at) end,
      attempts = attempts + other.attempts, reached_at = case when class = other.class then coalesce(reached_at, other.reached_at) else reached_at end,
      last_attempt_at = greatest(last_attempt_at, other.last_attempt_at), told_at = least(told_at, other.told_at)
    where id = keep.id;
    delete from suicide_prevention.alert where id = other.id;
  end if;
  perform roster.move_person('suicide_prevention', p_from, p_to, '{}');
  update suicide_prevention.alert set alias = v_alias where person_id = p_to;
  select coalesce(array_agg(id), '{}') into said from suicide_prevention.alert where person_id = p_to;
  return said;
end $$;
revoke all on function suicide_prevention.merge_people(uuid, uuid, timestamptz) from public;
grant execute on function suicide_prevention.merge_people(uuid, uuid, timestamptz) to ayni_app;

-- A withdrawal survives: a layer that either of the two had taken back is taken back, whatever came later.
-- @returns the layers that are taken back now and were not for the survivor before.
create function enrollment.merge_people(p_from uuid, p_to uuid, p_at timestamptz, p_held boolean) returns smallint[]
language plpgsql security definer set search_path = enrollment, pg_temp as $$
declare dup enrollment.person; mine enrollment.person; taken smallint[]; back smallint[];
  way constant text[] := array['imported', 'unreachable', 'verified_contact', 'invited', 'engaged', 'consented', 'profile_complete', 'active'];
begin
  perform roster.check_merge(p_from, p_to);
  select * into dup from enrollment.person where id = p_from for update;
  select * into mine from enrollment.person where id = p_to for update;
  select coalesce(array_agg(distinct layer), '{}') into back from enrollment.consent_now where person_id in (p_from, p_to) and not given;
  select coalesce(array_agg(distinct layer), '{}') into taken from enrollment.consent_now
    where person_id in (p_from, p_to) and given and layer = any (back);
  update enrollment.contact_point d set removed_at = p_at where d.person_id = p_from and d.removed_at is null and exists (
    select 1 from enrollment.contact_point s where s.person_id = p_to and s.removed_at is null and s.value_key = d.value_key);
  update enrollment.assignment a set ends_on = greatest(a.starts_on, (p_at at time zone 'America/Lima')::date)
    where a.person_id = p_from and a.ends_on is null
      and exists (select 1 from enrollment.assignment s where s.person_id = p_to and s.ends_on is null);
  perform roster.move_person('enrollment', p_from, p_to, array['trusted_person']);
  insert into enrollment.consent (id, program_id, person_id, layer, given, text_version, language, channel, occurred_at, received_at)
    select gen_random_uuid(), mine.program_id, p_to, t.layer, false, 'merge', mine.language, 'console',
      -- After every earlier word, also one from a phone whose clock runs ahead.
      greatest(p_at, (select max(c.occurred_at) from enrollment.consent c where c.person_id = p_to and c.layer = t.layer) + interval '1 millisecond'),
      p_at from unnest(taken) as t (layer);
  update enrollment.person set contactable = mine.contactable or dup.contactable, agreed = mine.agreed or dup.agreed,
    reached_at = least(mine.reached_at, dup.reached_at), held_since = case when p_held then coalesce(mine.held_since, p_at) end,
    no_outreach_until = greatest(mine.no_outreach_until, dup.no_outreach_until),
    hospital_since = coalesce(mine.hospital_since, dup.hospital_since),
    offline_until = greatest(mine.offline_until, dup.offline_until),
    hours = coalesce(mine.hours, dup.hours), hours_at = coalesce(mine.hours_at, dup.hours_at),
    work_pattern = coalesce(mine.work_pattern, dup.work_pattern),
    service_started_on = coalesce(mine.service_started_on, dup.service_started_on),
    service_ends_on = coalesce(mine.service_ends_on, dup.service_ends_on),
    sex = coalesce(mine.sex, dup.sex), age_years = coalesce(mine.age_years, dup.age_years),
    region_ubigeo2 = coalesce(mine.region_ubigeo2, dup.region_ubigeo2),
    facility_category = coalesce(mine.facility_category, dup.facility_category), institution = coalesce(mine.institution, dup.institution),
    state = case when mine.state in ('deceased', 'withdrawn') then mine.state
      when dup.state in ('deceased', 'withdrawn') then dup.state
      when 1 = any (taken) then 'withdrawn'
      when mine.state = 'declined' then mine.state
      when dup.state = 'declined' and mine.state = any (array['imported', 'unreachable', 'verified_contact', 'invited', 'engaged']) then dup.state
      when coalesce(array_position(way, dup.state), 0) > coalesce(array_position(way, mine.state), 100) then dup.state
      else mine.state end
  where id = p_to;
  update enrollment.person set state_before = dup.state, state = 'duplicate', state_since = p_at, held_since = null where id = p_from;
  return taken;
end $$;
revoke all on function enrollment.merge_people(uuid, uuid, timestamptz, boolean) from public;
grant execute on function enrollment.merge_people(uuid, uuid, timestamptz, boolean) to ayni_app;

-- The phone of whoever was merged goes on, as the survivor's; so does everybody who may not see them, and who saw what.
create function identity.merge_people(p_from uuid, p_to uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = identity, pg_temp as $$
begin
  perform roster.check_merge(p_from, p_to);
  perform roster.move_person('identity', p_from, p_to, array['participant']);
  update identity.care_relation set until = greatest(since, p_at) where person_id = p_from and until is null;
  update identity.participant set ended_at = coalesce(ended_at, p_at) where person_id = p_from;
end $$;
revoke all on function identity.merge_people(uuid, uuid, timestamptz) from public;
grant execute on function identity.merge_people(uuid, uuid, timestamptz) to ayni_app;
