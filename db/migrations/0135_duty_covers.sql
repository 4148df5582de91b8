-- Somebody covers part of a shift that is another's: the original stays visible, and the rest of it stays theirs.
alter table duty.rota_shift add column covers_account uuid references identity.account (id);
comment on column duty.rota_shift.covers_account is 'Whose shift this stretch was; null for a shift of one''s own.';
