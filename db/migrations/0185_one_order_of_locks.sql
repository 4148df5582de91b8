-- Whoever acts on a person in danger takes the person first, then their alert, then their episode: in every room the same, so that nobody
-- waits in a circle. A volatile function looks anew after each wait: what is read under the lock is what the one before wrote.

create function suicide_prevention.hold_person(p_person uuid) returns void
language sql volatile set search_path = suicide_prevention, pg_temp as $$
  select pg_advisory_xact_lock(77401, hashtext(p_person::text))
$$;
revoke all on function suicide_prevention.hold_person(uuid) from public;
grant execute on function suicide_prevention.hold_person(uuid) to ayni_app;

create function suicide_prevention.hold_alert(p_alert uuid) returns setof suicide_prevention.alert
language plpgsql volatile set search_path = suicide_prevention, pg_temp as $$
begin
  perform suicide_prevention.hold_person(a.person_id) from suicide_prevention.alert a where a.id = p_alert;
  return query select * from suicide_prevention.alert a where a.id = p_alert for update;
end $$;
revoke all on function suicide_prevention.hold_alert(uuid) from public;
grant execute on function suicide_prevention.hold_alert(uuid) to ayni_app;

-- One episode by its id, or the open one of a person, with the alert that sounds for it and the times in force.
create function safety_episode.hold(p_episode uuid, p_person uuid)
returns table (id uuid, program uuid, person uuid, alias text, class text, phase text, "openedAt" timestamptz, "occurredAt" timestamptz, owner uuid,
  known uuid, contact uuid, "nextAt" timestamptz, "closedAt" timestamptz, sealed text, owed jsonb, alert uuid, "alertClass" text, timers jsonb)
language plpgsql volatile set search_path = safety_episode, pg_temp as $$
declare who uuid := p_person; held uuid;
begin
  if p_episode is not null then
    select e.person_id into who from safety_episode.episode e where e.id = p_episode;
  end if;
  if who is null then return; end if;
  perform suicide_prevention.hold_person(who);
  perform 1 from suicide_prevention.alert a where a.person_id = who and a.handled_at is null for update;
  if p_episode is null then
    select e.id into held from safety_episode.episode e where e.person_id = who and e.closed_at is null for update;
  else
    select e.id into held from safety_episode.episode e where e.id = p_episode for update;
  end if;
  return query select e.id, e.program_id, e.person_id, e.alias, e.class, e.phase, e.opened_at, e.occurred_at, e.owner_account, e.known_clinician,
      e.contact_id, e.next_at, e.closed_at, c.sealed, c.owed, a.id, a.class, timers.in_force(e.program_id)
    from safety_episode.episode e join safety_episode.course c on c.episode_id = e.id
      left join suicide_prevention.alert a on a.person_id = e.person_id and a.handled_at is null and e.closed_at is null
    where e.id = held;
end $$;
revoke all on function safety_episode.hold(uuid, uuid) from public;
grant execute on function safety_episode.hold(uuid, uuid) to ayni_app;

-- Those of the named that are due and whose person nobody holds: the worker waits for no one, and comes back.
create function safety_episode.claim(p_episodes uuid[], p_now timestamptz)
returns table (id uuid, program uuid, person uuid, alias text, class text, phase text, "openedAt" timestamptz, "occurredAt" timestamptz, owner uuid,
  known uuid, contact uuid, "nextAt" timestamptz, "closedAt" timestamptz, sealed text, owed jsonb, alert uuid, "alertClass" text, timers jsonb)
language plpgsql volatile set search_path = safety_episode, pg_temp as $$
declare one record;
begin
  for one in select e.id as episode, e.person_id as who from safety_episode.episode e
    where e.id = any (p_episodes) and e.closed_at is null and e.next_at <= p_now order by e.next_at, e.id
  loop
    if pg_try_advisory_xact_lock(77401, hashtext(one.who::text)) then
      return query select * from safety_episode.hold(one.episode, null) h where h."closedAt" is null and h."nextAt" <= p_now;
    end if;
  end loop;
end $$;
revoke all on function safety_episode.claim(uuid[], timestamptz) from public;
grant execute on function safety_episode.claim(uuid[], timestamptz) to ayni_app;
