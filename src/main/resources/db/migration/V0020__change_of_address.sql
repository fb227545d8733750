-- A subscription moves to another address once that address's owner confirms. A request to move is one row, whoever asks
-- for whichever address, and is taken up afterwards; see subscription_request.
create table address_change (
    id uuid primary key,
    subscriber_id uuid not null references subscriber on delete cascade,
    email text not null,                  -- the new one, as typed
    email_key text not null,
    old_email text not null,
    requested_at timestamptz not null,
    taken_up boolean not null default false,
    mail_at timestamptz,                  -- when its mail is due
    expires_at timestamptz,
    confirmed_at timestamptz
);
create index address_change_waiting on address_change (requested_at, id) where not taken_up;
create index address_change_by_address on address_change (email_key, mail_at);
create index address_change_by_subscriber on address_change (subscriber_id);
create index address_change_by_expiry on address_change (expires_at);

create index subscription_request_by_address on subscription_request (email_key, mail_at);

-- The language that a new subscriber's browser asked for, of those that mails are written in.
alter table subscription_request add column language text;
