-- What mails that say the same have in common, once for all of them, by month as message_content is. A mail's own content
-- then names its form.
create table mail_form (
    id uuid primary key,                       -- UUIDv7: when it was kept
    content bytea not null                     -- compressed
) partition by range (id);
alter table mail_form alter column content set storage external;
create table mail_form_rest partition of mail_form default;
