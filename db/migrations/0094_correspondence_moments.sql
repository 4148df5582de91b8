-- That something was written which clinicians read: when and by which way, for whoever may see the conversation. Never a word.
create function correspondence.clinical_moments(p_thread uuid) returns table (id uuid, at timestamptz, channel text)
language sql stable security definer set search_path = correspondence, pg_temp as $$
  select m.id, m.received_at, m.channel from correspondence.message m join correspondence.thread t on t.id = m.thread_id
  where m.thread_id = p_thread and m.for_clinicians and t.program_id = platform.actor_program()
    and not (t.id = any (array(select correspondence.shut_to_me())))
    and platform.actor_is('coordinator')
$$;
revoke all on function correspondence.clinical_moments(uuid) from public;
grant execute on function correspondence.clinical_moments(uuid) to ayni_app;
