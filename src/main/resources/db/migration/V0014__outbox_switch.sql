-- Whether an operator has sending paused; one row, for all nodes.
create table outbox_switch (
    only_row boolean primary key default true check (only_row),
    paused_at timestamptz
);
insert into outbox_switch default values;
