-- The catalogue. Instants are timestamptz; what a clock on the wall shows is timestamp beside an IANA zone name,
-- and the instant is derived from the two (starts_at, ends_at) so that it can be indexed.

-- One row; its revision rises with every committed change, so that nodes notice a change that they did not hear of.
create table catalogue (
    only_row boolean primary key default true check (only_row),
    revision bigint not null,
    changed_at timestamptz not null
);
insert into catalogue (revision, changed_at) values (0, timestamptz '1970-01-01 00:00:00+00');

create table tag (
    id uuid primary key,
    slug text not null unique,
    name text not null
);

create table series (
    id uuid primary key,
    slug text not null unique,
    name text not null
);

create table organiser (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    url text,
    unique nulls not distinct (name, url)
);

create table venue (
    id uuid primary key,
    name text,
    address text,
    city text,
    country char(2),
    latitude double precision,
    longitude double precision,
    unique nulls not distinct (name, city, country, address, latitude, longitude)
);

create table event (
    id uuid primary key,
    uid text not null unique,
    slug text not null unique,
    title text not null,
    summary text,
    description text,
    start_local timestamp not null,
    end_local timestamp,                 -- all-day: the last day, inclusive
    time_zone text not null,
    all_day boolean not null,
    starts_at timestamptz not null,      -- of the first occurrence
    ends_at timestamptz not null,
    published boolean not null,
    status text not null,
    series_id uuid references series,
    venue_id uuid references venue,
    organiser_id uuid references organiser,
    online_url text,
    url text,
    registration_url text,
    image text,
    key_dates jsonb not null default '[]',
    recurrence jsonb,
    source text,
    import_key text,                     -- how an import without uid finds the event again
    sequence integer not null,
    revision integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    last_modified timestamptz not null,  -- of what a feed's reader sees
    first_published_at timestamptz,
    withdrawn_at timestamptz,
    search tsvector generated always as (
        setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', coalesce(summary, '')), 'B')
        || setweight(to_tsvector('simple', coalesce(description, '')), 'C')
    ) stored
);
create unique index event_import_key on event (import_key) where import_key is not null;
create index event_by_start on event (starts_at, id);
create index event_by_series on event (series_id);
create index event_by_venue on event (venue_id);
create index event_by_organiser on event (organiser_id);
create index event_by_words on event using gin (search);

create table event_tag (
    event_id uuid not null references event on delete cascade,
    position integer not null,
    tag_id uuid not null references tag,
    primary key (event_id, position)
);
create index event_tag_by_tag on event_tag (tag_id, event_id);

-- The instances of every event: one of a single event, those within the horizon of a recurring one.
create table occurrence (
    id uuid primary key,
    event_id uuid not null references event on delete cascade,
    recurs_at timestamp,                 -- RECURRENCE-ID in local time; null for a single event
    start_local timestamp not null,
    end_local timestamp,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    status text not null,
    visible boolean not null,            -- published, neither cancelled nor postponed nor withdrawn
    unique nulls not distinct (event_id, recurs_at)
);
create index occurrence_by_start on occurrence (starts_at, id);
create index occurrence_visible_by_start on occurrence (starts_at) where visible;
create index occurrence_by_end on occurrence (ends_at);

create table event_change (
    id uuid primary key,
    event_id uuid not null references event on delete cascade,
    revision integer not null,
    at timestamptz not null,
    actor text not null,
    action text not null,
    changes jsonb not null
);
create index event_change_by_event on event_change (event_id, revision);
