-- services/07 §7.10: whoever is of the team may be a person of the programme too. An account whose number or mailbox is the person's
-- own is that person, as far as the house can know, and may not see itself as others see it.

-- What people said: whom they do not want. What follows from it, and from who is who, is asked of the view below.
alter table identity.blocked rename to not_wanted;
alter table identity.not_wanted rename constraint blocked_pkey to not_wanted_pkey;
alter table identity.not_wanted rename constraint blocked_account_id_fkey to not_wanted_account_id_fkey;
alter policy blocked_read on identity.not_wanted rename to not_wanted_read;
alter policy blocked_add on identity.not_wanted rename to not_wanted_add;
alter policy blocked_end on identity.not_wanted rename to not_wanted_end;
comment on table identity.not_wanted is 'Whom a person does not want to see them. Who may not see whom is asked of identity.blocked.';

alter table identity.account
  add column contact_keys text[] not null default '{}',
  add column contacts_keyed text;
comment on column identity.account.contact_keys is 'Keyed hashes of the number and the mailbox, as contacts of people keep theirs: finds who is also of the programme.';
comment on column identity.account.contacts_keyed is 'MD5 of the sealed contacts of which the hashes were made; where it is another, they are made anew by a job.';

-- A contact of a relative or of a facility says nothing about who somebody is, nor does a number that was found to be wrong.
create view identity.same_person with (security_invoker = true) as
  select c.person_id, a.id as account_id, a.program_id
  from identity.account a join enrollment.contact_point c on c.value_key = any (a.contact_keys) and c.program_id = a.program_id
  where c.owner = 'self' and c.removed_at is null and c.wrong_since is null;
grant select on identity.same_person to ayni_app;

-- @safety the one place that says who may not see whom; whoever is left without anybody is called about all the same
-- (suicide_prevention.called_despite_block).
create view identity.blocked with (security_invoker = true) as
  select person_id, account_id, program_id from identity.not_wanted
  union select person_id, account_id, program_id from identity.same_person;
grant select on identity.blocked to ayni_app;
comment on view identity.blocked is 'Who may not see whom: because the person said so, or because the account is theirs.';

create or replace function identity.fence_people() returns void language plpgsql as $$
declare
  one record;
begin
  for one in
    select c.table_schema as s, c.table_name as t, c.column_name as col
    from information_schema.columns c
    join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
    where (c.column_name in ('person_id', 'to_person', 'by_person', 'person_a', 'person_b') or (c.table_schema = 'enrollment' and c.table_name = 'person' and c.column_name = 'id'))
      and c.table_schema not in ('information_schema', 'pg_catalog', 'platform', 'my_data')
      and (c.table_schema, c.table_name) not in (('identity', 'not_wanted'), ('identity', 'locked'))
  loop
    if not exists (select 1 from pg_policies p where p.schemaname = one.s and p.tablename = one.t and p.policyname = 'not_for_the_blocked_' || one.col) then
      execute format('create policy %I on %I.%I as restrictive for select to ayni_app using (%I is null or %I <> all ((select identity.hidden_from_me())::uuid[]))',
        'not_for_the_blocked_' || one.col, one.s, one.t, one.col, one.col);
    end if;
    -- Who they are and what they allowed stays known to the coordinator; how to reach them, what they answered and what was agreed does
    -- not. What answers a risk that was known before they left goes on until it is over.
    if one.s not in ('identity', 'messages', 'suicide_prevention', 'safety_episode', 'emergency', 'incidents', 'roster')
      and not (one.s = 'enrollment' and one.t in ('person', 'consent'))
      and not (one.s = 'coordination' and one.t = 'promise')
      and not exists (select 1 from pg_policies p where p.schemaname = one.s and p.tablename = one.t and p.policyname = 'not_after_leaving_' || one.col) then
      execute format('create policy %I on %I.%I as restrictive for select to ayni_app using (%I is null or %I <> all ((select identity.locked_for_me())::uuid[]))',
        'not_after_leaving_' || one.col, one.s, one.t, one.col, one.col);
    end if;
  end loop;
end $$;

