-- The audit log of one person, program or import, newest first. Ids rise with time, so the log as a whole is read along
-- its primary key.
create index event_change_by_actor on event_change (actor, id);
