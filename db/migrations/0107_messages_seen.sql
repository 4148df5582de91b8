-- What a person saw in the app, by name: seen on the phone before the mark was laid down counts as seen, and its bell stays silent.
create function messages.note_seen(p_person uuid, p_program uuid, p_subjects text[], p_at timestamptz) returns integer
language plpgsql security definer set search_path = messages, pg_temp as $$
declare
  noted integer;
begin
  if not (platform.actor_system() or p_person = platform.actor_person()) then
    return 0;
  end if;
  update messages.outbox set read_at = p_at
  where to_person = p_person and program_id = p_program and channel = 'in_app' and read_at is null and subject_ref = any (p_subjects);
  get diagnostics noted = row_count;
  update messages.outbox set state = 'expired', reason = 'message.read', ended_at = p_at
  where to_person = p_person and program_id = p_program and channel = 'push' and class = 'N4' and state in ('queued', 'held')
    and subject_ref = any (p_subjects);
  return noted;
end $$;
revoke all on function messages.note_seen(uuid, uuid, text[], timestamptz) from public;
grant execute on function messages.note_seen(uuid, uuid, text[], timestamptz) to ayni_app;
