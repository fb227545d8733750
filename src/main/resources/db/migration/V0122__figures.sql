-- How many came and went on each day, for the desk's overview.
create index subscriber_consent_by_day on subscriber_consent (at) include (action)
    where action in ('CONFIRMED', 'UNSUBSCRIBED');
