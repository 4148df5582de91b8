-- Twelve thousand attempts look for their receipts: by index, and only those that still may have one.

create index outbox_root on messages.outbox (root_id) where root_id is not null;
create index attempt_awaiting on outreach.attempt (at)
  where message_id is not null and undone_at is null and (result is null or result = 'entregado');
