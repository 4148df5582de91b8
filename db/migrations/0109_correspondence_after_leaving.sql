-- What somebody writes after leaving is a new message, and somebody must read it: only what lay here before they left is closed.
drop policy if exists not_after_leaving_person_id on correspondence.message;
create policy not_after_leaving_person_id on correspondence.message as restrictive for select to ayni_app using (
  person_id is null or person_id <> all ((select identity.locked_for_me())::uuid[])
  or received_at >= (select l.since from identity.locked l where l.person_id = message.person_id));
drop policy if exists not_after_leaving_person_id on correspondence.thread;
create policy not_after_leaving_person_id on correspondence.thread as restrictive for select to ayni_app using (
  person_id is null or person_id <> all ((select identity.locked_for_me())::uuid[])
  or last_in_at >= (select l.since from identity.locked l where l.person_id = thread.person_id));
