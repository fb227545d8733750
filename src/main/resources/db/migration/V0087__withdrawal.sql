-- Why an event was taken out, and of which it is a double.
alter table event add column withdrawn_as text check (withdrawn_as in ('UNSAID', 'MISTAKE', 'DOUBLE'));
alter table event add column double_of uuid references event (id);
create index event_double_of on event (double_of) where double_of is not null;
