-- Raising it gives a subscriber's calendar another address; the old one is dead for good.
alter table subscriber add column calendar_epoch integer not null default 0;
