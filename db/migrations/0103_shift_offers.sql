-- A colleague may offer a shift; it stays theirs until another takes it, so that an offer never makes a hole.

alter table suicide_prevention.rota_shift add column offered_at timestamptz;
comment on column suicide_prevention.rota_shift.offered_at is 'Since when its holder would rather give it away; null while they keep it.';
