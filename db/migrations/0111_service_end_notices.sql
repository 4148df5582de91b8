-- Which notice about the end of SERUMS was written last, and for which date of end: a date that moves begins anew.
alter table enrollment.person
  add column end_notice_for date,
  add column end_notice_days smallint;
comment on column enrollment.person.end_notice_days is 'Days before the end of SERUMS of the last notice: 60, 30 or 7 (EC-13). It tells; nothing is closed by it.';
create index person_service_ends on enrollment.person (service_ends_on) where service_ends_on is not null;
