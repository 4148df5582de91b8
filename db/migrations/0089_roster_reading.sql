-- Who asks is settled once for a list of twelve thousand, not once for each row of it; the rule itself is the same.

drop policy person_read on enrollment.person;
create policy person_read on enrollment.person for select using (
  (select platform.actor_system()) or id = (select platform.actor_person())
  or (program_id = (select platform.actor_program()) and (select platform.actor_is('coordinator')))
  or identity.may_open(id, 'C1'));

drop policy consent_read on enrollment.consent;
create policy consent_read on enrollment.consent for select using (
  (select platform.actor_system()) or person_id = (select platform.actor_person())
  or (program_id = (select platform.actor_program())
    and ((select platform.actor_is('coordinator')) or (select platform.actor_is('dpo'))))
  or identity.may_open(person_id, 'C2'));
