-- Who was only described has a name now: what was said goes along to whoever may open the alert of the person.
-- By the house alone, and only from what stands for somebody: a worry about one person never becomes a worry about another.

create function concerns.name_stand_in(p_stand_in uuid, p_person uuid) returns integer
language sql security definer set search_path = concerns, pg_temp as $$
  with moved as (update concerns.concern set person_id = p_person
    where person_id = p_stand_in and id = p_stand_in and platform.actor_system() returning id)
  select count(*)::integer from moved
$$;
revoke all on function concerns.name_stand_in(uuid, uuid) from public;
grant execute on function concerns.name_stand_in(uuid, uuid) to ayni_app;
