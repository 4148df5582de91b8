-- A block hides a person from whoever they do not want, but may leave neither an alarm nor a promise without anybody.

-- Every clinician is blocked, an alert is open and this account was called for it: the nearest available clinician acts first.
create function suicide_prevention.called_despite_block(p_person uuid, p_account uuid) returns boolean
language sql stable security definer set search_path = suicide_prevention, pg_temp as $$
  select exists (select 1 from identity.blocked b where b.person_id = p_person and b.account_id = p_account)
    and exists (
      select 1 from suicide_prevention.alert a
        join suicide_prevention.ladder_log l on l.alert_id = a.id and l.account_id = p_account and l.what = 'told' and l.because is distinct from 'incident'
      where a.person_id = p_person and a.handled_at is null
        -- Whoever has taken it keeps it to its end, though somebody else is allowed meanwhile; blocking them again gives it back.
        and (a.acknowledged_by = p_account or not exists (
          select 1 from identity.account c
          where c.program_id = a.program_id and c.active and c.roles && array['duty', 'psychiatrist', 'therapist']
            and not exists (select 1 from identity.blocked o where o.person_id = a.person_id and o.account_id = c.id))))
$$;
revoke all on function suicide_prevention.called_despite_block(uuid, uuid) from public;
grant execute on function suicide_prevention.called_despite_block(uuid, uuid) to ayni_app;

create or replace function identity.hidden_from_me() returns uuid[]
language sql stable security definer set search_path = identity, pg_temp as $$
  select case when platform.actor_system() or platform.actor_account() is null then '{}'::uuid[]
    else coalesce((select array_agg(b.person_id) from identity.blocked b where b.account_id = platform.actor_account()
      and not suicide_prevention.called_despite_block(b.person_id, b.account_id)), '{}') end
$$;

create or replace function identity.cares_for(person uuid, account uuid, class text, treats_alerts boolean) returns boolean
language sql stable security definer set search_path = identity, pg_temp as $$
  select exists (
      select 1 from identity.care_relation c
      where c.person_id = person and c.account_id = account and c.until is null
        and (c.kind = 'duty_alert' or not exists (select 1 from identity.locked l where l.person_id = person))
        and (class <> 'C4' or treats_alerts or c.kind = 'break_glass' or exists (
          select 1 from identity.care_relation e
          where e.person_id = person and e.until is null and e.kind = 'duty_alert')))
    and (not exists (select 1 from identity.blocked b where b.person_id = person and b.account_id = account)
      or suicide_prevention.called_despite_block(person, account))
$$;

-- What is owed to somebody whom nobody of those who keep promises may see: the director reads the alias, and nothing else of them.
create function coordination.unwatched() returns table (alias text, kind text, due_at timestamptz)
language sql stable security definer set search_path = coordination, pg_temp as $$
  select coalesce(e.alias, i.alias, ''), p.kind, p.due_at
  from coordination.promise p
    left join enrollment.person e on e.id = p.person_id left join identity.participant i on i.person_id = p.person_id
  where platform.actor_is('director') and p.program_id = platform.actor_program() and p.kept_at is null and p.withdrawn_at is null
    and exists (select 1 from identity.blocked b where b.person_id = p.person_id)
    and not exists (
      select 1 from identity.account a
      where a.program_id = p.program_id and a.active
        and ('coordinator' = any (a.roles) or a.id = p.owed_by or (p.owed_by is null and p.owed_by_role = any (a.roles)))
        and not exists (select 1 from identity.blocked b where b.person_id = p.person_id and b.account_id = a.id))
  order by p.due_at limit 200
$$;
revoke all on function coordination.unwatched() from public;
grant execute on function coordination.unwatched() to ayni_app;
