-- When a reader wants the digest; null for Monday, and for the site's send hour.
alter table subscriber add column digest_day smallint check (digest_day between 2 and 7);  -- ISO 8601
alter table subscriber add column digest_hour smallint check (digest_hour between 0 and 23);
create index subscriber_digest_time on subscriber (time_zone, digest, digest_day, digest_hour)
    where digest <> 'NONE' and (digest_day is not null or digest_hour is not null);
