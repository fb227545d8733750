package org.almanac.api.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.webhook.SaveWebhook;
import org.almanac.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** A webhook as the API writes it. */
record WebhookJson(
        UUID id,
        int revision,
        String url,
        List<String> kinds,
        boolean active,
        Instant createdAt,
        @Nullable Instant switchedOffAt,
        @Nullable String switchedOffReason) {

    static WebhookJson of(Webhook webhook) {
        return new WebhookJson(
                webhook.id(),
                webhook.revision(),
                webhook.url(),
                webhook.kinds(),
                webhook.active(),
                webhook.createdAt(),
                webhook.switchedOffAt(),
                webhook.switchedOffReason());
    }

    /** What somebody would send to make one like it. */
    static SaveWebhook input(Webhook webhook) {
        return new SaveWebhook(webhook.url(), List.copyOf(webhook.kinds()), webhook.active());
    }
}
