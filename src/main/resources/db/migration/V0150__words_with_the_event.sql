-- The words of a new event are written with it: a second write of the row would write each of its index entries again.

-- Text without letters beyond ASCII and without anything that joins words needs no folding and no taking apart: the same
-- words come out, at a fraction of the effort.
create or replace function search_vector(written text) returns tsvector language sql immutable parallel safe as $$
    select case when written !~ '[^\u0001-\u007f]|\w[-/._''&]\w' then to_tsvector('simple', lower(written))
        else (
            select to_tsvector('simple', concat_ws(' ', search_parts(f, ' '), (
                select string_agg(translate(m[1], '-‐/._''’&', ''), ' ')
                from regexp_matches(f, '\w+(?:[-‐/._''’&]\w+)+', 'g') m where length(m[1]) <= 80)))
            from (select folded(written) as f offset 0) p)
        end
$$;

-- The same words as event_words finds, of what it would find them in: title, the summary and the names, description.
create function words_of(said text[]) returns tsvector language sql immutable strict parallel safe as $$
    select setweight(search_vector(said[1]), 'A')
        || setweight(search_vector(said[2]), 'B')
        || setweight(search_vector(said[3]), 'C')
$$;
