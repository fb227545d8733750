-- How far all that is known of an event reaches: a list of what is not over in some days is then found by an index, and
-- not by walking through all that ever was. Both ends are included, since an event may be over when it begins. Wider than
-- need be is never wrong, only slower: instances are asked in any case.
alter table event add column span tstzrange not null default '(,)';

create function event_span(event event) returns tstzrange language sql stable as $$
    select tstzrange(least(event.starts_at, min(o.starts_at)), greatest(event.starts_at, max(o.ends_at)), '[]')
    from occurrence o where o.event_id = event.id
$$;

update event set span = event_span(event);
create index event_by_span on event using gist (span);

-- What goes on at an instant. Of two local times about a clock change the later may be the earlier instant.
create index occurrence_by_span on occurrence using gist (tstzrange(starts_at, greatest(starts_at, ends_at)));

-- They answered the same question by halves.
drop index occurrence_by_end;
drop index occurrence_long_by_start;

-- What changed last, for those who read the changes.
create index event_by_last_modified on event (last_modified desc, id);
