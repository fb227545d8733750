-- A mail passes through three states within a second, each of them an entry in the index by state. Those that wait or are
-- being sent have message_claimable, those that were sent are nearly all: only the rest needs an index by state.
drop index message_by_state;
create index message_apart on message (state, id) where state in ('HELD', 'FAILED', 'SUPPRESSED', 'SKIPPED');
