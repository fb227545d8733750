-- Pictures that editors have uploaded, as JPEGs that hold pixels and nothing else; named by a digest of the wide one.
create table picture (
    hash text primary key,
    width integer not null,
    height integer not null,
    wide bytea not null,
    narrow bytea not null,
    uploaded_at timestamptz not null
);
alter table picture alter column wide set storage external, alter column narrow set storage external;
create index picture_by_upload on picture (uploaded_at);
