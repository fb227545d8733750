-- What a reminder is about, in words that outlive the row: an instance that is left out and comes back is the same one.
create function reminder_subject(o occurrence) returns text language sql stable as $$
    select o.event_id || coalesce('/' || to_char(o.recurs_at, 'YYYY-MM-DD"T"HH24:MI:SS'), '') || '@'
        || cast(extract(epoch from o.starts_at) as bigint)
$$;
update notice n set subject = reminder_subject(o)
from occurrence o where o.id = n.occurrence_id and n.kind = 'REMINDER' and n.starts_at = o.starts_at;

-- The delivery log of one event, from the newest backwards; all that is said of it beside reminders comes from here.
drop index notice_by_event;
create index notice_by_event on notice (event_id, planned_at desc, id desc);
