-- What the door need not remember: counted tries of yesterday, codes and sessions that are over.
create function identity.tidy_sign_in(p_at timestamptz) returns void
language sql security definer set search_path = identity_auth, pg_temp as $$
  delete from identity_auth.attempt where window_start < p_at - interval '1 day';
  delete from identity_auth.session where "expiresAt" <= p_at;
  delete from identity_auth.verification where "expiresAt" < p_at - interval '1 day';
$$;
revoke all on function identity.tidy_sign_in(timestamptz) from public;
grant execute on function identity.tidy_sign_in(timestamptz) to ayni_app;
