-- :events events spread over a year behind and two ahead, a hundred and seven tags, thirty organisers, two hundred venues.
insert into tag (id, slug, name) select gen_random_uuid(), 'topic-' || n, 'Topic ' || n from generate_series(0, 99) n;
insert into tag (id, slug, name) select gen_random_uuid(), 'group-' || n, 'Group ' || n from generate_series(0, 6) n;
insert into organiser (id, slug, name) select gen_random_uuid(), 'organiser-' || n, 'Organiser ' || n from generate_series(0, 29) n;
insert into venue (id, name, city, country)
select gen_random_uuid(), 'Hall ' || n, 'City ' || n % 40, (array['GB', 'DE', 'US', 'JP'])[n % 4 + 1] from generate_series(0, 199) n;

create temporary table made as
select gen_random_uuid() as id, n, date_trunc('day', now() at time zone 'UTC') + (n * 7919 % 1095 - 365) * interval '1 day'
       + interval '9 hours' as start_local, (n % 3) * interval '1 day' + interval '8 hours' as length
from generate_series(1, :events) n;

insert into event (id, uid, slug, title, summary, description, start_local, end_local, time_zone, all_day, starts_at, ends_at,
    first_at, over_at,    published, status, venue_id, organiser_id, url, sequence, revision, created_at, updated_at, last_modified, first_published_at)
select id, n || '@bench.example', 'conference-' || n, 'Conference number ' || n || ' on a topic of the trade',
    'What is new, who is there, and what it means for the networks of tomorrow',
    'The gathering of those who build and run networks. Talks, workshops and an exhibition.',
    start_local, start_local + length, 'UTC', false, start_local at time zone 'UTC', (start_local + length) at time zone 'UTC',
    start_local at time zone 'UTC', (start_local + length) at time zone 'UTC', true, 'CONFIRMED',
    (select id from venue where name = 'Hall ' || n % 200), (select id from organiser where slug = 'organiser-' || n % 30),
    'https://conferences.example/' || n, 0, 1, now(), now(), now(), now()
from made;
insert into occurrence (id, event_id, start_local, end_local, starts_at, ends_at, status, visible)
select gen_random_uuid(), id, start_local, start_local + length, start_local at time zone 'UTC',
    (start_local + length) at time zone 'UTC', 'CONFIRMED', true
from made;
insert into event_tag (event_id, position, tag_id)
select made.id, 0, tag.id from made join tag on tag.slug = 'topic-' || made.n % 100
union all select made.id, 1, tag.id from made join tag on tag.slug = 'group-' || made.n % 7;
update event set search = event_words(event) where uid like '%@bench.example';
update catalogue set revision = revision + 1, changed_at = now();
analyze;
