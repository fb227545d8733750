-- When a notice may go: when it is due, or when its subscriber's quiet hours are over.
alter table notice add column ready_at timestamptz;
update notice set ready_at = due_at;
alter table notice alter column ready_at set not null;
drop index notice_waiting;
create index notice_ready on notice (ready_at) where message_id is null and skipped is null;
