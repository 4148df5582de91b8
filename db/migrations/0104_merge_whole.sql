-- Merging, room by room, so that nothing of either record is left behind for nobody: what is owed once, counted together, and said.

-- An alert that somebody left with, and what was known of reaching the duplicate, go with the rest. Two alerts are one afterwards.
create or replace function suicide_prevention.merge_people(p_from uuid, p_to uuid, p_at timestamptz) returns uuid[]
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
    -- Only who declined the last call as both is not called.
    insert into suicide_prevention.leaving as l (alert_id, program_id, person_id, left_at, declines_last_call)
      select keep.id, program_id, p_to, left_at, declines_last_call from suicide_prevention.leaving where alert_id = other.id
      on conflict (alert_id) do update set left_at = least(l.left_at, excluded.left_at),
        declines_last_call = l.declines_last_call and excluded.declines_last_call;
    delete from suicide_prevention.leaving where alert_id = other.id;
    update suicide_prevention.alert set next_at = least(next_at, other.next_at, p_at),
      raise_at = case when class = 'A' then null else least(raise_at, other.raise_at) end,
      attempts = attempts + other.attempts, reached_at = case when class = other.class then coalesce(reached_at, other.reached_at) else reached_at end,
      last_attempt_at = greatest(last_attempt_at, other.last_attempt_at), told_at = least(told_at, other.told_at)
    where id = keep.id;
    delete from suicide_prevention.alert where id = other.id;
  end if;
  update suicide_prevention.reach t set last_reached_at = greatest(t.last_reached_at, f.last_reached_at)
    from suicide_prevention.reach f where t.person_id = p_to and f.person_id = p_from;
  perform roster.move_person('suicide_prevention', p_from, p_to, '{}');
  delete from suicide_prevention.reach where person_id = p_from;
  update suicide_prevention.alert set alias = v_alias where person_id = p_to;
  select coalesce(array_agg(id), '{}') into said from suicide_prevention.alert where person_id = p_to;
  return said;
end $$;

-- What both were owed is owed once, by the earlier clock; what only the duplicate was owed stays owed.
-- @returns the keys of promises that the other one stands for
drop function screening.merge_people(uuid, uuid, timestamptz);
create function screening.merge_people(p_from uuid, p_to uuid, p_at timestamptz) returns text[]
language plpgsql security definer set search_path = screening, pg_temp as $$
declare twice text[];
begin
  perform roster.check_merge(p_from, p_to);
  insert into screening.round
    select (jsonb_populate_record(null::screening.round, to_jsonb(r) || jsonb_build_object('person_id', p_to))).*
    from screening.round r where r.person_id = p_from on conflict do nothing;
  select coalesce(array_agg(o.key), '{}') into twice from (
    select key, row_number() over (partition by kind order by due_at, key) as nth
    from screening.owed where person_id in (p_from, p_to) and closed_at is null) o where o.nth > 1;
  update screening.owed set closed_at = p_at where key = any (twice);
  perform roster.move_person('screening', p_from, p_to, array['round']);
  delete from screening.round r where r.person_id = p_from
    and not exists (select 1 from screening.response s where s.person_id = p_from and s.round_id = r.id)
    and not exists (select 1 from screening.statement s where s.person_id = p_from and s.round_id = r.id)
    and not exists (select 1 from screening.triage s where s.person_id = p_from and s.round_id = r.id);
  delete from screening.schedule where person_id = p_from;
  return twice;
end $$;
revoke all on function screening.merge_people(uuid, uuid, timestamptz) from public;
grant execute on function screening.merge_people(uuid, uuid, timestamptz) to ayni_app;

