-- The nodes that say that they live, by the database's clock, which all of them share. A claim belongs to one of them: when it
-- is gone, its messages are free again.
create table node (
    id uuid primary key,                                        -- another one at every start
    started_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null                                -- its last heartbeat
);

alter table message add column node uuid; -- which holds the claim; null unless it is being sent
