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
    imported_at timestamptz
);
create index import_upload_by_age on import_upload (created_at);
create index import_upload_by_owner on import_upload (owner, created_at);
