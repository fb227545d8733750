-- Words of an event include those of what it names, so they cannot be generated from its own row alone: whoever writes
-- an event sets them from event_words.

-- What a hyphen or a dot joins is looked for by its parts.
create function searchable(written text) returns text language sql immutable parallel safe as $$
    select regexp_replace(folded(written), '(\w)[-/._](?=\w)', '\1 ', 'g')
$$;

-- All words must be found, the last one also as a beginning: whoever types has not finished it. The rest is as
-- websearch_to_tsquery has it: "a phrase", or, -not.
create function search_query(words text) returns tsquery language sql immutable parallel safe as $$
    select case when query ~ '''$' and words ~ '[[:alnum:]]$' then cast(query || ':*' as tsquery)
                else cast(query as tsquery) end
    from (select cast(websearch_to_tsquery('simple', searchable(words)) as text) as query) typed
$$;

alter table event drop column search;
alter table event add column search tsvector;

create function event_words(e event) returns tsvector language sql stable as $$
    select setweight(to_tsvector('simple', searchable(e.title)), 'A')
        || setweight(to_tsvector('simple', searchable(concat_ws(' ',
               e.summary,
               (select name from series where id = e.series_id),
               (select name from organiser where id = e.organiser_id),
               (select concat_ws(' ', name, city) from venue where id = e.venue_id),
               (select string_agg(t.name, ' ' order by et.position)
                from event_tag et join tag t on t.id = et.tag_id where et.event_id = e.id)))), 'B')
        || setweight(to_tsvector('simple', searchable(coalesce(e.description, ''))), 'C')
$$;

update event set search = event_words(event);
create index event_by_words on event using gin (search);
