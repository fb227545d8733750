-- Who is owed what. A row of notice is a promise with a unique key: planning the same twice adds nothing.

-- Whether a subscriber's choice takes in an event: the one definition that planning, sending and dry spells share.
-- An empty choice follows everything; countries restrict all but events that are followed by themselves.
create function follows(s subscriber, e event) returns boolean language sql stable as $$
    select exists (select 1 from subscriber_follow f
                   where f.subscriber_id = s.id and f.kind = 'EVENT' and f.target = cast(e.id as text))
        or ((s.follows_everything
             or exists (select 1 from subscriber_follow f
                        where f.subscriber_id = s.id
                          and (f.kind = 'TAG' and f.target in (select t.slug from event_tag et join tag t on t.id = et.tag_id
                                                               where et.event_id = e.id)
                            or f.kind = 'SERIES' and f.target = (select x.slug from series x where x.id = e.series_id)
                            or f.kind = 'ORGANISER'
                               and f.target = (select x.slug from organiser x where x.id = e.organiser_id))))
            and (not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
                 or e.online_url is not null
                 or exists (select 1 from subscriber_country c join venue v on v.country = c.country
                            where c.subscriber_id = s.id and v.id = e.venue_id)))
$$;

create index subscriber_by_zone on subscriber (time_zone);
create index subscriber_by_update on subscriber (updated_at);

-- Lead times that somebody has chosen.
create table lead_time (
    lead text primary key,
    days integer not null,      -- whole days, counted on the event's calendar
    seconds bigint not null     -- the rest, exact
);

-- When reminders of an occurrence fall due. Computed by the application, so that one library's time zones decide.
create table reminder_due (
    occurrence_id uuid not null references occurrence on delete cascade,
    lead text not null references lead_time,
    starts_at timestamptz not null,
    due_at timestamptz,         -- timed
    due_day date,               -- all-day: at the send hour of this day, in each subscriber's zone
    useful_until timestamptz not null,
    planned boolean not null,   -- timed: done with; all-day: all zones that were due are done with
    primary key (occurrence_id, lead),
    check ((due_at is null) <> (due_day is null))
);
create index reminder_due_next on reminder_due (due_at) where not planned and due_at is not null;
create index reminder_due_fresh_days on reminder_due (due_day) where not planned and due_day is not null;
create index reminder_due_by_day on reminder_due (due_day) where due_day is not null;

create table notice (
    id uuid primary key,
    subscriber_id uuid not null references subscriber on delete cascade,
    kind text not null,
    event_id uuid,
    occurrence_id uuid,
    starts_at timestamptz,      -- of the occurrence, as promised
    subject text not null,
    lead text not null,
    due_at timestamptz not null,
    useful_until timestamptz,   -- null: as long as it is so
    message_id uuid,            -- the mail that carries it
    skipped text,               -- why it was not sent
    planned_at timestamptz not null,
    unique (subscriber_id, kind, subject, lead)
);
create index notice_waiting on notice (subscriber_id) where message_id is null and skipped is null;
create index notice_by_message on notice (message_id);
create index notice_by_event on notice (event_id);

-- A stretch in which a subscriber's choice has nothing ahead.
create table dry_spell (
    subscriber_id uuid primary key references subscriber on delete cascade,
    began timestamptz not null,
    noticed boolean not null
);
create index dry_spell_waiting on dry_spell (began) where not noticed;

-- How far planning has come; one row, which is also the planner's lock.
create table planner (
    only_row boolean primary key default true check (only_row),
    planned_until timestamptz not null,
    edited_at timestamptz,      -- the last edit of the catalogue
    catalogue_revision bigint not null
);
insert into planner (planned_until, catalogue_revision) values (timestamptz '1970-01-01 00:00:00+00', -1);
