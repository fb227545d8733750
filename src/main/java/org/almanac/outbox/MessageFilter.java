package org.almanac.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages; every part that is given must hold.
 *
 * @param from entered at this instant or later
 * @param to entered before this instant
 */
public record MessageFilter(
        @Nullable UUID subscriberId,
        @Nullable MessageKind kind,
        @Nullable MessageState state,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every message. */
    public static final MessageFilter ALL = new MessageFilter(null, null, null, null, null);
}
