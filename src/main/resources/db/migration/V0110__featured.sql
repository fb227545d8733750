-- An editor's pick or a paid listing, and the word for it.
alter table event
    add column featured boolean not null default false,
    add column featured_label text;

create index event_featured on event (id) where featured;
