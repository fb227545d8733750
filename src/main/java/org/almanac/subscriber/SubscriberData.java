package org.almanac.subscriber;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about a subscriber, in the words in which a subscription is asked for.
 *
 * @param state {@code PENDING}, {@code ACTIVE} or {@code UNSUBSCRIBED}
 * @param suppressed whether nothing is sent to the address
 * @param suppression why not; null when it is sent to
 * @param everything whether all events are followed; the lists are then empty but for single events
 * @param leadTimes ISO 8601, longest first
 * @param digest {@code NONE}, {@code WEEKLY} or {@code MONTHLY}
 * @param digestDay of a weekly one; null for Monday
 * @param digestHour null for the site's send hour
 * @param confirmedAt null while the address is not confirmed
 * @param consents oldest first
 */
public record SubscriberData(
        UUID id,
        String email,
        String state,
        boolean suppressed,
        @Nullable Suppression suppression,
        boolean everything,
        List<String> tags,
        List<String> series,
        List<String> organisers,
        List<UUID> events,
        List<String> countries,
        List<String> leadTimes,
        ZoneId timeZone,
        String locale,
        String digest,
        @Nullable DayOfWeek digestDay,
        @Nullable Integer digestHour,
        boolean announcements,
        boolean changes,
        boolean nothingUpcoming,
        @Nullable QuietHours quietHours,
        @Nullable Instant pausedUntil,
        @Nullable Instant confirmedAt,
        Instant createdAt,
        Instant updatedAt,
        List<Consent> consents) {

    /** @param detail what the server said */
    public record Suppression(
            SuppressionReason reason,
            @Nullable String detail,
            @Nullable Instant since) {}

    /**
     * A step in the consent.
     *
     * @param action {@code REQUESTED}, {@code CONFIRMED}, {@code CHANGED}, {@code MOVED}, {@code UNSUBSCRIBED} or
     *     {@code IMPORTED}
     * @param source the site or page, or who did it
     * @param wording the words that were agreed to
     */
    public record Consent(
            Instant at,
            String action,
            @Nullable String source,
            @Nullable String wording) {}
}
