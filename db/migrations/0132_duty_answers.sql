-- An alarm is answered from the console, by the link of its message, by SMS or by a key in the automatic call.

-- The link of a message to staff opens once.
create table duty.answered (
  message_id uuid primary key,
  program_id uuid not null,
  at timestamptz not null
);
alter table duty.answered enable row level security;
grant select, insert on duty.answered to ayni_app;
create policy answered_system on duty.answered for all using (platform.actor_system()) with check (platform.actor_system());
comment on table duty.answered is 'Which messages to staff were answered by their link; nobody is named here.';

alter table duty.drill_call add column pressed_way text constraint drill_call_way check (pressed_way in ('console', 'link', 'sms', 'key'));
comment on column duty.drill_call.pressed_way is 'By which way they answered: in the console, by link, by SMS or by a key in the call.';
