-- SUI-08: which psychiatrists may answer for an episode of this person: of the programme, at work, wanted by the person and not too
-- near to them; whoever is on duty first, then whoever answers for the fewest. Whoever the person hid from learns nothing here.
create function duty.who_may_own(p_person uuid, p_program uuid, p_at timestamptz)
returns table (account uuid, name text, on_duty boolean)
language sql stable security definer set search_path = duty, pg_temp as $$
  select a.id, a.display_name, d.on_duty from identity.account a
    cross join lateral (select exists (select 1 from duty.rota_shift r where r.account_id = a.id and r.program_id = a.program_id
      and r.ended_at is null and r.from_at <= p_at and r.until_at > p_at) as on_duty) d
    cross join lateral (select count(*) as held from safety_episode.episode e where e.owner_account = a.id and e.closed_at is null) h
  where a.program_id = p_program and a.active and 'psychiatrist' = any (a.roles)
    and not safety_episode.kept_apart(p_person, a.id)
    and not exists (select 1 from coordination.absence x where x.account_id = a.id and x.cancelled_at is null and x.from_at <= p_at and x.until_at > p_at)
    and (platform.actor_system() or (p_program = platform.actor_program() and not p_person = any (identity.hidden_from_me())))
  order by d.on_duty desc, h.held, a.display_name, a.id
$$;
revoke all on function duty.who_may_own(uuid, uuid, timestamptz) from public;
grant execute on function duty.who_may_own(uuid, uuid, timestamptz) to ayni_app;
