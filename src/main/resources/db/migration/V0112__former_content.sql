-- What an event said before it was edited, by the revision at which it said so.
create table former_content (
    event_id uuid not null references event on delete cascade,
    revision integer not null,
    content jsonb not null,
    primary key (event_id, revision)
);

create index event_withdrawn on event (withdrawn_at, id) where withdrawn_at is not null;
