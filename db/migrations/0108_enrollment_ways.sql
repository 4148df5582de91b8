-- The phones of a person that ring, and which of their contact points a provider says nobody is at. Beside `recipients`, for the
-- same people in the same statement; what is sealed stays sealed.
create function enrollment.recipient_ways(p_people uuid[]) returns table (person uuid, push jsonb, failed jsonb)
language sql stable security definer set search_path = enrollment, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
  select g.id,
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'sealed', s.subscription_sealed) order by s.made_at desc, s.id)
      from identity.push_subscription s
      where s.person_id = g.id and s.ended_at is null and (platform.actor_system() or s.program_id = platform.actor_program())), '[]'),
    coalesce((select jsonb_object_agg(c.id, c.failed_by) from enrollment.contact_point c
      where c.person_id = g.id and c.removed_at is null and c.failed_since is not null and c.failed_key = c.value_key
        and (platform.actor_system() or c.program_id = platform.actor_program())), '{}')
  from (select distinct u.id from unnest(p_people) as u (id)) g
$$;
revoke all on function enrollment.recipient_ways(uuid[]) from public;
grant execute on function enrollment.recipient_ways(uuid[]) to ayni_app;

alter table enrollment.person drop constraint person_channel_order_check;
alter table enrollment.person add constraint person_channel_order_check
  check (channel_order <@ array['movil', 'whatsapp', 'correo', 'push']);
