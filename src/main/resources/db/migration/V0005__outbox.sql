-- Mails on their way, what they said, and what came back.

-- Ids are UUIDv7, in the order of entry, so that a range of ids is a range of time.
create function first_id_of(month date) returns uuid language sql immutable as $$
    select cast(lpad(to_hex(cast(extract(epoch from month) * 1000 as bigint)), 12, '0') || repeat('0', 20) as uuid)
$$;

-- Keys that the first start generates, so that every node uses the same.
create table secret (
    name text primary key,
    value bytea not null,
    created_at timestamptz not null
);

-- The nodes that say that they live, by the database's clock, which all of them share. A claim belongs to one of them: when it
-- is gone, its messages are free again.
create table node (
    id uuid primary key,                 -- another one at every start
    started_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null         -- its last heartbeat
);

-- Messages on their way to a mailbox. A row is one mail; its states and their legal order are those of MessageState.
create table message (
    id uuid primary key,                 -- UUIDv7: by id is by age
    composer text not null,              -- who writes it when its turn has come
    reference text,                      -- by which the composer finds its matter again
    kinds text[] not null,
    recipient text not null,
    subscriber_id uuid,                  -- not a foreign key: the outbox does not know subscribers
    state text not null check (state in
        ('HELD', 'QUEUED', 'SENDING', 'SENT', 'RETRY', 'FAILED', 'SUPPRESSED', 'SKIPPED')),
    reason text,                         -- why it was not sent
    -- Takes in what else falls due to its subscriber, until it is claimed.
    gathering boolean not null default false,
    internet_message_id text not null,   -- RFC 5322 Message-ID, without brackets; the same in every attempt
    created_at timestamptz not null,
    due_at timestamptz not null,
    useful_until timestamptz,
    available_at timestamptz not null,   -- to be claimed from then on: due, next attempt, or when the lease runs out
    lease uuid,                          -- the claim that is sending it
    attempts integer not null default 0, -- that the server answered with "try later"
    settled_at timestamptz,
    smtp_reply text,                     -- the last one
    subject text,
    node uuid                            -- which holds the claim; null unless it is being sent
);
-- The claim: due and waiting, or left behind by a node that died.
create index message_claimable on message (available_at, id) where state in ('QUEUED', 'RETRY', 'SENDING');
create unique index message_gathering on message (composer, subscriber_id) where gathering;
create index message_by_subscriber on message (subscriber_id, id);
create index message_by_entry on message (created_at desc, id desc) where composer <> 'notices';
create index message_apart on message (state, id) where state in ('HELD', 'FAILED', 'SUPPRESSED', 'SKIPPED');
-- Notices are nearly all mails and are found by their subscriber, so their indexes leave them out: only what goes to an
-- address by itself (confirmations, changes of address, tests) is found by it.
create index message_by_recipient on message (lower(recipient)) where composer <> 'notices';

-- What mails said, apart from the queue that claims update all the time, and by month, so that forgetting is a drop.
create table message_content (
    message_id uuid primary key,
    content bytea not null               -- as it was sent or refused, compressed
) partition by range (message_id);
-- It is compressed already.
alter table message_content alter column content set storage external;

do $$
declare
    month date := date_trunc('month', now() at time zone 'UTC');
begin
    while month <= now() + interval '1 month' loop
        execute format('create table message_content_%s partition of message_content for values from (%L) to (%L)',
            to_char(month, 'YYYY_MM'), first_id_of(month), first_id_of(cast(month + interval '1 month' as date)));
        month := month + interval '1 month';
    end loop;
end $$;

-- What no month was made for in time.
create table message_content_rest partition of message_content default;

-- What mails that say the same have in common, once for all of them, by month as message_content is. A mail's own content
-- then names its form.
create table mail_form (
    id uuid primary key,                 -- UUIDv7: when it was kept
    content bytea not null               -- compressed
) partition by range (id);
alter table mail_form alter column content set storage external;
create table mail_form_rest partition of mail_form default;

-- Whether an operator has sending paused; one row, for all nodes.
create table outbox_switch (
    only_row boolean primary key default true check (only_row),
    paused_at timestamptz,
    -- Whether the mail server has come to refuse nearly everybody: since when, what it said last, and when one mail goes
    -- ahead to try whether it still does; for all nodes.
    refused_since timestamptz,
    refused_reply text,
    trial_at timestamptz
);
insert into outbox_switch default values;

-- Mails that came back, and complaints; only those that are proven to be about a message of ours.
create table bounce (
    id uuid primary key,
    message_id uuid not null,            -- not a foreign key: messages are kept for less long
    subscriber_id uuid,                  -- as the message's
    recipient text not null,             -- of the message
    kind text not null,                  -- HARD, SOFT, COMPLAINT
    status text,                         -- RFC 3463
    diagnostic text,                     -- what the server said, shortened
    at timestamptz not null,
    -- Whose fault it is that a mail came back: MAILBOX, DELIVERY, SENDER; null for complaints.
    fault text,
    unique (message_id, kind)
);
create index bounce_by_recipient on bounce (recipient, at);
create index bounce_by_subscriber on bounce (subscriber_id, at);
create index bounce_by_time on bounce (at);
create index bounce_by_recipient_key on bounce (lower(recipient));

-- Mails that go to an address because somebody typed it, for a day: what the pace of further ones is reckoned from. It
-- outlives the requests and their erasure, and so holds hashes (HMAC-SHA-256, base64url).
create table paced_mail (
    id uuid primary key,
    mailbox_hash text not null,          -- of the address without what many spellings of one mailbox differ in
    domain_hash text,                    -- null for the providers that anybody has a mailbox at
    due_at timestamptz not null
);
create index paced_mail_by_mailbox on paced_mail (mailbox_hash, due_at);
create index paced_mail_by_domain on paced_mail (domain_hash, due_at) where domain_hash is not null;
create index paced_mail_by_time on paced_mail (due_at);
