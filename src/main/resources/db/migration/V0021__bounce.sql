-- Mails that came back, and complaints; only those that are proven to be about a message of ours.
create table bounce (
    id uuid primary key,
    message_id uuid not null,             -- not a foreign key: messages are kept for less long
    subscriber_id uuid,                   -- as the message's
    recipient text not null,              -- of the message
    kind text not null,                   -- HARD, SOFT, COMPLAINT
    status text,                          -- RFC 3463
    diagnostic text,                      -- what the server said, shortened
    at timestamptz not null,
    unique (message_id, kind)
);
create index bounce_by_recipient on bounce (recipient, at);
create index bounce_by_subscriber on bounce (subscriber_id, at);
create index bounce_by_time on bounce (at);

-- Why and since when an address is not written to.
alter table subscriber add column suppressed_at timestamptz;
alter table subscriber add column suppressed_for text;     -- REJECTED, BOUNCED, COMPLAINED, BLOCKED
alter table subscriber add column suppressed_detail text;  -- what the server said, shortened
create index subscriber_suppressed on subscriber (suppressed_at, id) where suppressed;
create index suppressed_address_by_time on suppressed_address (since, address_hash);
update subscriber set suppressed_at = updated_at, suppressed_for = 'REJECTED' where suppressed;
