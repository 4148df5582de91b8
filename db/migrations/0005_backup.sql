-- Each archive that was written to its end, so that the board can show how old the last one is.

create table platform.backup (
  id uuid primary key,
  at timestamptz not null,
  ledger_seq bigint not null,
  ledger_hash text not null,
  rows bigint not null,
  bytes bigint not null
);
create index backup_at on platform.backup (at desc);
comment on table platform.backup is 'One row an archive written to its end; a row inside an archive is about an earlier one';
comment on column platform.backup.at is 'The snapshot: nothing committed later is in the archive';
comment on column platform.backup.ledger_seq is 'Last receipt number in the archive';
comment on column platform.backup.ledger_hash is 'Hash of that ledger row; a restored ledger must end with it';
comment on column platform.backup.rows is 'Rows of every table together';
comment on column platform.backup.bytes is 'Size of the encrypted archive';
alter table platform.backup enable row level security;
grant select on platform.backup to ayni_app;
create policy backup_read on platform.backup for select to ayni_app using (true);
