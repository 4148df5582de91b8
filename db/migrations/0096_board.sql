-- What the board shows of people whose rows its readers may not open: that a check was begun, and how somebody at risk may be reached.

-- Checks begun and not finished, of the actor's programme: that they exist and since when, never what was answered.
create function coordination.unfinished_checks() returns table (person uuid, since timestamptz)
language sql stable security definer set search_path = screening, pg_temp as $$
  select r.person_id, min(r.last_received_at) from screening.round r
  where r.state = 'in_progress' and r.program_id = platform.actor_program()
    and (platform.actor_is('coordinator') or platform.actor_is('director'))
    and r.person_id <> all ((select coordination.hidden_people())::uuid[])
  group by r.person_id
$$;
revoke all on function coordination.unfinished_checks() from public;
grant execute on function coordination.unfinished_checks() to ayni_app;

-- Of somebody with an alert, for the team that watches it: the channel by which they last answered, until when they expect to be
-- out of signal, when their place was last confirmed, and whether they named somebody. Never a number, a place or a name.
create function suicide_prevention.reach_facts(p_person uuid)
returns table (good_channel text, offline_until timestamptz, place_confirmed_at timestamptz, trusted boolean)
language sql stable security definer set search_path = suicide_prevention, pg_temp as $$
  select (select c.channel from enrollment.contact_point c
      where c.person_id = p_person and c.removed_at is null and c.wrong_since is null and c.last_ok_at is not null
      order by c.last_ok_at desc limit 1),
    (select p.offline_until from enrollment.person p where p.id = p_person),
    (select a.confirmed_at from enrollment.assignment a where a.person_id = p_person and a.ends_on is null),
    exists (select 1 from enrollment.trusted_person t where t.person_id = p_person)
  where exists (
    select 1 from suicide_prevention.alert a where a.person_id = p_person and suicide_prevention.on_the_team(a.program_id))
$$;
revoke all on function suicide_prevention.reach_facts(uuid) from public;
grant execute on function suicide_prevention.reach_facts(uuid) to ayni_app;
