-- What comes in from elsewhere: files, calendars that are polled, and what readers propose.

-- What an editor has brought to import and looks at first: any node can then import exactly those bytes.
create table import_upload (
    id uuid primary key,
    owner text not null,                 -- who brought it; nobody else finds it
    name text not null,                  -- of the file; empty when the text was pasted
    source text not null,
    format text not null,                -- JSON, NDJSON, ICALENDAR, CSV
    body bytea,                          -- null once it is imported
    report jsonb not null,               -- what would become of it; once imported, what became of it
    created_at timestamptz not null,
    imported_at timestamptz,
    -- The editor's word for the file that waits to be imported.
    publish_private boolean not null default false,
    -- What an editor has said about a table: of an upload, how it is read; of a source, what is taken up again the next time.
    choices jsonb
);
create index import_upload_by_age on import_upload (created_at);
create index import_upload_by_owner on import_upload (owner, created_at);

create table import_choices (
    source text primary key,
    choices jsonb not null,              -- its columns and the order of its dates; never an encoding
    updated_at timestamptz not null
);

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
    failures integer not null default 0,  -- in a row
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
    withdrawn boolean not null default false,  -- it was withdrawn because of that
    unique (source_id, event_id)
);
create index source_item_by_event on source_item (event_id);

-- What readers propose. It is no event and in no list, feed or mail until an editor has made it one.
create table submission (
    id uuid primary key,
    event jsonb not null,                -- as it was typed, and found to be in order
    contact text,                        -- an address to ask back, if somebody gave one
    note text,                           -- for the editors only
    state text not null,                 -- WAITING, ACCEPTED, REJECTED
    submitted_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    reason text,                         -- why it was rejected
    event_id uuid references event on delete set null
);
create index submission_waiting on submission (submitted_at, id) where state = 'WAITING';
create index submission_decided on submission (decided_at, id) where state <> 'WAITING';
create index submission_by_event on submission (event_id);
