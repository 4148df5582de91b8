-- What raised a review waits apart: duty owes it, and it is kept when the alert ends. The coordinator may not read it and owes the rest.

alter table correspondence.thread
  add column review_waiting integer not null default 0,
  add column review_key text,
  add column done_review_waiting integer,
  add constraint thread_reviews_wait check (review_waiting between 0 and waiting);
comment on column correspondence.thread.review_waiting is 'How many of those that nobody has answered raised a review.';

-- Owed until now by whoever could not read it: to duty while the alert is open, to nobody once it ended.
with reviewed as (
  select t.id, t.promise_key as key, exists (
      select 1 from suicide_prevention.alert a where a.person_id = t.id and a.handled_at is null) as alarming,
    (select max(a.handled_at) from suicide_prevention.alert a where a.person_id = t.id) as handled_at
  from correspondence.thread t join correspondence.message m on t.promise_key = 'answer-reply:' || m.id and m.for_clinicians
  where t.waiting > 0
), moved as (
  update correspondence.thread t set review_waiting = case when r.alarming then t.waiting else 0 end,
    waiting = case when r.alarming then t.waiting else 0 end, review_key = r.key, promise_key = null
  from reviewed r where t.id = r.id
)
update coordination.promise p set owed_by_role = 'duty', owed_by = null,
  kept_at = case when r.alarming then null else r.handled_at end
from reviewed r where p.key = r.key and p.kept_at is null and p.withdrawn_at is null;
