-- What subscribers were told of events, so that only what differs from it is news.

-- The versions of an event in everything that makes a difference to who wants to attend.
create table event_facts (
    id bigint generated always as identity primary key,
    event_id uuid not null references event on delete cascade,
    digest text not null,       -- SHA-256 of the body
    body jsonb not null,
    unique (event_id, digest)
);

create table told (
    subscriber_id uuid not null references subscriber on delete cascade,
    event_id uuid not null references event on delete cascade,
    facts_id bigint not null references event_facts,
    times integer not null,     -- how often; part of what makes a later notice another one
    primary key (subscriber_id, event_id)
);
create index told_by_event on told (event_id, facts_id);

-- Edited, and to be compared with what was told once no other edit follows.
create table unsettled_event (
    event_id uuid primary key references event on delete cascade,
    settles_at timestamptz not null
);
create index unsettled_event_next on unsettled_event (settles_at);

-- What a message says of which event, as of its last composition.
create table notice_facts (
    notice_id uuid not null references notice on delete cascade,
    event_id uuid not null references event on delete cascade,
    facts_id bigint not null references event_facts,
    primary key (notice_id, event_id)
);
create index notice_facts_by_event on notice_facts (event_id);

-- When an event first became visible to readers; ahead is false when it was over then, so that nothing is owed by it.
create table first_visible (
    event_id uuid primary key references event on delete cascade,
    at timestamptz not null,
    ahead boolean not null
);
create index first_visible_by_time on first_visible (at) where ahead;
insert into first_visible (event_id, at, ahead)
select id, first_published_at, true from event where first_published_at is not null;

-- The events that ended a dry spell of which the subscriber was told, until they are announced.
create table spell_end (
    subscriber_id uuid not null references subscriber on delete cascade,
    event_id uuid not null references event on delete cascade,
    at timestamptz not null,
    primary key (subscriber_id, event_id)
);
create index spell_end_by_time on spell_end (at);

-- When notes of key dates fall due: at the send hour of this day, in each subscriber's zone.
create table key_date_due (
    event_id uuid not null references event on delete cascade,
    label text not null,
    at date not null,
    lead text not null,
    due_day date not null,
    useful_until timestamptz not null,
    planned boolean not null,   -- all zones that were due when it was entered are done with
    primary key (event_id, label, at, lead)
);
create index key_date_due_fresh on key_date_due (due_day) where not planned;
create index key_date_due_by_day on key_date_due (due_day);

alter table notice add column facts_id bigint references event_facts;  -- of a change: what is now to be told
alter table notice add column ends_spell boolean not null default false;

-- A lead time is chosen in a subscriber's transaction; what falls due by it is noted by the next tick.
alter table lead_time add column chosen_at timestamptz not null default timestamptz '1970-01-01 00:00:00+00';
alter table lead_time add column noted boolean not null default true;
