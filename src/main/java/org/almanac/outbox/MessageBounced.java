package org.almanac.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that is proven to be about a message of ours says that its address is not to be written to any more. Fired in
 * the transaction that records it.
 *
 * @param subscriberId as enqueued
 * @param kind {@code HARD}, {@code COMPLAINT}, or {@code SOFT} for too many of them
 * @param detail what the report says, shortened; null when it says nothing
 */
public record MessageBounced(
        UUID messageId,
        String recipient,
        @Nullable UUID subscriberId,
        BounceKind kind,
        @Nullable String detail,
        Instant at) {}
