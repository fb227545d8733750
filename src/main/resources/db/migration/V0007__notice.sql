-- Who is owed what. A row of notice is a promise with a unique key: planning the same twice adds nothing.

-- Lead times that somebody has chosen.
create table lead_time (
    lead text primary key,
    days integer not null,               -- whole days, counted on the event's calendar
    seconds bigint not null,             -- the rest, exact
    -- It is chosen in a subscriber's transaction; what falls due by it is noted by the next tick.
    chosen_at timestamptz not null default timestamptz '1970-01-01 00:00:00+00',
    noted boolean not null default true
);

-- When reminders of an occurrence fall due. Computed by the application, so that one library's time zones decide.
create table reminder_due (
    occurrence_id uuid not null references occurrence on delete cascade,
    lead text not null references lead_time,
    starts_at timestamptz not null,
    due_at timestamptz,                  -- timed
    due_day date,                        -- all-day: at the send hour of this day, in each subscriber's zone
    useful_until timestamptz not null,
    planned boolean not null,            -- timed: done with; all-day: all zones that were due are done with
    primary key (occurrence_id, lead),
    check ((due_at is null) <> (due_day is null))
);
create index reminder_due_next on reminder_due (due_at) where not planned and due_at is not null;
create index reminder_due_fresh_days on reminder_due (due_day) where not planned and due_day is not null;
create index reminder_due_by_day on reminder_due (due_day) where due_day is not null;

-- When notes of key dates fall due: at the send hour of this day, in each subscriber's zone.
create table key_date_due (
    event_id uuid not null references event on delete cascade,
    label text not null,
    at date not null,
    lead text not null,
    due_day date not null,
    useful_until timestamptz not null,
    planned boolean not null,            -- all zones that were due when it was entered are done with
    primary key (event_id, label, at, lead)
);
create index key_date_due_fresh on key_date_due (due_day) where not planned;
create index key_date_due_by_day on key_date_due (due_day);

-- The versions of an event in everything that makes a difference to who wants to attend.
create table event_facts (
    id bigint generated always as identity primary key,
    event_id uuid not null references event on delete cascade,
    digest text not null,                -- SHA-256 of the body
    body jsonb not null,
    unique (event_id, digest)
);

-- A promise to one subscriber. The key says what it is about, so that it is made once.
create table notice (
    id uuid primary key,
    subscriber_id uuid not null references subscriber on delete cascade,
    kind text not null,
    event_id uuid,
    occurrence_id uuid,
    starts_at timestamptz,               -- of the occurrence, as promised
    subject text not null,
    lead text not null,
    due_at timestamptz not null,
    useful_until timestamptz,            -- null: as long as it is so
    message_id uuid,                     -- the mail that carries it
    skipped text,                        -- why it was not sent
    planned_at timestamptz not null,
    -- When a notice may go: when it is due, or when its subscriber's quiet hours are over.
    ready_at timestamptz not null,
    facts_id bigint references event_facts,  -- of a change: what is now to be told
    ends_spell boolean not null default false,  -- announces what ended a stretch without events
    unique (subscriber_id, kind, subject, lead)
);
create index notice_by_message on notice (message_id);
-- The delivery log reads from the newest backwards.
create index notice_by_planning on notice (planned_at desc, id desc);
create index notice_ready on notice (ready_at, id) where message_id is null and skipped is null;
create index notice_by_event on notice (event_id, planned_at desc, id desc);

-- The version of an event that a subscriber was told last. No foreign keys: rows are many, and triggers take them away.
create table told (
    subscriber_id uuid not null,
    event_id uuid not null,
    facts_id bigint not null,
    times integer not null,              -- how often; part of what makes a later notice another one
    primary key (subscriber_id, event_id)
);
create index told_by_event on told (event_id, facts_id);

-- What a message says of which event, as of its last composition.
create table notice_facts (
    notice_id uuid not null references notice on delete cascade,
    event_id uuid not null references event on delete cascade,
    primary key (notice_id, event_id)
);
create index notice_facts_by_event on notice_facts (event_id);

-- Edited, and to be compared with what was told once no other edit follows.
create table unsettled_event (
    event_id uuid primary key references event on delete cascade,
    settles_at timestamptz not null
);
create index unsettled_event_next on unsettled_event (settles_at);

-- When an event first became visible to readers; ahead is false when it was over then, so that nothing is owed by it.
create table first_visible (
    event_id uuid primary key references event on delete cascade,
    at timestamptz not null,
    ahead boolean not null
);
create index first_visible_by_time on first_visible (at) where ahead;

-- A stretch in which a subscriber's choice has nothing ahead.
create table dry_spell (
    subscriber_id uuid primary key references subscriber on delete cascade,
    began timestamptz not null,
    noticed boolean not null,
    -- When it may be said that nothing is ahead, so that spells which cannot be told of yet are not looked at.
    say_at timestamptz not null
);
create index dry_spell_due on dry_spell (say_at) where not noticed;

-- The words by which choices found events before and after an edit: whose spells may begin or end. Rows are only added
-- and taken, so that an editor never waits for the planner.
create table spell_cause (
    id bigint generated always as identity primary key,
    kind text not null,                  -- TAG, SERIES, ORGANISER, EVENT; ALL for choices that name nothing
    target text not null,
    at timestamptz                       -- of the edit; null when time has brought a date into what is stored
);

-- The events that ended a dry spell of which the subscriber was told, until they are announced.
create table spell_end (
    subscriber_id uuid not null references subscriber on delete cascade,
    event_id uuid not null references event on delete cascade,
    at timestamptz not null,
    primary key (subscriber_id, event_id)
);
create index spell_end_by_time on spell_end (at);

-- How far planning has come; one row, which is also the planner's lock.
create table planner (
    only_row boolean primary key default true check (only_row),
    planned_until timestamptz not null
);
insert into planner (planned_until) values (timestamptz '1970-01-01 00:00:00+00');

-- What a reminder is about, in words that outlive the row: an instance that is left out and comes back is the same one.
create function reminder_subject(o occurrence) returns text language sql stable as $$
    select o.event_id || coalesce('/' || to_char(o.recurs_at, 'YYYY-MM-DD"T"HH24:MI:SS'), '') || '@'
        || cast(extract(epoch from o.starts_at) as bigint)
$$;

create function forget_told_to_subscribers() returns trigger language plpgsql as $$
begin
    delete from told where subscriber_id in (select id from gone);
    return null;
end $$;

create function forget_told_of_events() returns trigger language plpgsql as $$
begin
    delete from told where event_id in (select id from gone);
    return null;
end $$;

create trigger forget_told after delete on subscriber
    referencing old table as gone for each statement execute function forget_told_to_subscribers();
create trigger forget_told after delete on event
    referencing old table as gone for each statement execute function forget_told_of_events();
