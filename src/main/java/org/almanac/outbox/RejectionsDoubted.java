package org.almanac.outbox;

import java.time.Instant;
import java.util.Set;

/**
 * A mail server refused so many in a row that it is not believed: what {@link MessageRejected} told of these recipients is
 * taken back. Fired in the transaction that queues their mails again.
 */
public record RejectionsDoubted(Set<String> recipients, Instant at) {}
