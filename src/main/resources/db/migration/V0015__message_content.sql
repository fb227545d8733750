-- What mails said, apart from the queue that claims update all the time, and by month, so that forgetting is a drop.
-- Ids are UUIDv7, in the order of entry, so that a range of ids is a range of time.
create function first_id_of(month date) returns uuid language sql immutable as $$
    select cast(lpad(to_hex(cast(extract(epoch from month) * 1000 as bigint)), 12, '0') || repeat('0', 20) as uuid)
$$;

create table message_content (
    message_id uuid primary key,
    content bytea not null                     -- as it was sent or refused, compressed
) partition by range (message_id);
-- It is compressed already.
alter table message_content alter column content set storage external;

do $$
declare
    month date := date_trunc('month', least((select min(created_at) from message), now()) at time zone 'UTC');
begin
    while month <= now() + interval '1 month' loop
        execute format('create table message_content_%s partition of message_content for values from (%L) to (%L)',
            to_char(month, 'YYYY_MM'), first_id_of(month), first_id_of(cast(month + interval '1 month' as date)));
        month := month + interval '1 month';
    end loop;
end $$;
-- What no month was made for in time.
create table message_content_rest partition of message_content default;

insert into message_content select id, content from message where content is not null;
alter table message drop column content;
