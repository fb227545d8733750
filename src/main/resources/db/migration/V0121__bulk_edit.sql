-- What is done to many events at a time, or to an entry of a register that many events name: in batches, each a
-- transaction, so that nobody waits for the whole and a restart goes on where it stopped.
create table bulk_edit (
    id uuid primary key,
    action text not null,
    value text,                          -- the tag or series that is set; what an entry is called now
    register text,                       -- TAG, SERIES, ORGANISER, VENUE: of a rename or merge
    entry_id uuid,                       -- the entry that is renamed, or that goes
    target_id uuid,                      -- the entry that takes its events over
    former jsonb,                        -- the entry as it was
    seen boolean not null default false, -- whether readers knew the entry by its key
    moves boolean not null default false, -- whether those who chose the key move with it
    quietly boolean not null default false,
    actor_kind text not null
        check (actor_kind in ('PERSON', 'TOKEN', 'OPERATOR', 'SOURCE', 'SYSTEM', 'UNKNOWN')),
    actor text not null,
    state text not null check (state in ('PREPARED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE')),
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz
);
create index bulk_edit_unfinished on bulk_edit (id) where state in ('RUNNING', 'UNDOING');
create index bulk_edit_by_entry on bulk_edit (target_id) where target_id is not null;

create table bulk_edit_item (
    bulk_edit_id uuid not null references bulk_edit on delete cascade,
    event_id uuid not null references event on delete cascade,
    state text not null check (state in ('WAITING', 'DONE', 'UNCHANGED', 'FAILED', 'UNDONE', 'KEPT')),
    reason text,                         -- why it failed, or was not put back
    revision integer,                    -- of the event after the edit
    former jsonb,                        -- what of the event was otherwise before
    primary key (bulk_edit_id, event_id)
);
create index bulk_edit_item_by_state on bulk_edit_item (bulk_edit_id, state, event_id);
