-- Which pattern of work the person chose, from which their hours were adjusted.

alter table enrollment.person add column work_pattern text check (work_pattern in ('mon-fri', 'mon-sat', 'guards', 'always-there', 'own'));
comment on column enrollment.person.work_pattern is 'Null: the person has not said; the default hours of the programme hold.';

-- Whoever calls somebody in their care finds out that a number belongs to a stranger.
create policy contact_change_by_carer on enrollment.contact_point for update using (identity.may_open(person_id, 'C1'));
