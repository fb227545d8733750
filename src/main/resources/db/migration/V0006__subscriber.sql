-- Who is written to, and what they follow.

-- Who wants which notices. What follows from consent, and when, is docs/subscribing.md.
create table subscriber (
    id uuid primary key,
    email text not null,                 -- as typed, trimmed
    email_key text not null unique,      -- canonical: lower case, ASCII domain
    state text not null,                 -- PENDING, ACTIVE, UNSUBSCRIBED
    suppressed boolean not null default false,  -- hard bounce or complaint
    time_zone text not null,
    locale text not null,
    digest text not null,                -- NONE, WEEKLY, MONTHLY
    announcements boolean not null,
    changes boolean not null,
    nothing_upcoming boolean not null,
    quiet_from time,
    quiet_to time,
    paused_until timestamptz,
    confirmed_at timestamptz,            -- C of the notice rules
    -- No tag, series or organiser narrows the choice. Single followed events may stand beside it: they are exempt
    -- from the countries.
    follows_everything boolean not null,
    token_epoch integer not null default 0,  -- raising it invalidates every link mailed before
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Why and since when an address is not written to.
    suppressed_at timestamptz,
    suppressed_for text,                 -- REJECTED, BOUNCED, COMPLAINED, BLOCKED
    suppressed_detail text,              -- what the server said, shortened
    -- When a reader wants the digest; null for Monday, and for the site's send hour.
    digest_day smallint check (digest_day between 2 and 7),  -- ISO 8601
    digest_hour smallint check (digest_hour between 0 and 23),
    -- Raising it gives a subscriber's calendar another address; the old one is dead for good.
    calendar_epoch integer not null default 0
);
create index subscriber_unconfirmed on subscriber (created_at) where state = 'PENDING';
create index subscriber_by_zone on subscriber (time_zone);
create index subscriber_by_update on subscriber (updated_at);
create index subscriber_everything on subscriber (id) where follows_everything;
-- Digests are few.
create index subscriber_by_digest on subscriber (digest, time_zone) where digest <> 'NONE';
create index subscriber_suppressed on subscriber (suppressed_at, id) where suppressed;
create index subscriber_digest_choice
    on subscriber (time_zone, digest, (coalesce(digest_day, 0)), (coalesce(digest_hour, -1)))
    where digest <> 'NONE' and (digest_day is not null or digest_hour is not null);

create table subscriber_follow (
    subscriber_id uuid not null references subscriber on delete cascade,
    kind text not null,                  -- TAG, SERIES, ORGANISER, EVENT
    target text not null,                -- slug; the event's id for EVENT. May name a tag that does not exist yet.
    primary key (subscriber_id, kind, target)
);
create index subscriber_follow_by_target on subscriber_follow (kind, target, subscriber_id);

create table subscriber_country (
    subscriber_id uuid not null references subscriber on delete cascade,
    country char(2) not null,
    primary key (subscriber_id, country)
);

create table subscriber_lead_time (
    subscriber_id uuid not null references subscriber on delete cascade,
    lead text not null,                  -- canonical ISO 8601 as in the API: P7D, PT1M
    primary key (subscriber_id, lead)
);
create index subscriber_lead_time_by_lead on subscriber_lead_time (lead, subscriber_id);

-- What somebody asked for and the address's owner has not confirmed yet. Answering a request writes one row here,
-- whoever asks, so that neither the answer nor its time tells whether an address is known; the row is taken up after.
create table subscription_request (
    id uuid primary key,
    email text not null,
    email_key text not null,
    wish jsonb not null,
    source text,                         -- the site or page it came from
    requested_at timestamptz not null,
    subscriber_id uuid references subscriber on delete cascade,  -- null until taken up
    mail_at timestamptz,                 -- when its confirmation mail is due
    expires_at timestamptz,
    confirmed_at timestamptz,
    -- The language that a new subscriber's browser asked for, of those that mails are written in.
    language text,
    -- Not to be taken up before: its domain has had as many mails as may go there for now.
    not_before timestamptz
);
create index subscription_request_waiting on subscription_request (requested_at, id) where subscriber_id is null;
create index subscription_request_by_subscriber on subscription_request (subscriber_id, mail_at);
create index subscription_request_by_expiry on subscription_request (expires_at);
create index subscription_request_by_address on subscription_request (email_key, mail_at);

