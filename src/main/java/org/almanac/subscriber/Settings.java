package org.almanac.subscriber;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a subscriber wants to be told.
 *
 * @param leadTimes longest first; empty for no reminders
 * @param locale a BCP 47 tag
 * @param quietHours null when mails may come at any hour
 */
record Settings(
        SortedSet<LeadTime> leadTimes,
        ZoneId timeZone,
        String locale,
        Digest digest,
        boolean announcements,
        boolean changes,
        boolean nothingUpcoming,
        @Nullable QuietHours quietHours,
        DigestTime digestTime) {

    Settings {
        leadTimes = longestFirst(leadTimes);
    }

    /** @param tag BCP 47; null leaves the language as it is */
    Settings inLanguage(@Nullable String tag) {
        return tag == null
                ? this
                : new Settings(
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

    static SortedSet<LeadTime> longestFirst(Iterable<LeadTime> leadTimes) {
        SortedSet<LeadTime> sorted =
                new TreeSet<>(Comparator.<LeadTime>naturalOrder().reversed());
        leadTimes.forEach(sorted::add);
        return Collections.unmodifiableSortedSet(sorted);
    }
}
