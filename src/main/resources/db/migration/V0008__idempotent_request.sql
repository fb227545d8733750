-- What was answered to a request that carried an Idempotency-Key, so that sending it again does nothing twice.
create table idempotent_request (
    actor text not null,                 -- keys of one caller are nothing to another
    key text not null,
    body_hash text not null,             -- SHA-256, hexadecimal
    event_id uuid not null,
    answer text not null,
    at timestamptz not null,
    primary key (actor, key)
);
create index idempotent_request_by_age on idempotent_request (at);
