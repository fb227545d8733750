-- What a service of the baseline has stored: one of each.
insert into tag (id, slug, name) values ('00000000-0000-0000-0000-000000000001', '5g', '5G');
insert into series (id, slug, name) values ('00000000-0000-0000-0000-000000000002', 'summit', 'Summit');
insert into organiser (id, slug, name) values ('00000000-0000-0000-0000-000000000003', 'informa', 'Informa');
insert into venue (id, name, city, country) values ('00000000-0000-0000-0000-000000000004', 'ExCeL', 'London', 'GB');
insert into event (id, uid, slug, title, start_local, time_zone, all_day, starts_at, ends_at, published, status,
    series_id, venue_id, organiser_id, recurrence, sequence, revision, created_at, updated_at, last_modified,
    first_at, over_at)
values ('00000000-0000-0000-0000-000000000005', 'a@b', 'summit-2027', '5G World Summit', '2027-06-08 09:00',
    'Europe/London', false, '2027-06-08 08:00+00', '2027-06-08 17:00+00', true, 'CONFIRMED',
    '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000004',
    '00000000-0000-0000-0000-000000000003',
    '{"rrule": "FREQ=YEARLY;COUNT=2", "exdates": [], "rdates": [], "overrides": []}', 0, 1,
    '2026-11-01 00:00+00', '2026-11-01 00:00+00', '2026-11-01 00:00+00',
    '2027-06-08 08:00+00', '2028-06-08 17:00+00');
update event set search = event_words(event);
insert into event_tag (event_id, position, tag_id)
values ('00000000-0000-0000-0000-000000000005', 0, '00000000-0000-0000-0000-000000000001');
insert into occurrence (id, event_id, recurs_at, start_local, starts_at, ends_at, status, visible)
values ('00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-000000000005', '2027-06-08 09:00',
    '2027-06-08 09:00', '2027-06-08 08:00+00', '2027-06-08 17:00+00', 'CONFIRMED', true);
insert into event_change (id, event_id, revision, at, actor, action, changes)
values ('00000000-0000-0000-0000-000000000007', '00000000-0000-0000-0000-000000000005', 1, '2026-11-01 00:00+00',
    'editor@example.org', 'CREATED', '[]');
insert into subscriber (id, email, email_key, state, time_zone, locale, digest, announcements, changes,
    nothing_upcoming, confirmed_at, follows_everything, created_at, updated_at)
values ('00000000-0000-0000-0000-000000000008', 'reader@example.org', 'reader@example.org', 'ACTIVE', 'Europe/London',
    'en', 'NONE', true, true, true, '2026-11-01 00:00+00', false, '2026-11-01 00:00+00', '2026-11-01 00:00+00');
insert into subscriber_follow (subscriber_id, kind, target)
values ('00000000-0000-0000-0000-000000000008', 'TAG', '5g');
insert into message (id, composer, kinds, recipient, subscriber_id, state, internet_message_id, created_at, due_at,
    available_at)
values ('00000000-0000-0000-0000-000000000009', 'notices', '{REMINDER}', 'reader@example.org',
    '00000000-0000-0000-0000-000000000008', 'QUEUED', 'x@events.example', '2026-11-01 00:00+00',
    '2026-11-01 00:00+00', '2026-11-01 00:00+00');
insert into notice (id, subscriber_id, kind, event_id, occurrence_id, starts_at, subject, lead, due_at, ready_at,
    message_id, planned_at)
values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000008', 'REMINDER',
    '00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-000000000006', '2027-06-08 08:00+00',
    'summit', 'P7D', '2027-06-01 08:00+00', '2027-06-01 08:00+00', '00000000-0000-0000-0000-000000000009',
    '2026-11-01 00:00+00');
insert into account (id, email, email_key, role, created_at)
values ('00000000-0000-0000-0000-00000000000b', 'editor@example.org', 'editor@example.org', 'EDITOR',
    '2026-11-01 00:00+00');
insert into source (id, name, url, format, trust, tags, vanished, active, revision, created_at, next_run_at)
values ('00000000-0000-0000-0000-00000000000c', 'IEEE', 'https://example.org/a.ics', 'ICS', 'PUBLISH', '[]', 'KEEP',
    true, 1, '2026-11-01 00:00+00', '2026-11-01 00:00+00');
