-- Who wants which notices. What follows from consent, and when, is docs/subscribing.md.
create table subscriber (
    id uuid primary key,
    email text not null,                  -- as typed, trimmed
    email_key text not null unique,       -- canonical: lower case, ASCII domain
    state text not null,                  -- PENDING, ACTIVE, UNSUBSCRIBED
    suppressed boolean not null default false,  -- hard bounce or complaint
    time_zone text not null,
    locale text not null,
    digest text not null,                 -- NONE, WEEKLY, MONTHLY
    announcements boolean not null,
    changes boolean not null,
    nothing_upcoming boolean not null,
    quiet_from time,
    quiet_to time,
    paused_until timestamptz,
    confirmed_at timestamptz,             -- C of the notice rules
    -- No tag, series or organiser narrows the choice. Single followed events may stand beside it: they are exempt
    -- from the countries.
    follows_everything boolean not null,
    token_epoch integer not null default 0,     -- raising it invalidates every link mailed before
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index subscriber_unconfirmed on subscriber (created_at) where state = 'PENDING';

create table subscriber_follow (
    subscriber_id uuid not null references subscriber on delete cascade,
    kind text not null,                   -- TAG, SERIES, ORGANISER, EVENT
    target text not null,                 -- slug; the event's id for EVENT. May name a tag that does not exist yet.
    primary key (subscriber_id, kind, target)
);
create index subscriber_follow_by_target on subscriber_follow (kind, target, subscriber_id);

create table subscriber_country (
    subscriber_id uuid not null references subscriber on delete cascade,
    country char(2) not null,
    primary key (subscriber_id, country)
);

create table subscriber_lead_time (
    subscriber_id uuid not null references subscriber on delete cascade,
    lead text not null,                   -- canonical ISO 8601 as in the API: P7D, PT1M
    primary key (subscriber_id, lead)
);
create index subscriber_lead_time_by_lead on subscriber_lead_time (lead, subscriber_id);

-- What somebody asked for and the address's owner has not confirmed yet. Answering a request writes one row here,
-- whoever asks, so that neither the answer nor its time tells whether an address is known; the row is taken up after.
create table subscription_request (
    id uuid primary key,
    email text not null,
    email_key text not null,
    wish jsonb not null,
    source text,                          -- the site or page it came from
    requested_at timestamptz not null,
    subscriber_id uuid references subscriber on delete cascade,  -- null until taken up
    mail_at timestamptz,                  -- when its confirmation mail is due
    expires_at timestamptz,
    confirmed_at timestamptz
);
create index subscription_request_waiting on subscription_request (requested_at, id) where subscriber_id is null;
create index subscription_request_by_subscriber on subscription_request (subscriber_id, mail_at);
create index subscription_request_by_expiry on subscription_request (expires_at);

-- The proof of consent: when, from where and to which words.
create table subscriber_consent (
    id uuid primary key,
    subscriber_id uuid not null references subscriber on delete cascade,
    at timestamptz not null,
    action text not null,                 -- REQUESTED, CONFIRMED, CHANGED, UNSUBSCRIBED
    source text,
    wording text
);
create index subscriber_consent_by_subscriber on subscriber_consent (subscriber_id, at);

-- What stays of an erased address: enough to know it again, not enough to read it.
create table suppressed_address (
    address_hash text primary key,        -- HMAC-SHA-256, base64url
    reason text not null,                 -- REJECTED, ERASED
    since timestamptz not null
);

-- Keys that the first start generates, so that every node uses the same.
create table secret (
    name text primary key,
    value bytea not null,
    created_at timestamptz not null
);
