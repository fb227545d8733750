-- What an editor has said about a table: of an upload, how it is read; of a source, what is taken up again the next time.
alter table import_upload add column choices jsonb;

create table import_choices (
    source text primary key,
    choices jsonb not null,              -- its columns and the order of its dates; never an encoding
    updated_at timestamptz not null
);
