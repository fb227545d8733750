-- Who made a change is told by its kind, and no longer by what a name looks like: a token may be called "admin", and a
-- source like a person. A node of the release before, while it still runs beside a new one, writes UNKNOWN.
alter table event_change add column actor_kind text not null default 'UNKNOWN'
    check (actor_kind in ('PERSON', 'TOKEN', 'OPERATOR', 'SOURCE', 'SYSTEM', 'UNKNOWN'));

-- What is stored is told by its looks for the last time. "token:admin" was the operator's token, unless a token of that
-- name had been made; the two cannot be told apart any more.
update event_change set actor_kind = case
    when actor = 'token:admin' and not exists (select from api_token where name = 'admin') then 'OPERATOR'
    when actor like 'token:%' then 'TOKEN'
    when actor like 'import:%' then 'SOURCE'
    when actor = 'system' then 'SYSTEM'
    else 'PERSON' end;

-- The name belongs to the operator's token from now on.
update api_token set name = name || '-' || left(id::text, 8) where lower(name) = 'admin';
