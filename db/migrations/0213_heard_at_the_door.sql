-- In a crowd an acute answer is heard before it is stored (0025): its alert and first messages stand, and the rest of the house is told when
-- the answer comes in its turn, when somebody takes the alert, or after two minutes.
alter table suicide_prevention.signal add column untold boolean not null default false;
create index signal_untold on suicide_prevention.signal (received_at) where untold;

-- Whoever of these can be called at once: nobody else is at work on them, they have no open alert, and this was not heard before.
create function suicide_prevention.meet_people(p_sources jsonb)
returns table (source uuid, their_alias text, blocked text[], in_force jsonb)
language plpgsql set search_path = suicide_prevention, pg_temp as $$
#variable_conflict use_column
declare free uuid[];
begin
  -- First held, then read: what whoever held them has just stored is seen.
  select array_agg(one.person) into free
    from (select distinct given.person from jsonb_to_recordset(p_sources) as given (person uuid) order by given.person) one
    where pg_try_advisory_xact_lock(77401, hashtext(one.person::text));
  return query
    with held as materialized (
      select distinct on (given.person) given.source, given.person, given.program
      from jsonb_to_recordset(p_sources) as given (source uuid, person uuid, program uuid) where given.person = any (free)
      order by given.person, given.source
    )
    select held.source, coalesce(i.alias, p.alias),
      coalesce((select array_agg(b.account_id::text) from identity.blocked b where b.person_id = held.person), '{}'), timers.in_force(held.program)
    from held left join identity.participant i on i.person_id = held.person left join enrollment.person p on p.id = held.person
    where not exists (select 1 from suicide_prevention.alert a where a.person_id = held.person and a.handled_at is null)
      and not exists (select 1 from suicide_prevention.signal s where s.source_id = held.source);
end $$;
revoke all on function suicide_prevention.meet_people(jsonb) from public;
grant execute on function suicide_prevention.meet_people(jsonb) to ayni_app;

-- The signals of an alert that the house was not told of are told now: true where there was one.
create function suicide_prevention.told_now(p_alert uuid) returns boolean
language plpgsql security definer set search_path = suicide_prevention, pg_temp as $$
begin
  if not platform.actor_system() then raise exception 'only the house tells itself'; end if;
  update suicide_prevention.signal set untold = false where alert_id = p_alert and untold;
  return found;
end $$;
revoke all on function suicide_prevention.told_now(uuid) from public;
grant execute on function suicide_prevention.told_now(uuid) to ayni_app;
