-- What editors sort and narrow the catalogue by.
create index event_by_title on event (left(folded(title), 200), id);
create index event_by_update on event (updated_at, id);
create index event_by_source on event (source, starts_at) where source is not null;

-- What an event is called, whatever the year and case, kept with it: doubles among all events are found without working
-- it out for each.
alter table event add column called text generated always as (name_key(title)) stored;
create index event_by_called on event (called, starts_at);

-- How many events there are ahead, behind and hidden is counted in the index.
create index event_by_end on event (over_at) include (published) where withdrawn_at is null;
