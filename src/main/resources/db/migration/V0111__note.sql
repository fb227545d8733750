-- What readers should know of an event's being moved, postponed or cancelled.
alter table event add column note text;
