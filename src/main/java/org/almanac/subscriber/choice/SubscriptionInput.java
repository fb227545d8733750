package org.almanac.subscriber.choice;

import java.util.List;
import org.almanac.subscriber.store.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A request to subscribe, or a choice of preferences, as somebody typed or sent it; nothing checked yet. Null means
 * left out.
 *
 * @param follow {@code everything}, or {@code chosen} to insist that something is named; by what is named when left out
 * @param tags slugs, as are {@code series} and {@code organisers}
 * @param events ids or slugs
 * @param countries ISO 3166-1 alpha-2
 * @param leadTimes ISO 8601 durations of weeks, days, hours and minutes; an empty list for no reminders
 * @param timeZone an IANA name
 * @param locale a BCP 47 tag
 * @param digest a name of {@link Digest}
 * @param digestDay of a weekly one, in English: {@code WEDNESDAY}
 * @param digestHour a full hour, 0 to 23
 */
public record SubscriptionInput(
        @Nullable String email,
        @Nullable String follow,
        @Nullable List<@Nullable String> tags,
        @Nullable List<@Nullable String> series,
        @Nullable List<@Nullable String> organisers,
        @Nullable List<@Nullable String> events,
        @Nullable List<@Nullable String> countries,
        @Nullable List<@Nullable String> leadTimes,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable String digest,
        @Nullable Boolean announcements,
        @Nullable Boolean changes,
        @Nullable Boolean nothingUpcoming,
        @Nullable QuietHoursInput quietHours,
        @Nullable String digestDay,
        @Nullable String digestHour) {

    static final String EVERYTHING = "everything";
    static final String CHOSEN = "chosen";

    /** Both like {@code 22:00}. */
    record QuietHoursInput(@Nullable String from, @Nullable String to) {}
}
