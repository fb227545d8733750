-- Who the people of the desk are, whether they may come in, and when they last did.
alter table account add column name text not null default '';
alter table account add column active boolean not null default true;
alter table account add column revision integer not null default 1;
alter table account add column updated_at timestamptz not null default now();
alter table account add column last_sign_in_at timestamptz;
update account set updated_at = created_at;
-- Null until somebody has chosen one by the link of the invitation.
alter table account alter column password drop not null;
create index api_token_by_account on api_token (account_id) where account_id is not null;
