package org.almanac.api.webhook;

import java.time.Instant;
import org.almanac.webhook.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to a webhook, as the API writes it.
 *
 * @param id as {@code webhook-id} says it
 */
record WebhookDeliveryJson(
        String id,
        String kind,
        Delivery.State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant settledAt,
        @Nullable Integer status,
        @Nullable String answer) {

    static WebhookDeliveryJson of(Delivery delivery) {
        return new WebhookDeliveryJson(
                delivery.messageId(),
                delivery.kind().word(),
                delivery.state(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.nextAttemptAt(),
                delivery.settledAt(),
                delivery.status(),
                delivery.answer());
    }
}
