-- Editors are told once when a source has failed for a day.
alter table source
    add column failing_since timestamptz,
    add column failure_told boolean not null default false;
comment on column source.failing_since is 'since when every poll has failed; null when the last one did not';
comment on column source.failure_told is 'whether the editors have been told of this failure';
