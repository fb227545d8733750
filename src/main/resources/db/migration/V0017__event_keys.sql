-- By which words an event is found by a choice: what follows() asks of one subscriber and one event, as rows to be joined,
-- so that one statement answers for many of both. ALL is for choices that name nothing.
create function event_keys(event_id uuid, series_id uuid, organiser_id uuid)
returns table (kind text, target text) language sql stable as $$
    select k.kind, k.target from (
        select 'ALL' as kind, '' as target
        union all
        select 'TAG', t.slug from event_tag et join tag t on t.id = et.tag_id where et.event_id = event_keys.event_id
        union all
        select 'SERIES', x.slug from series x where x.id = event_keys.series_id
        union all
        select 'ORGANISER', g.slug from organiser g where g.id = event_keys.organiser_id
        union all
        select 'EVENT', cast(event_keys.event_id as text)
        -- Without it PostgreSQL 18 loses a variable where the rows are joined with those of a choice.
        offset 0) k
$$;

-- The next date of an event.
create index occurrence_next on occurrence (event_id, starts_at, id) where visible;

-- The other way round: the events that a word names. ALL is every event; ask for it only where that is bounded.
create function key_events(kind text, target text) returns setof event language sql stable as $$
    select e.* from tag t join event_tag et on et.tag_id = t.id join event e on e.id = et.event_id
    where key_events.kind = 'TAG' and t.slug = key_events.target
    union all
    select e.* from series x join event e on e.series_id = x.id
    where key_events.kind = 'SERIES' and x.slug = key_events.target
    union all
    select e.* from organiser g join event e on e.organiser_id = g.id
    where key_events.kind = 'ORGANISER' and g.slug = key_events.target
    union all
    select e.* from event e where e.id = case when key_events.kind = 'EVENT' then cast(key_events.target as uuid) end
    union all
    select e.* from event e where key_events.kind = 'ALL'
$$;

-- Who follows an event.
create function followers(event uuid) returns table (subscriber_id uuid) language sql stable as $$
    select f.subscriber_id
    from event e left join venue v on v.id = e.venue_id
    cross join lateral event_keys(e.id, e.series_id, e.organiser_id) k
    join subscriber_follow f on f.kind = k.kind and f.target = k.target
    where e.id = followers.event
      and (k.kind = 'EVENT' or e.online_url is not null
           or not exists (select 1 from subscriber_country c where c.subscriber_id = f.subscriber_id)
           or exists (select 1 from subscriber_country c
                      where c.subscriber_id = f.subscriber_id and c.country = v.country))
    union
    select s.id
    from event e left join venue v on v.id = e.venue_id
    join subscriber s on s.follows_everything
    where e.id = followers.event
      and (e.online_url is not null
           or not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
           or exists (select 1 from subscriber_country c where c.subscriber_id = s.id and c.country = v.country))
$$;
create index subscriber_everything on subscriber (id) where follows_everything;

-- follows() as a row to be joined, which costs a tenth of a call.
create function whether_follows(s subscriber, e event) returns table (follows boolean) language sql stable as $$
    select exists (select 1 from subscriber_follow f
                   where f.subscriber_id = s.id and f.kind = 'EVENT' and f.target = cast(e.id as text))
        or ((s.follows_everything
             or exists (select 1 from subscriber_follow f
                        where f.subscriber_id = s.id
                          and (f.kind = 'TAG' and f.target in (select t.slug from event_tag et join tag t on t.id = et.tag_id
                                                               where et.event_id = e.id)
                            or f.kind = 'SERIES' and f.target = (select x.slug from series x where x.id = e.series_id)
                            or f.kind = 'ORGANISER'
                               and f.target = (select x.slug from organiser x where x.id = e.organiser_id))))
            and (not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
                 or e.online_url is not null
                 or exists (select 1 from subscriber_country c join venue v on v.country = c.country
                            where c.subscriber_id = s.id and v.id = e.venue_id)))
$$;
