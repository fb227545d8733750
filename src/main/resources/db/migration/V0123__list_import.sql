-- Lists of subscribers that are moved over from the desk: kept until all of one is through, so that a restart goes on.
create table list_import (
    id uuid primary key,
    actor text not null,
    name text not null,                  -- of the file; empty for pasted text
    format text not null check (format in ('JSON', 'NDJSON', 'CSV')),
    body bytea,                          -- null once all of it is through
    total integer not null,
    through integer not null default 0,
    created integer not null default 0,
    updated integer not null default 0,
    unchanged integer not null default 0,
    skipped integer not null default 0,
    reasons jsonb not null default '[]', -- why entries were skipped; the first of many
    created_at timestamptz not null,
    ended_at timestamptz
);
create index list_import_unfinished on list_import (id) where ended_at is null;
