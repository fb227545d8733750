-- Calendars elsewhere that are polled.
create table source (
    id uuid primary key,
    name text not null,
    url text not null,
    format text not null,                -- AUTO, ICS, CSV, JSON, JSONLD
    poll_interval text,                  -- ISO 8601; null: the configured one
    trust text not null,                 -- PUBLISH, REVIEW
    tags jsonb not null,
    series text,
    organiser text,
    time_zone text,
    vanished text not null,              -- KEEP, CANCEL, WITHDRAW
    active boolean not null,
    revision integer not null,
    created_at timestamptz not null,
    -- What polling knows; raises no revision.
    etag text,
    last_modified text,
    content_hash text,                   -- of what was last brought in
    next_run_at timestamptz not null,
    failures integer not null default 0, -- in a row
    claimed_until timestamptz,           -- a node is polling it
    last_run jsonb
);
create unique index source_by_name on source (lower(name));
create index source_due on source (next_run_at) where active;

create table source_run (
    id uuid primary key,
    source_id uuid not null references source on delete cascade,
    at timestamptz not null,
    outcome text not null,               -- OK, UNCHANGED, FAILED
    result jsonb not null
);
create index source_run_by_source on source_run (source_id, id desc);

-- The events of a source, as it listed them last.
create table source_item (
    id uuid primary key,
    source_id uuid not null references source on delete cascade,
    event_id uuid not null,
    uid text not null,                   -- as the source has it
    event_uid text not null,             -- as the catalogue has it
    fingerprint text not null,           -- of title, start and city there: finds it again when its uid changes
    vanished_at timestamptz,             -- it is not listed any more
    withdrawn boolean not null default false, -- it was withdrawn because of that
    unique (source_id, event_id)
);
create index source_item_by_event on source_item (event_id);
