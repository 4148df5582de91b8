-- One switch (EC-12, R-SUI-16): since when nothing automatic is sent to a person although they take part. Beside hospital and death,
-- which also end what was agreed, because whoever survived an attempt keeps their appointments.
alter table enrollment.person add column stood_down_since timestamptz;
comment on column enrollment.person.stood_down_since is 'Nothing of N3 to N6 leaves while it stands; safety goes on. Says nothing of why: that is with the incidents.';

drop function enrollment.recipients(uuid[]);
create function enrollment.recipients(p_people uuid[]) returns table (
  person uuid, alias text, language text, state text, hospital boolean, held boolean, no_outreach_until timestamptz,
  offline_until timestamptz, hours jsonb, channel_order text[], whatsapp boolean, addresses jsonb, stood_down boolean)
language sql stable security definer set search_path = enrollment, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
  with asked as materialized (select distinct g.id from unnest(p_people) as g (id)),
  -- `offset 0`: found first, one by one, before anything of theirs is.
  found as materialized (
    select p.* from asked cross join lateral (
      select p.* from enrollment.person p where p.id = asked.id offset 0) p
    where platform.actor_system() or p.program_id = platform.actor_program()
  )
  select p.id, p.alias, p.language, p.state, p.hospital_since is not null, p.held_since is not null, p.no_outreach_until,
    p.offline_until, p.hours, p.channel_order, coalesce(w.given, false), coalesce(a.addresses, '[]'), p.stood_down_since is not null
  from found p
    left join lateral (
      select c.given from enrollment.consent c where c.person_id = p.id and c.layer = 7
      order by c.occurred_at desc, c.id desc limit 1
    ) w on true
    left join lateral (
      -- EC-04: the number of a facility that the person heads is never used, whatever was allowed before.
      select exists (select 1 from enrollment.assignment t where t.person_id = p.id and t.ends_on is null and t.is_head) as facility
      offset 0
    ) head on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', c.id, 'channel', c.channel, 'sealed', c.value_sealed)
          order by c.position, c.last_ok_at desc nulls last, c.added_at, c.id) as addresses
      from (select * from enrollment.contact_point c where c.person_id = p.id and c.removed_at is null offset 0) c
      where c.wrong_since is null and c.value_sealed is not null and not c.never_write
        and c.channel in ('movil', 'whatsapp', 'correo') and not (c.owner = 'facility' and head.facility)
        and (c.may_write_since is not null or (c.owner = 'self' and (c.value_key is null or not exists (
          select 1 from (select o.person_id from enrollment.contact_point o
              where o.value_key = c.value_key and o.removed_at is null and o.wrong_since is null offset 0) o
            cross join lateral (select q.program_id, q.state from enrollment.person q where q.id = o.person_id offset 0) q
          where o.person_id <> p.id and q.program_id = p.program_id and q.state <> 'duplicate'))))
    ) a on true
$$;
revoke all on function enrollment.recipients(uuid[]) from public;
grant execute on function enrollment.recipients(uuid[]) to ayni_app;

-- The end of SERUMS stops what the service sends, never somebody who stays in touch afterwards (7.6).
create or replace function messages.stop(p_program uuid, p_person uuid, p_subject text, p_reason text, p_at timestamptz) returns integer
language plpgsql security definer set search_path = messages, pg_temp as $$
declare
  stopped integer;
begin
  update messages.outbox set state = 'expired', reason = p_reason, ended_at = p_at, lease = null
  where program_id = p_program and state in ('queued', 'held')
    and ((p_person is not null and to_person = p_person and class in ('N3', 'N4', 'N5', 'N6') and (p_reason <> 'stopped.ended' or class <> 'N6'))
      or (p_subject is not null and subject_ref = p_subject));
  get diagnostics stopped = row_count;
  return stopped;
end $$;
