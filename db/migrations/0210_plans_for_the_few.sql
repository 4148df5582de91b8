-- Asked of one person at every alert, and of a thousand in a run of reminders, by keys alone: the same plan is right for both. Left to
-- itself PostgreSQL takes a list to be longer than it is, and plans anew at every call, which costs more than the answer.
alter function enrollment.recipients(uuid[]) set plan_cache_mode to 'force_generic_plan';
alter function enrollment.recipient_ways(uuid[]) set plan_cache_mode to 'force_generic_plan';

-- Each member's shifts are found by whose they are: by programme and hour every member's look went over everybody's.
create index rota_shift_of on duty.rota_shift (account_id, until_at) where ended_at is null;
