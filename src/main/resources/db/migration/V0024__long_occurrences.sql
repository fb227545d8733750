-- What lasts longer than two weeks is rare. Knowing when the first of those that still go on began, a list of what is
-- ahead can begin two weeks back, or there, in the index on starts instead of at the beginning of all times.
create index occurrence_long_by_start on occurrence (starts_at, ends_at) where ends_at - starts_at > interval '14 days';
