-- Figures of reaching people for whoever may not open a single screening: medians and counts, never a row of anybody.
create function outreach.figures(p_program uuid) returns table (
  declined integer, unreachable integer, withdrawn integer,
  start_to_invited numeric, invited_to_consented numeric, consented_to_screened numeric, knows_three integer)
language sql stable security definer set search_path = outreach, pg_temp as $$
  with way as (
    select p.id, p.service_started_on as started,
      (select min(a.at) from outreach.attempt a where a.person_id = p.id and a.purpose = 'invitation' and a.undone_at is null) as invited,
      (select min(c.occurred_at) from enrollment.consent c where c.person_id = p.id and c.layer = 1 and c.given) as consented,
      (select min(r.completed_at) from screening.round r where r.person_id = p.id and r.completed_at is not null) as screened
    from enrollment.person p where p.program_id = p_program and p.state <> 'duplicate'
      and (platform.actor_system() or (p_program = platform.actor_program() and (platform.actor_is('coordinator') or platform.actor_is('director'))))
  ), spans as (
    select extract(epoch from invited - (started::timestamp + interval '5 hours') at time zone 'UTC') / 86400 as si,
      extract(epoch from consented - invited) / 86400 as ic, extract(epoch from screened - consented) / 86400 as cs from way
  )
  select
    (select count(*) from enrollment.person where program_id = p_program and state = 'declined')::integer,
    (select count(*) from enrollment.person where program_id = p_program and state = 'unreachable')::integer,
    (select count(*) from enrollment.person where program_id = p_program and state = 'withdrawn')::integer,
    round((percentile_cont(0.5) within group (order by si) filter (where si >= 0))::numeric, 1),
    round((percentile_cont(0.5) within group (order by ic) filter (where ic >= 0))::numeric, 1),
    round((percentile_cont(0.5) within group (order by cs) filter (where cs >= 0))::numeric, 1),
    (select count(*) from (select person_id from outreach.awareness where program_id = p_program and understood
      group by person_id having count(distinct service) >= 3) k)::integer
  from spans
$$;
revoke all on function outreach.figures(uuid) from public;
grant execute on function outreach.figures(uuid) to ayni_app;

-- How often a link was used, and how many came by a colleague: figures for whoever may not see who came by whom.
create function outreach.uses_of(p_link uuid) returns integer
language sql stable security definer set search_path = outreach, pg_temp as $$
  select count(*)::integer from outreach.registration r join outreach.link l on l.id = r.link_id
  where r.link_id = p_link and l.kind = 'programme' and (platform.actor_system() or l.program_id = platform.actor_program())
$$;
create function outreach.by_colleagues(p_program uuid) returns integer
language sql stable security definer set search_path = outreach, pg_temp as $$
  select count(*)::integer from outreach.registration r join outreach.link l on l.id = r.link_id
  where r.program_id = p_program and l.kind = 'colleague' and (platform.actor_system() or p_program = platform.actor_program())
$$;
revoke all on function outreach.uses_of(uuid) from public;
revoke all on function outreach.by_colleagues(uuid) from public;
grant execute on function outreach.uses_of(uuid) to ayni_app;
grant execute on function outreach.by_colleagues(uuid) to ayni_app;
