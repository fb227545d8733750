package org.almanac.api.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.webhook.Webhook;
import org.almanac.webhook.Webhooks;

/** A webhook as it was just made. @param secret told now and never again */
record NewWebhookJson(
        UUID id, int revision, String url, List<String> kinds, boolean active, Instant createdAt, String secret) {

    static NewWebhookJson of(Webhooks.Made made) {
        Webhook webhook = made.webhook();
        return new NewWebhookJson(
                webhook.id(),
                webhook.revision(),
                webhook.url(),
                webhook.kinds(),
                webhook.active(),
                webhook.createdAt(),
                made.secret());
    }
}
