package org.almanac.subscriber.store;

import java.time.ZoneId;
import java.util.SortedSet;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, checked and in canonical form; it counts once the address's owner confirms it. What is null
 * was not said: a new subscriber gets the site's default, others keep what they have.
 */
public record RequestedSettings(
        Follows follows,
        @Nullable SortedSet<LeadTime> leadTimes,
        @Nullable ZoneId timeZone,
        @Nullable String locale,
        @Nullable Digest digest,
        @Nullable Boolean announcements,
        @Nullable Boolean changes,
        @Nullable Boolean nothingUpcoming,
        @Nullable QuietHours quietHours,
        @Nullable DigestTime digestTime) {

    public RequestedSettings {
        leadTimes = leadTimes == null ? null : SubscriberSettings.longestFirst(leadTimes);
    }

    /** What was said, and the rest as it stands. */
    public SubscriberSettings settingsOver(SubscriberSettings standing) {
        return new SubscriberSettings(
                said(leadTimes, standing.leadTimes()),
                said(timeZone, standing.timeZone()),
                said(locale, standing.locale()),
                said(digest, standing.digest()),
                said(announcements, standing.announcements()),
                said(changes, standing.changes()),
                said(nothingUpcoming, standing.nothingUpcoming()),
                quietHours == null ? standing.quietHours() : quietHours,
                said(digestTime, standing.digestTime()));
    }

    /** The same for whoever sees all settings at once, so that leaving the quiet hours empty ends them. */
    public SubscriberSettings settingsInstead(SubscriberSettings standing) {
        SubscriberSettings over = settingsOver(standing);
        return new SubscriberSettings(
                over.leadTimes(),
                over.timeZone(),
                over.locale(),
                over.digest(),
                over.announcements(),
                over.changes(),
                over.nothingUpcoming(),
                quietHours,
                over.digestTime());
    }

    private static <T extends Object> T said(@Nullable T wanted, T standing) {
        return wanted == null ? standing : wanted;
    }
}
