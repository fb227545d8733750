package org.almanac.subscriber;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.almanac.outbox.BounceRecord;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about a subscriber.
 *
 * @param requests to subscribe or to follow more, oldest first; those long over are deleted
 * @param addressChanges oldest first; those long over are deleted
 * @param bounces mails that came back, newest first
 * @param records of other packages, by name: {@code notices} are what was owed and mailed
 */
public record SubscriberExport(
        @JsonUnwrapped SubscriberData subscriber,
        List<Request> requests,
        List<AddressChange> addressChanges,
        List<BounceRecord> bounces,
        Map<String, List<?>> records) {

    /** @param source the page or site that it came from */
    public record Request(
            String email,
            Instant requestedAt,
            @Nullable String source,
            @Nullable Instant confirmedAt) {}

    /** @param email the new one */
    public record AddressChange(
            String email,
            String oldEmail,
            Instant requestedAt,
            @Nullable Instant confirmedAt) {}
}
