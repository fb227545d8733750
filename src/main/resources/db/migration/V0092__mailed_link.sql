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
