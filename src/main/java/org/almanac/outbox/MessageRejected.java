package org.almanac.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail server refused a message for good (5xx), because its recipient is not there. Fired in the transaction that records it.
 *
 * @param subscriberId as enqueued
 * @param reply the server's, such as {@code 550 5.1.1 no such user}
 */
public record MessageRejected(
        UUID messageId, String recipient, @Nullable UUID subscriberId, String reply, Instant at) {}
