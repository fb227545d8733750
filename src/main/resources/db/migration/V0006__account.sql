-- Who may change the calendar. Secrets are kept as hashes only: bcrypt for passwords, which people choose; SHA-256 for
-- session and API tokens, which are 256 random bits and need no slow hash.

create table account (
    id uuid primary key,
    email text not null,                 -- as typed, trimmed
    email_key text not null unique,      -- canonical: lower case
    password text not null,              -- bcrypt, modular crypt format
    role text not null check (role in ('ADMIN', 'EDITOR')),
    created_at timestamptz not null
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
    role text not null check (role in ('ADMIN', 'EDITOR')),
    account_id uuid references account on delete set null,   -- who created it
    created_at timestamptz not null,
    last_used_at timestamptz,            -- to within a minute
    revoked_at timestamptz
);

-- Attempts to log in within a window, counted before the password is looked at. Subjects are hashes: what strangers
-- type into a login form is often a password.
create table login_attempt (
    subject text primary key,
    attempts integer not null,
    window_ends_at timestamptz not null
);
create index login_attempt_by_window on login_attempt (window_ends_at);
