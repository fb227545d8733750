-- What readers may still be told of an event that they once saw and that was hidden or withdrawn: as it was when it was last
-- public. Written in the transaction that takes it away, deleted by the one that publishes it again; edits in between do
-- not touch it. The words that feeds are chosen by are those of then, too.
create table tombstone (
    event_id uuid primary key references event on delete cascade,
    slug text not null,
    title text not null,
    start_local timestamp not null,
    end_local timestamp,
    time_zone text not null,
    all_day boolean not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    recurrence jsonb,
    key_dates jsonb not null,
    -- Never shown: what a change is told against when the event is published again.
    status text not null,
    venue jsonb,
    online_url text,
    -- Never shown: which feeds hold it, and who followed it.
    tags uuid[] not null,
    series_id uuid,
    organiser_id uuid,
    country char(2),
    search tsvector,
    -- As of the transaction that took it away.
    sequence integer not null,
    revision integer not null,
    last_modified timestamptz not null
);
create index tombstone_by_last_modified on tombstone (last_modified desc, event_id);
create index tombstone_by_tag on tombstone using gin (tags);

-- What was hidden before had no record of what it was; its title and dates are found in the history, if they were edited.
insert into tombstone (event_id, slug, title, start_local, end_local, time_zone, all_day, starts_at, ends_at, recurrence,
                       key_dates, status, venue, online_url, tags, series_id, organiser_id, country, search, sequence,
                       revision, last_modified)
select e.id, e.slug,
       coalesce((select x ->> 'from' from event_change c, jsonb_array_elements(c.changes) x
                 where c.event_id = e.id and c.revision >= hidden.revision and x ->> 'field' = 'title'
                 order by c.revision limit 1), e.title),
       e.start_local, e.end_local, e.time_zone, e.all_day, e.starts_at, e.ends_at, e.recurrence, e.key_dates, e.status,
       case when v.id is not null then jsonb_build_object('name', v.name, 'address', v.address, 'city', v.city,
           'country', v.country, 'latitude', v.latitude, 'longitude', v.longitude) end,
       e.online_url, array(select et.tag_id from event_tag et where et.event_id = e.id order by et.position),
       e.series_id, e.organiser_id, v.country, e.search, e.sequence, e.revision, e.last_modified
from event e left join venue v on v.id = e.venue_id
cross join lateral (
    select coalesce(max(c.revision), e.revision) as revision from event_change c
    where c.event_id = e.id and (c.action = 'WITHDRAWN' and e.published
          or exists (select 1 from jsonb_array_elements(c.changes) x
                     where x ->> 'field' = 'published' and x ->> 'to' = 'false'))) hidden
where e.first_published_at is not null and not (e.published and e.withdrawn_at is null);

-- Whether a subscriber followed what readers see no more, by what it named when they saw it.
create function followed(s subscriber, event uuid) returns boolean language sql stable as $$
    select exists (select 1 from subscriber_follow f
                   where f.subscriber_id = s.id and f.kind = 'EVENT' and f.target = cast(followed.event as text))
        or exists (select 1 from tombstone x
                   where x.event_id = followed.event
                     and (s.follows_everything
                          or exists (select 1 from subscriber_follow f
                                     where f.subscriber_id = s.id
                                       and (f.kind = 'TAG' and f.target in (select t.slug from tag t where t.id = any(x.tags))
                                         or f.kind = 'SERIES' and f.target = (select r.slug from series r where r.id = x.series_id)
                                         or f.kind = 'ORGANISER'
                                            and f.target = (select r.slug from organiser r where r.id = x.organiser_id))))
                     and (x.online_url is not null
                          or not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
                          or exists (select 1 from subscriber_country c
                                     where c.subscriber_id = s.id and c.country = x.country)))
$$;
