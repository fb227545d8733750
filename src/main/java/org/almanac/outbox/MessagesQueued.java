package org.almanac.outbox;

/** There is something to send. Fired in the transaction that queued it; observe it after success. */
public record MessagesQueued() {}
