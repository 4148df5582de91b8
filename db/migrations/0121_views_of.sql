-- Many of a team ask the same thing at the same moment; who of them may be given one answer is decided here, in the database
-- that also decides what each may see.

-- For each account what marks its view: whom it may not see, by the same two functions as the fences of every table. Two accounts
-- that hold the same single role of one programme and have the same mark see the same. Given to the house alone.
create function platform.views_of(p_role text, p_accounts uuid[]) returns table (account uuid, view text)
language plpgsql set search_path = platform, pg_temp as $$
declare
  was_roles text := current_setting('ayni.roles', true);
  was_account text := current_setting('ayni.account', true);
begin
  if not platform.actor_system() then
    raise exception 'views are given to the house alone';
  end if;
  perform set_config('ayni.roles', p_role, true);
  foreach account in array p_accounts loop
    perform set_config('ayni.account', account::text, true);
    select md5(array_to_string(array(select unnest(identity.hidden_from_me()) order by 1), ',') || '|' ||
      array_to_string(array(select unnest(identity.locked_for_me()) order by 1), ',')) into view;
    return next;
  end loop;
  perform set_config('ayni.account', was_account, true), set_config('ayni.roles', was_roles, true);
end
$$;
revoke all on function platform.views_of(text, uuid[]) from public;
grant execute on function platform.views_of(text, uuid[]) to ayni_app;
