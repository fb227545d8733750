-- The catalogue's revision in which an event changed last, so that who keeps what a feed holds asks for the changes only.
alter table event add column changed_in bigint not null default 0;
create index event_by_change on event (changed_in);

-- The same for the registers: an old slug that is given to another tag moves events between feeds and touches none.
alter table catalogue add column registers_changed_in bigint not null default 0;
