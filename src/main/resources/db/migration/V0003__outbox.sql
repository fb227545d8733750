-- Messages on their way to a mailbox. A row is one mail; its states and their legal order are those of MessageState.
create table message (
    id uuid primary key,                       -- UUIDv7: by id is by age
    composer text not null,                    -- who writes it when its turn has come
    reference text,                            -- by which the composer finds its matter again
    kinds text[] not null,
    recipient text not null,
    subscriber_id uuid,                        -- not a foreign key: the outbox does not know subscribers
    state text not null check (state in
        ('HELD', 'QUEUED', 'SENDING', 'SENT', 'RETRY', 'FAILED', 'SUPPRESSED', 'SKIPPED')),
    reason text,                               -- why it was not sent
    gathering boolean not null default false,  -- takes in what else falls due to its subscriber, until it is claimed
    internet_message_id text not null,         -- RFC 5322 Message-ID, without brackets; the same in every attempt
    created_at timestamptz not null,
    due_at timestamptz not null,
    useful_until timestamptz,
    available_at timestamptz not null,         -- to be claimed from then on: due, next attempt, or when the lease runs out
    lease uuid,                                -- the claim that is sending it
    attempts integer not null default 0,       -- that the server answered with "try later"
    settled_at timestamptz,
    smtp_reply text,                           -- the last one
    subject text,
    content bytea                              -- what was sent: gzipped JSON of OutgoingMail
);

-- The claim: due and waiting, or left behind by a node that died.
create index message_claimable on message (available_at, id) where state in ('QUEUED', 'RETRY', 'SENDING');
create unique index message_gathering on message (composer, subscriber_id) where gathering;
create index message_by_state on message (state, id);
create index message_by_subscriber on message (subscriber_id, id);
