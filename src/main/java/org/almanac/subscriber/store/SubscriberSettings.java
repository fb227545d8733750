package org.almanac.subscriber.store;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * How a subscriber wants to be told.
 *
 * @param leadTimes longest first; empty for no reminders
 * @param locale a BCP 47 tag
 * @param quietHours null when mails may come at any hour
 */
public record SubscriberSettings(
        SortedSet<LeadTime> leadTimes,
        ZoneId timeZone,
        String locale,
        Digest digest,
        boolean announcements,
        boolean changes,
        boolean nothingUpcoming,
        @Nullable QuietHours quietHours,
        DigestTime digestTime) {

    public SubscriberSettings {
        leadTimes = longestFirst(leadTimes);
    }

    /** @param tag BCP 47; null leaves the language as it is */
    public SubscriberSettings inLanguage(@Nullable String tag) {
        return tag == null
                ? this
                : new SubscriberSettings(
                        leadTimes,
                        timeZone,
                        tag,
                        digest,
                        announcements,
                        changes,
                        nothingUpcoming,
                        quietHours,
                        digestTime);
    }

    public static SortedSet<LeadTime> longestFirst(Iterable<LeadTime> leadTimes) {
        SortedSet<LeadTime> sorted =
                new TreeSet<>(Comparator.<LeadTime>naturalOrder().reversed());
        leadTimes.forEach(sorted::add);
        return Collections.unmodifiableSortedSet(sorted);
    }
}
