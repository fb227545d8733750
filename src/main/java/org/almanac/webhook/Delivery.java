package org.almanac.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to a webhook and what became of it.
 *
 * @param attempts how often it was sent, or was tried to be
 * @param nextAttemptAt null when there will be none
 * @param settledAt when it was delivered or dropped
 * @param status of HTTP that the last attempt was answered with; null when there was no answer
 * @param answer the beginning of it, or why there was none
 */
public record Delivery(
        UUID id,
        WebhookKind kind,
        State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant settledAt,
        @Nullable Integer status,
        @Nullable String answer) {

    public enum State {
        WAITING,
        DELIVERED,
        /** The webhook was switched off before it could be delivered. */
        DROPPED
    }

    /** As {@code webhook-id} says it, the same for every attempt. */
    public String messageId() {
        return messageId(id);
    }

    static String messageId(UUID id) {
        return "msg_" + id.toString().replace("-", "");
    }
}