-- What somebody said of knowing them holds for the survivor; of two proposals to one clinician the further one goes on; what the
-- team owes itself about finding somebody is owed once.
create function coordination.merge_people(p_from uuid, p_to uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = coordination, pg_temp as $$
begin
  perform roster.check_merge(p_from, p_to);
  update coordination.declaration t set kind = f.kind, declared_at = f.declared_at from coordination.declaration f
    where t.person_id = p_to and f.person_id = p_from and f.account_id = t.account_id and f.side = t.side and t.kind = 'none' and f.kind <> 'none';
  update coordination.proposal set state = 'ended', ended_at = p_at, next_at = null where id in (
    select o.id from (select id, row_number() over (partition by account_id
        order by array_position(array['begun', 'asking-person', 'asking-team'], state), proposed_at, id) as nth
      from coordination.proposal where person_id in (p_from, p_to) and state in ('asking-team', 'asking-person', 'begun')) o where o.nth > 1);
  update coordination.promise p set withdrawn_at = p_at, withdrawn_why = 'superseded'
    where p.person_id in (p_from, p_to) and p.kept_at is null and p.withdrawn_at is null
      and p.kind in ('find-clinician', 'choose-together', 'replace-clinician', 'outside-care', 'complete-screening')
      and exists (select 1 from coordination.promise o where o.kind = p.kind and o.person_id in (p_from, p_to) and o.person_id <> p.person_id
        and o.kept_at is null and o.withdrawn_at is null and (o.due_at, o.key) < (p.due_at, p.key));
  perform roster.move_person('coordination', p_from, p_to, '{}');
end $$;
revoke all on function coordination.merge_people(uuid, uuid, timestamptz) from public;
grant execute on function coordination.merge_people(uuid, uuid, timestamptz) to ayni_app;

-- Tried as both is tried as one: what is running of either runs on together, and nothing is tried before the later of the two limits.
create function outreach.merge_people(p_from uuid, p_to uuid, p_at timestamptz, p_most integer, p_silence interval) returns void
language plpgsql security definer set search_path = outreach, pg_temp as $$
declare d outreach.standing; s outreach.standing; n integer; tried integer; latest outreach.standing;
begin
  perform roster.check_merge(p_from, p_to);
  select * into d from outreach.standing where person_id = p_from for update;
  select * into s from outreach.standing where person_id = p_to for update;
  if d.person_id is not null and s.person_id is not null then
    n := greatest(d.cycle_no, s.cycle_no) + 1;
    update outreach.attempt a set subject = null where a.person_id = p_from and a.undone_at is null
      and exists (select 1 from outreach.attempt o where o.person_id = p_to and o.subject = a.subject and o.undone_at is null);
    update outreach.attempt a set cycle_no = n from outreach.standing o
      where o.person_id in (p_from, p_to) and a.person_id = o.person_id and a.cycle_no = o.cycle_no and a.undone_at is null
        and o.attempts > 0 and o.last_at > p_at - p_silence;
    select count(*)::integer into tried from outreach.attempt
      where person_id in (p_from, p_to) and cycle_no = n and undone_at is null;
    update outreach.cycle set ended_at = p_at, ended_why = 'lapsed' where person_id in (p_from, p_to) and ended_at is null;
    insert into outreach.cycle (person_id, number, program_id, opened_at)
      select p_to, n, s.program_id, min(at) from outreach.attempt
      where person_id in (p_from, p_to) and cycle_no = n and undone_at is null having count(*) > 0;
    latest := case when coalesce(d.last_at, '-infinity') > coalesce(s.last_at, '-infinity') then d else s end;
    update outreach.standing set cycle_no = n, attempts = tried, attempts_ever = s.attempts_ever + d.attempts_ever,
      last_at = latest.last_at, last_channel = latest.last_channel, last_slot = latest.last_slot, ready_at = greatest(s.ready_at, d.ready_at),
      silent_until = greatest(s.silent_until, d.silent_until, case when tried >= p_most then latest.last_at + p_silence end),
      asked_at = coalesce(s.asked_at, d.asked_at), call_waits_since = least(s.call_waits_since, d.call_waits_since),
      no_message_until = greatest(s.no_message_until, d.no_message_until), reached_at = least(s.reached_at, d.reached_at),
      declined_at = greatest(s.declined_at, d.declined_at), reinvited_at = greatest(s.reinvited_at, d.reinvited_at),
      unreachable_at = case when coalesce(s.reached_at, d.reached_at) is null then coalesce(s.unreachable_at, d.unreachable_at) end,
      new_contact_at = greatest(s.new_contact_at, d.new_contact_at)
    where person_id = p_to;
  end if;
  update outreach.link l set revoked_at = p_at where l.by_person = p_from and l.revoked_at is null and exists (
    select 1 from outreach.link o where o.by_person = p_to and o.revoked_at is null and o.expires_at > p_at);
  update outreach.link set by_person = p_to where by_person = p_from;
  perform roster.move_person('outreach', p_from, p_to, '{}');
  -- What follows from the attempts, which have moved.
  delete from outreach.standing where person_id = p_from;
  delete from outreach.cycle where person_id = p_from;
end $$;
revoke all on function outreach.merge_people(uuid, uuid, timestamptz, integer, interval) from public;
grant execute on function outreach.merge_people(uuid, uuid, timestamptz, integer, interval) to ayni_app;

-- What waits to be sent to the duplicate is for the survivor, whose windows hold from now on; the 72 hours count for both.
create function messages.merge_people(p_from uuid, p_to uuid) returns void
language plpgsql security definer set search_path = messages, pg_temp as $$
begin
  perform roster.check_merge(p_from, p_to);
  insert into messages.outreach_turn as t (person_id, message_id, at)
    select p_to, message_id, at from messages.outreach_turn where person_id = p_from
    on conflict (person_id) do update set message_id = case when excluded.at > t.at then excluded.message_id else t.message_id end,
      at = greatest(t.at, excluded.at);
  delete from messages.outreach_turn where person_id = p_from;
  update messages.outbox set to_person = p_to where to_person = p_from;
  update messages.hours_override set person_id = p_to where person_id = p_from;
end $$;
revoke all on function messages.merge_people(uuid, uuid) from public;
grant execute on function messages.merge_people(uuid, uuid) to ayni_app;

-- Every phone of the two begins its memory anew: what came to the survivor was never in either's feed. Whoever may not see the one
-- no longer cares for the other.
-- @returns whom the survivor had not blocked before
drop function identity.merge_people(uuid, uuid, timestamptz);
create function identity.merge_people(p_from uuid, p_to uuid, p_at timestamptz) returns uuid[]
language plpgsql security definer set search_path = identity, pg_temp as $$
declare shut uuid[];
begin
  perform roster.check_merge(p_from, p_to);
  select coalesce(array_agg(account_id), '{}') into shut from (
    select account_id from identity.blocked where person_id in (p_from, p_to) group by account_id having count(*) = 1) b;
  perform roster.move_person('identity', p_from, p_to, array['participant']);
  update identity.care_relation set until = greatest(since, p_at) where person_id = p_from and until is null;
  update identity.participant set ended_at = coalesce(ended_at, p_at) where person_id = p_from;
  update identity.device set begin_again_at = p_at where person_id = p_to and signed_out_at is null;
  return shut;
end $$;
revoke all on function identity.merge_people(uuid, uuid, timestamptz) from public;
grant execute on function identity.merge_people(uuid, uuid, timestamptz) to ayni_app;
