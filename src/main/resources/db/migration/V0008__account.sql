-- People of the desk, what they may do and what they did.

create table account (
    id uuid primary key,
    email text not null,                 -- as typed, trimmed
    email_key text not null unique,      -- canonical: lower case
    password text,                       -- bcrypt, modular crypt format
    role text not null check (role in ('ADMIN', 'EDITOR')),
    created_at timestamptz not null,
    name text not null default '',
    active boolean not null default true,  -- whether they may come in
    revision integer not null default 1,
    updated_at timestamptz not null default now(),
    last_sign_in_at timestamptz
);

create table session (
    token_hash text primary key,         -- SHA-256 of the cookie's value, base64url
    account_id uuid not null references account on delete cascade,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,   -- to within some minutes, so that reading a page is rarely a write
    expires_at timestamptz not null      -- moves with last_seen_at, never past the absolute limit
);
create index session_by_account on session (account_id);
create index session_by_expiry on session (expires_at);

create table api_token (
    id uuid primary key,
    name text not null unique,           -- shows in the history as token:<name>
    token_hash text not null unique,     -- SHA-256, base64url
    role text check (role in ('ADMIN', 'EDITOR')),
    account_id uuid references account on delete set null,  -- who created it
    created_at timestamptz not null,
    last_used_at timestamptz,            -- to within a minute
    revoked_at timestamptz,
    scopes text not null,                -- names joined by commas, such as 'read,bounces'
    expires_at timestamptz               -- null for never
);
create index api_token_by_account on api_token (account_id) where account_id is not null;

-- Attempts to log in within a window, counted before the password is looked at. Subjects are hashes: what strangers
-- type into a login form is often a password.
create table login_attempt (
    subject text primary key,
    attempts integer not null,
    window_ends_at timestamptz not null,
    -- Attempts are made to wait, longer each time, and not shut out.
    next_at timestamptz not null default '-infinity'
);
create index login_attempt_by_window on login_attempt (window_ends_at);

-- Links that were mailed to people of the desk, on which a password is set. The link itself is not kept: it is the id
-- with its keyed hash.
create table mailed_link (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    purpose text not null check (purpose in ('INVITATION', 'RESET')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz                  -- when it was used, or made void by a later one
);
create index mailed_link_by_account on mailed_link (account_id);
create index mailed_link_by_expiry on mailed_link (expires_at);

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
