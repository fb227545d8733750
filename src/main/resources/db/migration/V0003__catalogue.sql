-- The catalogue. Instants are timestamptz; what a clock on the wall shows is timestamp beside an IANA zone name,
-- and the instant is derived from the two (starts_at, ends_at) so that it can be indexed.

-- One row; its revision rises with every committed change, so that nodes notice a change that they did not hear of.
create table catalogue (
    only_row boolean primary key default true check (only_row),
    revision bigint not null,
    changed_at timestamptz not null,
    registers_changed_in bigint not null default 0  -- the revision in which a tag, series, organiser or venue changed last
);
insert into catalogue (revision, changed_at) values (0, timestamptz '1970-01-01 00:00:00+00');

create table tag (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    revision integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table series (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    revision integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index series_by_name on series (name_key(name));

create table organiser (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    url text,
    revision integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
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
    revision integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
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
    search tsvector,
    changed_in bigint not null default 0,  -- the catalogue's revision, so that feeds ask for the changes alone
    -- When all that is known of the event begins and is over, so that an index finds what is not over in some days. Both
    -- ends are included, since an event may be over when it begins.
    first_at timestamptz not null,
    over_at timestamptz not null,
    -- A source calls it private or confidential (CLASS, RFC 5545 §3.8.1.3): not shown unless an editor says so.
    restricted boolean not null default false,
    -- How far its stored occurrences reach. All that begin from stored_from on and before stored_until are there, and of
    -- those beyond the nearest on either side; null where nothing lies beyond. first_at and over_at hold at any distance.
    stored_from timestamptz,
    stored_until timestamptz,
    -- What an event was when it was last imported: its version (SEQUENCE, LAST-MODIFIED, DTSTAMP), digests of its fields, and
    -- the versions of single dates. Null for what was made here. No index: it is read with its event alone.
    imported jsonb,
    -- Which fields of an imported event an editor has changed since, and who and when: there the source is not followed.
    edited jsonb,
    -- Why an event was taken out, and of which it is a double.
    withdrawn_as text check (withdrawn_as in ('UNSAID', 'MISTAKE', 'DOUBLE')),
    double_of uuid references event (id)
);
create unique index event_import_key on event (import_key) where import_key is not null;
create index event_by_start on event (starts_at, id);
create index event_by_series on event (series_id);
create index event_by_venue on event (venue_id);
create index event_by_organiser on event (organiser_id);
create index event_by_words on event using gin (search);
create index event_by_change on event (changed_in);
create index event_by_span on event using gist (tstzrange(first_at, over_at, '[]'));
-- What changed last, for those who read the changes.
create index event_by_last_modified on event (last_modified desc, id);
create index event_stored_until on event (stored_until) where stored_until is not null and withdrawn_at is null;
create index event_stored_from on event (stored_from) where stored_from is not null and withdrawn_at is null;
create index event_by_name on event (name_key(title));
create index event_double_of on event (double_of) where double_of is not null;

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
-- The next date of an event.
create index occurrence_next on occurrence (event_id, starts_at, id) where visible;
-- What goes on at an instant. Of two local times about a clock change the later may be the earlier instant.
create index occurrence_by_span on occurrence using gist (tstzrange(starts_at, greatest(starts_at, ends_at)));

-- The history of every event: one row a step.
create table event_change (
    id uuid primary key,
    event_id uuid not null references event on delete cascade,
    revision integer not null,
    at timestamptz not null,
    actor text not null,
    action text not null,
    changes jsonb not null,
    reason text,                         -- why, when nobody edited the event itself
    -- What of an event's history readers may be told: steps between two states that they saw. When a hidden event is
    -- published again, what differs from what it was when they last saw it stands in public_changes instead of changes.
    in_public boolean not null default false,
    public_changes jsonb,
    -- A name alone does not say who made a change: a token may be called "admin", and a source like a person.
    actor_kind text not null default 'UNKNOWN'
        check (actor_kind in ('PERSON', 'TOKEN', 'OPERATOR', 'SOURCE', 'SYSTEM', 'UNKNOWN'))
);
create index event_change_by_event on event_change (event_id, revision);
-- The audit log of one person, program or import, newest first. Ids rise with time, so the log as a whole is read along
-- its primary key.
create index event_change_by_actor on event_change (actor, id);

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

-- What something was called before it was renamed or merged, so that its addresses and feeds go on working.
create table former_slug (
    kind text not null,                  -- EVENT, TAG, SERIES, ORGANISER, VENUE
    slug text not null,                  -- a venue's id
    target_id uuid not null,
    -- Whether readers ever saw this address. One that a draft had before it was published leads only editors on.
    seen boolean not null default true,
    primary key (kind, slug)
);
create index former_slug_by_target on former_slug (target_id);
create index former_slug_unseen on former_slug (target_id) where not seen;

-- What was answered to a request that carried an Idempotency-Key, so that sending it again does nothing twice.
create table idempotent_request (
    actor text not null,                 -- keys of one caller are nothing to another
    key text not null,
    body_hash text not null,             -- SHA-256, hexadecimal
    event_id uuid not null,
    answer text not null,
    at timestamptz not null,
    primary key (actor, key)
);
create index idempotent_request_by_age on idempotent_request (at);

-- The words by which an event is found, those of what it names included. Whoever writes an event sets them.
create function event_words(e event) returns tsvector language sql stable as $$
    select setweight(search_vector(e.title), 'A')
        || setweight(search_vector(concat_ws(' ',
               e.summary,
               (select name from series where id = e.series_id),
               (select name from organiser where id = e.organiser_id),
               (select concat_ws(' ', name, city) from venue where id = e.venue_id),
               (select string_agg(t.name, ' ' order by et.position)
                from event_tag et join tag t on t.id = et.tag_id where et.event_id = e.id))), 'B')
        || setweight(search_vector(coalesce(e.description, '')), 'C')
$$;
