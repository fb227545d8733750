-- What imports did, so that they can be taken back.
create table import_run (
    id uuid primary key,
    actor text not null,
    at timestamptz not null,
    undone_at timestamptz
);
create index import_run_by_time on import_run (at);

create table import_change (
    run_id uuid not null references import_run on delete cascade,
    event_id uuid not null references event on delete cascade,
    revision integer not null,           -- of the event, after the import
    before jsonb,                        -- what it said; null when the import made it
    primary key (run_id, event_id)
);
create index import_change_by_event on import_change (event_id);
