-- The same look at everybody, three times as fast, and blind to whoever hides from the one who asks.

-- How everybody of a programme stands with being reached, in one look: what they are tried for, what forbids it, by which way next.
-- With the owner's rights, because a list of thousands must not ask row by row who may read it; whoever asks is asked once, and
-- those who may not be seen by them are left out here, because no policy of a table does it under these rights.
drop function outreach.reach(uuid, timestamptz, jsonb);
create function outreach.reach(p_program uuid, p_now timestamptz, p_policy jsonb) returns table (
  person uuid, alias text, state text, purpose text, subject text, attempts integer, cycle_no integer, why text,
  hours_key bigint, late boolean, slot text, channels text[], last_channel text, last_at timestamptz,
  asked_at timestamptz, since timestamptz)
-- Each part is a whole list: joined row by row, an estimate that is wrong costs seconds.
language sql stable security definer set search_path = outreach, pg_temp set enable_nestloop = off set jit = off set work_mem = '16MB' as $$
  with v as (
    select (p_policy ->> 'spacingHours')::integer * interval '1 hour' as spacing,
      (p_policy ->> 'silentDays')::integer * interval '1 day' as silence,
      (p_policy ->> 'callWaitDays')::integer * interval '1 day' as call_wait,
      (p_policy ->> 'askedMinutes')::integer * interval '1 minute' as asked_for,
      (p_policy ->> 'declinedMonths')::integer * interval '1 month' as declined_for,
      (p_policy #>> '{unreachable,retryDays}')::integer * interval '1 day' as retry,
      (p_policy #>> '{firstCheck,day}')::integer as check_day,
      (p_policy #>> '{firstCheck,fromDay}')::integer as check_from,
      (p_policy #>> '{firstCheck,toDay}')::integer as check_to,
      (select array_agg(x.value order by x.ordinality) from jsonb_array_elements_text(p_policy -> 'order') with ordinality x) as ways,
      (select array_agg(x.value::integer order by x.ordinality) from jsonb_array_elements_text(p_policy -> 'resumeHours') with ordinality x) as resume,
      (select array_agg(x.value::integer order by x.ordinality) from jsonb_array_elements_text(p_policy -> 'profileDays') with ordinality x) as profile,
      (p_policy ->> 'outsideFromAttempt')::integer as outside_from,
      (p_now at time zone 'America/Lima')::date as today,
      -- Nobody is invited before the programme says that it is time.
      exists (select 1 from administration.cycle c where c.program_id = p_program and c.invitations_open
        and c.ends_on >= (p_now at time zone 'America/Lima')::date) as inviting
    where platform.actor_system() or (p_program = platform.actor_program() and platform.actor_is('coordinator'))
  ), contacts as (
    select c.person_id, bit_or(case c.channel when 'movil' then 1 when 'fijo' then 2 when 'radio_eess' then 4 when 'whatsapp' then 8 else 16 end) as ways,
      bool_or(c.channel <> 'correo') as by_call,
      bool_or(c.channel in ('movil', 'whatsapp', 'correo') and not c.never_write) as by_message
    from enrollment.contact_point c
    where c.program_id = p_program and c.removed_at is null and c.wrong_since is null group by c.person_id
  ), unfinished as (
    select distinct on (r.person_id) r.person_id, r.id as round,
      (select count(*) from unnest(v.resume) h where r.last_received_at <= p_now - h * interval '1 hour')::integer as nth
    from screening.round r cross join v
    where r.program_id = p_program and r.state = 'in_progress'
    order by r.person_id, r.last_received_at desc
  ), entered as (
    select e.person_id, e.at, (select count(*) from unnest(v.profile) d where e.at <= p_now - d * interval '1 day')::integer as profile_nth
    from (select c.person_id, min(c.occurred_at) as at from enrollment.consent c
      where c.program_id = p_program and c.layer = 1 and c.given group by c.person_id) e cross join v
  ), people as (
    select p.id, p.alias, p.state, coalesce(jsonb_hash_extended(p.hours, 0), 0) as hours_key, p.held_since, p.state_since, p.no_outreach_until, p.offline_until, p.service_started_on,
      p.created_at, s.cycle_no, s.last_at, s.last_channel, s.last_slot, s.silent_until, s.asked_at, s.call_waits_since,
      s.no_message_until, s.declined_at, s.reinvited_at, s.new_contact_at, e.at as entered_at,
      coalesce(c.ways, 0) as ways_in, coalesce(c.by_call, false) as by_call,
      coalesce(c.by_message, false) and coalesce(s.no_message_until <= p_now, true) as by_message,
      case when s.last_at is null or s.last_at <= p_now - v.silence then 0 else s.attempts end as tried,
      u.round, u.nth as resume_nth, e.profile_nth
    from enrollment.person p cross join v
      left join outreach.standing s on s.person_id = p.id
      left join contacts c on c.person_id = p.id
      left join unfinished u on u.person_id = p.id
      left join entered e on e.person_id = p.id
    where p.program_id = p_program
      and p.state in ('imported', 'verified_contact', 'invited', 'engaged', 'unreachable', 'declined', 'consented', 'profile_complete', 'active')
      and p.hospital_since is null
      and p.id <> all ((select identity.hidden_from_me())::uuid[]) and p.id <> all ((select identity.locked_for_me())::uuid[])
    -- Here and below: computed once a row and handed on, neither kept on disk nor computed anew wherever it is named.
    offset 0
  ), aimed as (
    select p.*, case
        when p.state in ('imported', 'verified_contact', 'invited', 'engaged', 'unreachable', 'declined') then
          case when v.inviting then 'invitation' end
        when p.resume_nth > 0 and not exists (select 1 from outreach.attempt a where a.person_id = p.id and a.undone_at is null
          and a.subject like 'resume:' || p.round || ':%' and right(a.subject, 1)::integer >= p.resume_nth) then 'resume'
        when p.state in ('consented', 'profile_complete') and p.service_started_on is not null and (
          v.today - p.service_started_on >= v.check_day
          or (v.today - p.service_started_on >= v.check_from and p.offline_until is not null
            and (p.offline_until at time zone 'America/Lima')::date - p.service_started_on > v.check_to)) then 'first-check'
        when p.state = 'consented' and p.profile_nth > 0 and not exists (select 1 from outreach.attempt a
          where a.person_id = p.id and a.undone_at is null and a.subject like 'profile:%' and right(a.subject, 1)::integer >= p.profile_nth) then 'profile'
      end as purpose
    from people p cross join v offset 0
  ), judged as (
    select a.*, case
        when a.purpose in ('resume', 'profile') then 'message'
        when v.ways[least(a.tried + 1, cardinality(v.ways))] = 'call' and a.by_call
          and coalesce(a.call_waits_since > p_now - v.call_wait or not a.by_message, true) then 'call'
        when a.by_message then 'message' else 'call' end as how
    from aimed a cross join v where a.purpose is not null offset 0
  )
  select j.id, j.alias, j.state, j.purpose,
    case j.purpose when 'resume' then 'resume:' || j.round || ':' || j.resume_nth when 'profile' then 'profile:' || j.profile_nth end,
    j.tried, coalesce(j.cycle_no, 1),
    case
      when j.held_since is not null then 'review'
      when j.asked_at is not null and j.asked_at + v.asked_for > p_now and j.by_call then
        case when j.asked_at <= p_now then 'asked-now' when j.asked_at <= p_now + interval '2 hours' then 'asked-soon' else 'recent' end
      when j.state = 'declined' and (j.reinvited_at is not null or coalesce(j.declined_at, j.state_since, p_now) > p_now - v.declined_for) then 'declined'
      when j.state <> 'declined' and j.no_outreach_until > p_now then 'silent'
      -- From day 21 a first check may go before a long absence, because waiting would lead past day 45.
      when j.offline_until > p_now and j.purpose <> 'first-check' then 'offline'
      when not j.by_call and not j.by_message then 'no-contact'
      when j.silent_until > p_now then 'five'
      when j.state = 'unreachable' and j.last_at > p_now - v.retry and coalesce(j.new_contact_at <= j.last_at, true) then 'unreachable'
      when j.last_at > p_now - v.spacing then 'recent'
      when j.state <> 'declined' and j.how = 'message' and j.by_message then 'message'
      when not j.by_call then 'no-contact'
      else 'ready' end,
    j.hours_key, j.tried + 1 >= v.outside_from,
    case when j.tried = 0 then '' else coalesce(j.last_slot, '') end,
    array_remove(array[case when j.ways_in & 1 > 0 then 'movil' end, case when j.ways_in & 2 > 0 then 'fijo' end,
      case when j.ways_in & 4 > 0 then 'radio_eess' end, case when j.ways_in & 8 > 0 then 'whatsapp' end], null), j.last_channel, j.last_at, j.asked_at, coalesce(j.last_at, j.entered_at, j.created_at)
  from judged j cross join v
$$;
revoke all on function outreach.reach(uuid, timestamptz, jsonb) from public;
grant execute on function outreach.reach(uuid, timestamptz, jsonb) to ayni_app;
