-- Whoever follows the episode of a person is with them like whoever was assigned: their name stands in the fifth step of the plan
-- (R-SUI-05), and they may write to them afterwards (services/07 §7.6).
create or replace function safety_plan.team_of(p_person uuid) returns table (name text, psychiatrist boolean)
language sql stable security definer set search_path = safety_plan, pg_temp as $$
  select distinct on (a.id) a.display_name, 'psychiatrist' = any (a.roles) from identity.care_relation c
  join identity.account a on a.id = c.account_id
  where c.person_id = p_person and c.until is null and c.kind in ('assigned', 'duty_alert', 'episode') and a.active
    and identity.may_open(p_person, 'C1')
    and not exists (select 1 from identity.blocked b where b.person_id = p_person and b.account_id = a.id)
$$;

create or replace function caring_contacts.possible_senders(p_person uuid, p_wanted uuid, p_at timestamptz)
returns table (account uuid, name text, roles text[], known boolean, active boolean, away boolean, apart boolean)
language sql stable security definer set search_path = caring_contacts, pg_temp as $$
  select a.id, a.display_name, a.roles, c.account_id is not null, a.active and a.roles && array['duty', 'therapist', 'psychiatrist'],
    exists (select 1 from coordination.absence x where x.account_id = a.id and x.cancelled_at is null and x.from_at <= p_at and x.until_at > p_at),
    a.id = any (appointments.kept_apart(p_person))
  from identity.account a
    left join lateral (select r.account_id, bool_or(r.until is null and r.kind = 'assigned') as now, max(r.since) as since
      from identity.care_relation r where r.person_id = p_person and r.account_id = a.id and r.kind in ('assigned', 'duty_alert', 'episode')
      group by r.account_id) c on true
  where platform.actor_system() and (a.id = p_wanted or c.account_id is not null)
  order by c.now desc nulls last, c.since desc nulls last, a.id
$$;
