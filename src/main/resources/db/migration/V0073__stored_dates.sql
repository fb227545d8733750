-- How far the stored occurrences of an event reach. All that begin from stored_from on and before stored_until are there, and
-- of those beyond the nearest on either side; null where nothing lies beyond. first_at and over_at hold at any distance.
alter table event add column stored_from timestamptz, add column stored_until timestamptz;

-- Until they are expanded again, which is done at the next start and every night: less than what is there.
update event
set stored_from = now() - interval '11 months', stored_until = now() + interval '23 months',
    first_at = least(first_at, starts_at), over_at = timestamptz '9999-12-31 00:00:00+00'
where recurrence is not null and withdrawn_at is null;

create index event_stored_until on event (stored_until) where stored_until is not null and withdrawn_at is null;
create index event_stored_from on event (stored_from) where stored_from is not null and withdrawn_at is null;

-- Dates that time has brought into what is stored are no edit.
alter table spell_cause alter column at drop not null;
