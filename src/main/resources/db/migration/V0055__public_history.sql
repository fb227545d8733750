-- What of an event's history readers may be told: steps between two states that they saw. When a hidden event is
-- published again, what differs from what it was when they last saw it stands in public_changes instead of changes.
alter table event_change
    add column in_public boolean not null default false,
    add column public_changes jsonb;

update event_change c
set in_public = true
from (select id, lag(published) over (partition by event_id order by revision) as before, published as after
      from (select h.id, h.event_id, h.revision,
                   -- The last word on it up to this step: each step that changed it is a group with those that follow.
                   bool_or(h.says) over (partition by h.event_id, h.steps) as published
            from (select k.id, k.event_id, k.revision, p.says,
                         count(p.says) over (partition by k.event_id order by k.revision) as steps
                  from event_change k
                  left join lateral (
                      select x ->> 'to' = 'true' as says from jsonb_array_elements(k.changes) x
                      where x ->> 'field' = 'published' limit 1) p on true) h) told) shown
where shown.id = c.id and c.action = 'UPDATED' and shown.before and shown.after;
