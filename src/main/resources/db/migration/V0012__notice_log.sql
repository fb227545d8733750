-- The delivery log reads from the newest backwards.
create index notice_by_planning on notice (planned_at desc, id desc);
create index message_by_entry on message (created_at desc, id desc) where composer <> 'notices';
