package org.almanac.outbox.queue;

import java.time.Instant;
import java.util.UUID;
import org.almanac.outbox.MessageRef;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is stored, before it has been sent.
 *
 * @param attempts how often the server has asked to try later
 * @param internetMessageId Message-ID without its brackets
 * @param lease of the claim; null when it is only looked at
 * @param claimedUntil when the lease runs out
 */
public record QueuedMessage(
        UUID id,
        String composer,
        String recipient,
        @Nullable UUID subscriberId,
        @Nullable String reference,
        String internetMessageId,
        Instant dueAt,
        @Nullable Instant usefulUntil,
        int attempts,
        @Nullable UUID lease,
        Instant claimedUntil) {

    public MessageRef ref() {
        return new MessageRef(id, recipient, subscriberId, reference, dueAt);
    }

    public boolean lateAt(Instant now) {
        return usefulUntil != null && !usefulUntil.isAfter(now);
    }
}
