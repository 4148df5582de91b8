-- The two figures of services 7.9 that other rooms hold; counts alone, no row leaves.
create function caring_contacts.sent_between(p_program uuid, p_from timestamptz, p_to timestamptz) returns jsonb
language sql stable security definer set search_path = caring_contacts, pg_temp as $$
  select jsonb_build_object('of', count(*), 'in', count(*) filter (where state in ('sent', 'called')))
  from caring_contacts.contact where program_id = p_program and state <> 'planned' and done_at >= p_from and done_at < p_to
    and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
$$;
revoke all on function caring_contacts.sent_between(uuid, timestamptz, timestamptz) from public;
grant execute on function caring_contacts.sent_between(uuid, timestamptz, timestamptz) to ayni_app;

create function duty.drills_between(p_program uuid, p_from timestamptz, p_to timestamptz) returns jsonb
language sql stable security definer set search_path = duty, pg_temp as $$
  select jsonb_build_object('of', count(*), 'in', count(*) filter (where passed))
  from duty.drill where program_id = p_program and passed is not null and started_at >= p_from and started_at < p_to
    and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
$$;
revoke all on function duty.drills_between(uuid, timestamptz, timestamptz) from public;
grant execute on function duty.drills_between(uuid, timestamptz, timestamptz) to ayni_app;
