-- People who come in by a provider of identities (OpenID Connect).
alter table account add column provider_subject text unique;
comment on column account.provider_subject is 'issuer|subject at the provider of identities; null for who never came by it';

alter table session
    add column ends_at timestamptz,
    add column by_provider boolean not null default false;
comment on column session.ends_at is 'end however much it is used; null: 14 days after it was made';
comment on column session.by_provider is 'whether the provider of identities let them in';
