-- Forgetting an address finds what is kept by the address, too, and not only by its subscriber.

-- Mails that are not a reader's notices: confirmations, changes of address, tests. Notices are nearly all and are found by
-- their subscriber, so they are left out, and sending them costs what it did.
create index message_by_recipient on message (lower(recipient)) where composer <> 'notices';
create index bounce_by_recipient_key on bounce (lower(recipient));

alter table address_change add column old_email_key text;
update address_change set old_email_key = lower(old_email);
alter table address_change alter column old_email_key set not null;
create index address_change_by_old_address on address_change (old_email_key);

-- Who had an address before they moved to another. Enough to know the address again, not enough to read it.
create table former_address (
    address_hash text not null,           -- HMAC-SHA-256, base64url
    subscriber_id uuid not null references subscriber on delete cascade,
    primary key (address_hash, subscriber_id)
);
create index former_address_by_subscriber on former_address (subscriber_id);

-- What a mail server said may name an address; this is kept for everybody to see and for as long as it refuses.
update outbox_switch set refused_reply = null;
