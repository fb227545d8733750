-- Read from one choice to the next, whatever the number of readers who made it; and by a choice, who made it.
drop index subscriber_digest_time;
create index subscriber_digest_choice
    on subscriber (time_zone, digest, (coalesce(digest_day, 0)), (coalesce(digest_hour, -1)))
    where digest <> 'NONE' and (digest_day is not null or digest_hour is not null);
