package org.almanac.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages reached a state that they will not leave by themselves: SENT, FAILED, SUPPRESSED or SKIPPED. Fired in the
 * transaction that records it.
 */
public record MessagesSettled(List<Settled> messages, Instant at) {

    /**
     * @param reason why it was not sent; null when it was
     * @param memo what its author wanted to hear again; null when the server was given nothing
     */
    public record Settled(
            UUID messageId,
            String composer,
            MessageState state,
            @Nullable String reason,
            @Nullable Object memo) {}
}
