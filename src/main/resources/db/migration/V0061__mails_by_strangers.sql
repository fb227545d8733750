-- Mails that go to an address because somebody typed it, for a day: what the pace of further ones is reckoned from. It
-- outlives the requests and their erasure, and so holds hashes (HMAC-SHA-256, base64url).
create table paced_mail (
    id uuid primary key,
    mailbox_hash text not null,           -- of the address without what many spellings of one mailbox differ in
    domain_hash text,                     -- null for the providers that anybody has a mailbox at
    due_at timestamptz not null
);
create index paced_mail_by_mailbox on paced_mail (mailbox_hash, due_at);
create index paced_mail_by_domain on paced_mail (domain_hash, due_at) where domain_hash is not null;
create index paced_mail_by_time on paced_mail (due_at);

-- Not to be taken up before: its domain has had as many mails as may go there for now.
alter table subscription_request add column not_before timestamptz;
alter table address_change add column not_before timestamptz;
