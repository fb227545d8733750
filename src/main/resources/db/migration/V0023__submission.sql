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
