-- What an event was when it was last imported: its version (SEQUENCE, LAST-MODIFIED, DTSTAMP), digests of its fields, and
-- the versions of single dates. Null for what was made here. No index: it is read with its event alone.
alter table event add column imported jsonb;
