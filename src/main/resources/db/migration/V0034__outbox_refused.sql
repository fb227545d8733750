-- Whether the mail server has come to refuse nearly everybody: since when, what it said last, and when one mail goes
-- ahead to try whether it still does; for all nodes.
alter table outbox_switch
    add column refused_since timestamptz,
    add column refused_reply text,
    add column trial_at timestamptz;
