-- Other programs are told what happens here.
create table webhook (
    id uuid primary key,
    url text not null,
    kinds jsonb not null,                -- of event.published, event.changed ...
    active boolean not null,
    secret text not null,                -- whsec_ and base64; messages are signed with it
    revision integer not null,
    created_at timestamptz not null,
    switched_off_at timestamptz,         -- by the service itself; null again once somebody edits it
    switched_off_reason text
);

-- Written in the transaction that does what they tell of; a row for each webhook that wants it.
create table webhook_delivery (
    id uuid primary key,                 -- the same for every attempt: webhook-id
    position bigint generated always as identity,  -- the order of what is about one subject
    webhook_id uuid not null references webhook on delete cascade,
    kind text not null,
    subject uuid not null,               -- an event, a subscriber, a source ...
    body text not null,                  -- as it is signed and sent
    state text not null,                 -- WAITING, DELIVERED, DROPPED
    attempts integer not null default 0,
    created_at timestamptz not null,
    first_tried_at timestamptz,
    next_attempt_at timestamptz not null,
    lease uuid,                          -- a node is sending it until next_attempt_at
    settled_at timestamptz,
    status integer,                      -- of HTTP, of the last attempt
    answer text                          -- the beginning of it, or why there was none
);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, position) where state = 'WAITING';
create index webhook_delivery_about on webhook_delivery (webhook_id, subject, position) where state = 'WAITING';
create index webhook_delivery_latest on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_settled on webhook_delivery (settled_at);
