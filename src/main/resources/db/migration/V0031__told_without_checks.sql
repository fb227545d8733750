-- What was told is written for each mail that is sent. Three foreign keys made PostgreSQL look for, and lock, a subscriber,
-- an event and its facts each time; the first of them wrote to the subscriber's row. Events and facts are never deleted
-- while anybody uses them, and a mail that is written down as sent has a message, which an erasure deletes first and in
-- the same transaction as the subscriber. What goes with a subscriber or an event goes by these triggers.
alter table told
    drop constraint told_subscriber_id_fkey,
    drop constraint told_event_id_fkey,
    drop constraint told_facts_id_fkey;

create function forget_told_to_subscribers() returns trigger language plpgsql as $$
begin
    delete from told where subscriber_id in (select id from gone);
    return null;
end $$;
create trigger forget_told after delete on subscriber
    referencing old table as gone for each statement execute function forget_told_to_subscribers();

create function forget_told_of_events() returns trigger language plpgsql as $$
begin
    delete from told where event_id in (select id from gone);
    return null;
end $$;
create trigger forget_told after delete on event
    referencing old table as gone for each statement execute function forget_told_of_events();
