-- What is done beside events: sign-ins, tokens, exports, erasures, switches. No personal data but the actor's name.
create table audit_entry (
    id uuid primary key,
    at timestamptz not null,             -- when, or first
    last_at timestamptz not null,        -- when last, of what is counted together
    times integer not null default 1,
    actor_kind text not null
        check (actor_kind in ('PERSON', 'TOKEN', 'OPERATOR', 'SOURCE', 'SYSTEM', 'UNKNOWN')),
    actor text not null,
    action text not null,
    subject text,                        -- the name of a token, the id of a subscriber; never an address of a reader
    fold text unique                     -- what is counted together: failures of one account within an hour
);
create index audit_entry_by_actor on audit_entry (actor, id);
create index audit_entry_by_time on audit_entry (last_at);
