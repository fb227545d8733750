package org.almanac.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address elsewhere that is told what happens here.
 *
 * @param kinds of {@link WebhookKind}, as they are spelled
 * @param switchedOffAt when the service itself switched it off; null when it did not, or somebody edited it since
 * @param switchedOffReason why, in a sentence
 */
public record Webhook(
        UUID id,
        int revision,
        String url,
        List<String> kinds,
        boolean active,
        Instant createdAt,
        @Nullable Instant switchedOffAt,
        @Nullable String switchedOffReason) {}
