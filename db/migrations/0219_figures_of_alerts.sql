-- 7.9: what was said late changes what was late; the dead give no new signal.
-- 7.9: each acute alert counts, also one that was raised and one that came while the episode was open already; and the first who took
-- it as an acute one, though they let it go again.
create or replace function safety_episode.figures(p_program uuid, p_from timestamptz, p_to timestamptz) returns jsonb
language sql stable security definer set search_path = safety_episode, pg_temp as $$
  with mine as (
    select e.*, extract(epoch from e.acknowledged_at - e.opened_at) / 60 as ack, extract(epoch from e.first_attempt_at - e.opened_at) / 60 as try,
      extract(epoch from e.reached_at - e.opened_at) / 60 as live, extract(epoch from e.assessed_at - e.opened_at) / 60 as bssa,
      (select a.with_plan from safety_episode.assessment a where a.episode_id = e.id order by a.spoke_at limit 1) as planned,
      (select bool_or(a.with_means) from safety_episode.assessment a where a.episode_id = e.id) as means
    from safety_episode.episode e where e.program_id = p_program and e.opened_at >= p_from and e.opened_at < p_to
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  ), spread as (
    select k, count(v) as n, percentile_cont(0.5) within group (order by v) as median,
      percentile_disc(0.9) within group (order by v) as p90, max(v) as worst
    from mine, lateral (values ('acknowledge', ack), ('firstAttempt', try), ('liveContact', live), ('assessment', bssa)) as one (k, v) group by k
  ), acute as (
    select extract(epoch from coalesce(taken.at, a.acknowledged_at) - a.received_at) / 60 as ack
    from suicide_prevention.alert a, lateral (select min(l.at) as at from suicide_prevention.ladder_log l
      where l.alert_id = a.id and l.what in ('acknowledged', 'handled') and l.at >= a.received_at) taken
    where a.program_id = p_program and a.class = 'A' and a.received_at >= p_from and a.received_at < p_to
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  ), calls as (
    -- Written late: whoever was spoken with before it passed was not missed, whatever the house thought until it heard.
    select c.first_due_at, c.done_at, case when c.missed_at < c.done_at or c.done_at is null then c.missed_at end as missed_at
    from safety_episode.contact c
    where c.program_id = p_program and c.first_due_at >= p_from and c.first_due_at < p_to and c.superseded_at is null
      and (c.done_at is not null or c.missed_at is not null)
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  ), refs as (
    select r.how from safety_episode.referral r where r.program_id = p_program and r.made_at >= p_from and r.made_at < p_to and r.how is not null
      and (platform.actor_system() or (p_program = platform.actor_program() and platform.actor_account() is not null))
  )
  select jsonb_build_object(
    'episodes', (select count(*) from mine),
    'spreads', coalesce((select jsonb_object_agg(k, jsonb_build_object('n', n, 'median', median, 'p90', p90, 'worst', worst)) from spread), '{}'),
    'missedToReached', (select jsonb_build_object('n', count(*), 'median', percentile_cont(0.5) within group (order by m),
      'p90', percentile_disc(0.9) within group (order by m), 'worst', max(m))
      from (select extract(epoch from done_at - missed_at) / 60 as m from calls where missed_at is not null and done_at is not null) x),
    'acute', (select jsonb_build_object('of', count(*), 'w15', count(*) filter (where ack <= 15), 'w30', count(*) filter (where ack <= 30),
      'w60', count(*) filter (where ack <= 60)) from acute),
    'nonAcute', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where bssa <= 1440)) from mine where opened_class = 'B'),
    'plan', (select jsonb_build_object('of', count(planned), 'in', count(*) filter (where planned)) from mine),
    'means', (select jsonb_build_object('of', count(means), 'in', count(*) filter (where means)) from mine),
    'onTime', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where done_at is not null and missed_at is null and done_at <= first_due_at)) from calls),
    'referral', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where how = 'attended')) from refs),
    'unreachable', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where unreachable_at is not null)) from mine),
    'again', (select jsonb_build_object('of', count(*), 'in', count(*) filter (where exists (select 1 from safety_episode.episode o
      where o.person_id = m.person_id and o.opened_at > m.closed_at and o.opened_at <= m.closed_at + interval '90 days'))) from mine m where closed_at is not null and closed_because <> 'died'))
$$;
