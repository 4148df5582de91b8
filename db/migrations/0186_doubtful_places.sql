-- The list itself doubts some coordinates: a distance counted from them would name as nearest what may be days away.
alter table enrollment.facility add column place_doubtful boolean not null default false;
comment on column enrollment.facility.place_doubtful is 'The list marks its coordinates as doubtful: no distance is counted from them.';
