-- What a source calls private or confidential (CLASS, RFC 5545 §3.8.1.3) is not shown to readers unless an editor says so.
alter table event add column restricted boolean not null default false;
-- The editor's word for the file that waits to be imported.
alter table import_upload add column publish_private boolean not null default false;
