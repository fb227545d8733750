-- How text is looked for, and when two names are the same.

-- Text as people look for it: lower case, without accents and without what does not show, whatever the database's
-- extensions and locale. Letters that Unicode does not take apart are written as those who lack them on a keyboard do.
-- Composed again at the end, so that a Korean syllable is one letter.
create function folded(written text) returns text language sql immutable parallel safe as $$
    select normalize(replace(replace(replace(replace(translate(
        lower(regexp_replace(normalize(written, NFKD),
            '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+', '', 'g')),
        'øØłŁđĐðÐħĦıŧŦŋŊĸẞÆŒÞ', 'oolldddd' || 'hhittnnkßæœþ'),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), NFC)
$$;

-- Letters of Chinese, Japanese and Korean, as a class of regular expressions. Ranges are written out, since what a letter
-- is depends on the locale.
create function unspaced_letter() returns text language sql immutable parallel safe as $$
    select '[\u3005\u3041-\u3096\u309d-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]'
$$;

-- The parts by which folded text is found. What a hyphen, a slash, a dot or an apostrophe joins is taken apart. Chinese,
-- Japanese and Korean are looked for within what is written together: there each pair of letters is a part, and the first
-- and the last letter alone. A gap that is no space makes a phrase of a query.
create function search_parts(folded text, gap text) returns text language sql immutable parallel safe as $$
    select case when parted ~ unspaced_letter()
        then regexp_replace(
            regexp_replace(parted, '(' || unspaced_letter() || '+)[-_]*', ' \1 ', 'g'),
            '(' || unspaced_letter() || ')', '\1' || gap || '\1', 'g')
        else parted end
    from (select regexp_replace(folded, '(\w)[-‐/._''’&](?=\w)', '\1' || gap, 'g') as parted offset 0) p
$$;

-- The one way in which what is stored becomes searchable. What a hyphen joins is found as one word, too: "wifi" finds
-- "Wi-Fi".
create function search_vector(written text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('simple', concat_ws(' ', search_parts(f, ' '), (
        select string_agg(translate(m[1], '-‐/._''’&', ''), ' ')
        from regexp_matches(f, '\w+(?:[-‐/._''’&]\w+)+', 'g') m where length(m[1]) <= 80)))
    from (select folded(written) as f offset 0) p
$$;

-- Of parts with gaps that make phrases: the last one also as a beginning, since whoever types has not finished it, and one
-- letter where pairs are stored. In a row of pairs, the first and the last letter alone are not asked for.
create function search_terms(parts text) returns tsquery language sql immutable parallel safe as $$
    select cast(case when query ~ '''$' and parts ~ ('([[:alnum:]]|' || unspaced_letter() || ')\s*$') then query || ':*'
        else query end as tsquery)
    from (select regexp_replace(
        cast(websearch_to_tsquery('simple', regexp_replace(regexp_replace(parts,
            '(^|\s)' || unspaced_letter() || '_(?=' || unspaced_letter() || '{2})', '\1', 'g'),
            '_' || unspaced_letter() || '(?=\s|$)', '', 'g')) as text),
        '''(' || unspaced_letter() || ')''', '''\1'':*', 'g') as query offset 0) typed
$$;

-- All words must be found. The rest is as websearch_to_tsquery has it: "a phrase", or, -not. What a hyphen joins is looked
-- for as it may be stored: in parts that stand together, or as one word.
create function search_query(words text) returns tsquery language sql immutable parallel safe as $$
    select case when parts = joined then search_terms(parts) else search_terms(parts) || search_terms(joined) end
    from (select search_parts(f, '_') as parts,
                 search_parts(regexp_replace(f, '(\w)[-‐/._''’&](?=\w)', '\1', 'g'), '_') as joined
          from (select folded(words) as f offset 0) typed offset 0) p
$$;

-- A name without what tells one year's edition from the next: "The 5G World Summit 2027" and "5g-world-summit" are one.
-- Punctuation is written out, since what it is depends on the locale; bounded, for an index takes no long row. Its body is
-- bound when it is made: indexes are built without a search path.
create function name_key(written text) returns text language sql immutable parallel safe cost 1000 return (
    select left(coalesce(nullif(btrim(regexp_replace(
        regexp_replace(' ' || plain || ' ', '^ (the|die|der|das|le|la|les|el|los|las)(?= )', ''),
        ' ((19|20)[0-9]{2}|[0-9]{1,3}(st|nd|rd|th))(?= )', '', 'g')), ''), plain), 200)
    from (select btrim(regexp_replace(folded(written),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u3004\u3008-\u3020\u30fb]+', ' ', 'g'))
        as plain offset 0) p
);
