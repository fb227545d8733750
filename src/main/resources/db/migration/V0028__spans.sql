-- When all that is known of an event begins and is over: a list of what is not over in some days is then found by an index,
-- and not by walking through all that ever was. Both ends are included, since an event may be over when it begins.
alter table event add column first_at timestamptz, add column over_at timestamptz;

update event e
set first_at = least(e.starts_at, o.first), over_at = greatest(e.starts_at, o.last)
from (select x.id, min(i.starts_at) as first, max(i.ends_at) as last
      from event x left join occurrence i on i.event_id = x.id group by x.id) o
where o.id = e.id;

alter table event alter column first_at set not null, alter column over_at set not null;
create index event_by_span on event using gist (tstzrange(first_at, over_at, '[]'));

-- What goes on at an instant. Of two local times about a clock change the later may be the earlier instant.
create index occurrence_by_span on occurrence using gist (tstzrange(starts_at, greatest(starts_at, ends_at)));

-- They answered the same question by halves.
drop index occurrence_by_end;
drop index occurrence_long_by_start;

-- What changed last, for those who read the changes.
create index event_by_last_modified on event (last_modified desc, id);
