-- Which fields of an imported event an editor has changed since, and who and when: there the source is not followed.
alter table event add column edited jsonb;
