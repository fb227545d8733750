-- The words by which choices found events before and after an edit: whose spells may begin or end. Rows are only added
-- and taken, so that an editor never waits for the planner.
create table spell_cause (
    id bigint generated always as identity primary key,
    kind text not null,         -- TAG, SERIES, ORGANISER, EVENT; ALL for choices that name nothing
    target text not null,
    at timestamptz not null
);

-- When it may be said that nothing is ahead, so that spells which cannot be told of yet are not looked at.
alter table dry_spell add column say_at timestamptz;
update dry_spell set say_at = began + interval '24 hours';
alter table dry_spell alter column say_at set not null;
drop index dry_spell_waiting;
create index dry_spell_due on dry_spell (say_at) where not noticed;

alter table planner drop column edited_at;
alter table planner drop column catalogue_revision;

-- follows_ahead() as a row to be joined, which costs a fraction of a call.
create function whether_ahead(s subscriber, at timestamptz) returns table (ahead boolean) language sql stable as $$
    select exists (select 1 from subscriber_follow f
                   cross join lateral key_events(f.kind, f.target) e
                   join occurrence o on o.event_id = e.id and o.visible and o.starts_at > whether_ahead.at
                   left join venue v on v.id = e.venue_id
                   where f.subscriber_id = s.id
                     and (f.kind = 'EVENT' or e.online_url is not null
                          or not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
                          or exists (select 1 from subscriber_country c
                                     where c.subscriber_id = s.id and c.country = v.country)))
        or s.follows_everything
           and exists (select 1 from occurrence o join event e on e.id = o.event_id left join venue v on v.id = e.venue_id
                       where o.visible and o.starts_at > whether_ahead.at
                         and (e.online_url is not null
                              or not exists (select 1 from subscriber_country c where c.subscriber_id = s.id)
                              or exists (select 1 from subscriber_country c
                                         where c.subscriber_id = s.id and c.country = v.country)))
$$;

-- Gathering goes through what is ready in this order.
drop index notice_ready;
create index notice_ready on notice (ready_at, id) where message_id is null and skipped is null;
-- Digests are few.
create index subscriber_by_digest on subscriber (digest, time_zone) where digest <> 'NONE';
