-- Whether readers ever saw this address. One that a draft had before it was published leads only editors on.
alter table former_slug add column seen boolean not null default true;
create index former_slug_unseen on former_slug (target_id) where not seen;
