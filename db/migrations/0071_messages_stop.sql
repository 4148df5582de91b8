-- A provider that answers the same id for two messages must not keep the second from being recorded as sent.
drop index messages.outbox_provider;
create index outbox_provider on messages.outbox (provider, provider_id) where provider_id is not null;

-- Stops what has not left yet. By person: the automatic classes only (withdrawal, death, hospital), never safety. By subject:
-- everything about it (an alert that was acknowledged, an appointment that was cancelled). Answers how many were stopped.
create function messages.stop(p_program uuid, p_person uuid, p_subject text, p_reason text, p_at timestamptz) returns integer
language plpgsql security definer set search_path = messages, pg_temp as $$
declare
  stopped integer;
begin
  update messages.outbox set state = 'expired', reason = p_reason, ended_at = p_at, lease = null
  where program_id = p_program and state in ('queued', 'held')
    and ((p_person is not null and to_person = p_person and class in ('N3', 'N4', 'N5', 'N6')) or (p_subject is not null and subject_ref = p_subject));
  get diagnostics stopped = row_count;
  return stopped;
end $$;
revoke all on function messages.stop(uuid, uuid, text, text, timestamptz) from public;
grant execute on function messages.stop(uuid, uuid, text, text, timestamptz) to ayni_app;

-- Figures for the board, whoever of the team asks: counts by channel only, so that no row betrays anyone.
create function messages.figures(p_program uuid, p_now timestamptz)
returns table (channel text, failed_24h integer, waiting integer, held integer, oldest_waiting_s integer, oldest_urgent_s integer)
language plpgsql stable security definer set search_path = messages, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select o.channel,
      (count(*) filter (where o.state = 'failed' and o.ended_at > p_now - interval '24 hours'))::integer,
      (count(*) filter (where o.state in ('queued', 'sending')))::integer,
      (count(*) filter (where o.state = 'held'))::integer,
      (extract(epoch from p_now - min(o.queued_at) filter (where o.state in ('queued', 'sending'))))::integer,
      (extract(epoch from p_now - min(o.queued_at) filter (where o.state in ('queued', 'sending') and o.lane = 'urgent')))::integer
    from messages.outbox o
    where (p_program is null or o.program_id = p_program)
      and (o.state in ('queued', 'held', 'sending') or (o.state = 'failed' and o.ended_at > p_now - interval '24 hours'))
    group by o.channel order by o.channel;
end $$;
revoke all on function messages.figures(uuid, timestamptz) from public;
grant execute on function messages.figures(uuid, timestamptz) to ayni_app;
