-- Whose fault it is that a mail came back: MAILBOX, DELIVERY, SENDER; null for complaints and for what came before.
alter table bounce add column fault text;
