-- Tags, series, organisers and venues become things of their own: they can be read, edited, merged and taken away.
alter table tag
    add column revision integer not null default 1,
    add column created_at timestamptz not null default now(),
    add column updated_at timestamptz not null default now();
alter table series
    add column revision integer not null default 1,
    add column created_at timestamptz not null default now(),
    add column updated_at timestamptz not null default now();
alter table organiser
    add column revision integer not null default 1,
    add column created_at timestamptz not null default now(),
    add column updated_at timestamptz not null default now();
alter table venue
    add column revision integer not null default 1,
    add column created_at timestamptz not null default now(),
    add column updated_at timestamptz not null default now();

-- What something was called before it was renamed or merged, so that its addresses and feeds go on working.
create table former_slug (
    kind text not null,                  -- EVENT, TAG, SERIES, ORGANISER, VENUE
    slug text not null,                  -- a venue's id
    target_id uuid not null,
    primary key (kind, slug)
);
create index former_slug_by_target on former_slug (target_id);

-- Why an event changed when nobody edited the event itself.
alter table event_change add column reason text;

-- Text as people look for it: lower case and without accents, whatever the database's extensions and locale.
create function folded(written text) returns text language sql immutable parallel safe as $$
    select translate(
        lower(regexp_replace(normalize(written, NFKD), '[\u0300-\u036f]+', '', 'g')),
        'øłđðħı', 'olddhi')
$$;
