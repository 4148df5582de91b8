-- @safety Whoever is on duty is with every person of a flood: a lock of their account for writing let one alert be opened after the
-- other. Read together, it still waits for whoever changes the account's roles, and they for it (2.1).
create or replace function identity.keep_coordination_apart() returns trigger
language plpgsql security definer set search_path = identity, pg_temp as $$
begin
  if tg_table_name = 'care_relation' then
    perform 1 from identity.account where id = new.account_id for share;
    if new.until is null and new.kind = 'assigned'
      and exists (select 1 from identity.account a where a.id = new.account_id and 'coordinator' = any (a.roles)) then
      raise exception using errcode = 'check_violation', constraint = 'care_not_by_coordinator', message = 'coordinator may not be assigned';
    end if;
  elsif 'coordinator' = any (new.roles)
    and exists (select 1 from identity.care_relation c where c.account_id = new.id and c.kind = 'assigned' and c.until is null) then
    raise exception using errcode = 'check_violation', constraint = 'care_not_by_coordinator', message = 'account has open cases';
  end if;
  return new;
end $$;
