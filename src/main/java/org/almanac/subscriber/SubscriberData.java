package org.almanac.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that is kept about a subscriber, for the subscriber. */
record SubscriberData(
        UUID id,
        String email,
        SubscriberState state,
        boolean suppressed,
        Follows follows,
        Settings settings,
        @Nullable Instant pausedUntil,
        @Nullable Instant confirmedAt,
        Instant createdAt,
        Instant updatedAt,
        List<Consent> consents) {

    record Consent(
            Instant at,
            ConsentEntity.Action action,
            @Nullable String source,
            @Nullable String wording) {}

    static SubscriberData of(SubscriberEntity subscriber, List<ConsentEntity> consents) {
        return new SubscriberData(
                subscriber.id,
                subscriber.email,
                subscriber.state,
                subscriber.suppressed,
                subscriber.follows(),
                subscriber.settings(),
                subscriber.pausedUntil,
                subscriber.confirmedAt,
                subscriber.createdAt,
                subscriber.updatedAt,
                consents.stream()
                        .map(step -> new Consent(step.at, step.action, step.source, step.wording))
                        .toList());
    }
}
