-- Whether anything that a subscriber follows takes place after an instant: what follows() says of each event, asked from
-- the side of the choice, so that indexes lead from its tags, series and organisers to the few events that they name.
create function in_countries(s subscriber, e event) returns boolean language sql stable as $$
    select e.online_url is not null
        or not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
        or exists (select 1 from subscriber_country c join venue v on v.country = c.country
                   where c.subscriber_id = s.id and v.id = e.venue_id)
$$;

create function follows_ahead(s subscriber, at timestamptz) returns boolean language sql stable as $$
    select case when s.follows_everything then
        exists (select 1 from occurrence o join event e on e.id = o.event_id
                where o.visible and o.starts_at > at and in_countries(s, e))
    else
        exists (select 1 from subscriber_follow f
                join tag t on t.slug = f.target
                join event_tag et on et.tag_id = t.id
                join event e on e.id = et.event_id
                join occurrence o on o.event_id = e.id and o.visible and o.starts_at > at
                where f.subscriber_id = s.id and f.kind = 'TAG' and in_countries(s, e))
        or exists (select 1 from subscriber_follow f
                join series x on x.slug = f.target
                join event e on e.series_id = x.id
                join occurrence o on o.event_id = e.id and o.visible and o.starts_at > at
                where f.subscriber_id = s.id and f.kind = 'SERIES' and in_countries(s, e))
        or exists (select 1 from subscriber_follow f
                join organiser g on g.slug = f.target
                join event e on e.organiser_id = g.id
                join occurrence o on o.event_id = e.id and o.visible and o.starts_at > at
                where f.subscriber_id = s.id and f.kind = 'ORGANISER' and in_countries(s, e))
    end
    or exists (select 1 from subscriber_follow f
               join occurrence o on o.event_id = cast(f.target as uuid) and o.visible and o.starts_at > at
               where f.subscriber_id = s.id and f.kind = 'EVENT')
$$;