-- The proof of consent: when, from where and to which words.
create table subscriber_consent (
    id uuid primary key,
    subscriber_id uuid not null references subscriber on delete cascade,
    at timestamptz not null,
    action text not null,                -- REQUESTED, CONFIRMED, CHANGED, UNSUBSCRIBED
    source text,
    wording text
);
create index subscriber_consent_by_subscriber on subscriber_consent (subscriber_id, at);

-- What stays of an erased address: enough to know it again, not enough to read it.
create table suppressed_address (
    address_hash text primary key,       -- HMAC-SHA-256, base64url
    reason text not null,                -- REJECTED, ERASED
    since timestamptz not null
);
create index suppressed_address_by_time on suppressed_address (since, address_hash);

-- A subscription moves to another address once that address's owner confirms. A request to move is one row, whoever asks
-- for whichever address, and is taken up afterwards; see subscription_request.
create table address_change (
    id uuid primary key,
    subscriber_id uuid not null references subscriber on delete cascade,
    email text not null,                 -- the new one, as typed
    email_key text not null,
    old_email text not null,
    requested_at timestamptz not null,
    taken_up boolean not null default false,
    mail_at timestamptz,                 -- when its mail is due
    expires_at timestamptz,
    confirmed_at timestamptz,
    old_email_key text not null,
    not_before timestamptz
);
create index address_change_waiting on address_change (requested_at, id) where not taken_up;
create index address_change_by_address on address_change (email_key, mail_at);
create index address_change_by_subscriber on address_change (subscriber_id);
create index address_change_by_expiry on address_change (expires_at);
create index address_change_by_old_address on address_change (old_email_key);

-- Who had an address before they moved to another. Enough to know the address again, not enough to read it.
create table former_address (
    address_hash text not null,          -- HMAC-SHA-256, base64url
    subscriber_id uuid not null references subscriber on delete cascade,
    primary key (address_hash, subscriber_id)
);
create index former_address_by_subscriber on former_address (subscriber_id);

-- Whether a subscriber's choice takes in an event: the one definition that planning, sending and stretches without events
-- share. An empty choice follows everything; countries restrict all but events that are followed by themselves. A row to be
-- joined, which costs a tenth of a call.
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

-- The same as a call, for one subscriber and one event.
create function follows(s subscriber, e event) returns boolean language sql stable as $$
    select w.follows from whether_follows(s, e) w
$$;

-- By which words an event is found by a choice: what whether_follows() asks of one subscriber and one event, as rows to be
-- joined, so that one statement answers for many of both. ALL is for choices that name nothing.
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

-- Whether anything that a subscriber follows takes place after an instant: the same, asked from the side of the choice, so
-- that indexes lead from its tags, series and organisers to the few events that they name.
create function whether_ahead(s subscriber, at timestamptz) returns table (ahead boolean) language sql stable as $$
    select exists (select 1 from subscriber_follow f
                   cross join lateral key_events(f.kind, f.target) e
                   join occurrence o on o.event_id = e.id and o.visible and o.starts_at > whether_ahead.at
                   left join venue v on v.id = e.venue_id
                   where f.subscriber_id = s.id
                     and (f.kind = 'EVENT' or e.online_url is not null
                          or not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
                          or exists (select 1 from subscriber_country c
                                     where c.subscriber_id = s.id and c.country = v.country)))
        or s.follows_everything
           and exists (select 1 from occurrence o join event e on e.id = o.event_id left join venue v on v.id = e.venue_id
                       where o.visible and o.starts_at > whether_ahead.at
                         and (e.online_url is not null
                              or not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
                              or exists (select 1 from subscriber_country c
                                         where c.subscriber_id = s.id and c.country = v.country)))
$$;

-- The same as a call.
create function follows_ahead(s subscriber, at timestamptz) returns boolean language sql stable as $$
    select w.ahead from whether_ahead(s, at) w
$$;

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
