package org.almanac.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.almanac.event.EventVersion;

/**
 * What a feed of events holds, before any of it is written.
 *
 * @param name of the feed
 * @param address of the choice that it is
 */
record FeedContents(String name, FeedAddress address, Lookback past, List<EventVersion> versions) {

    /** What the bytes depend on. */
    record Source(String name, List<EventVersion> versions) {}

    Source source() {
        return new Source(name, versions);
    }

    /**
     * When the first event falls out of the feed. At the end of a month of another length that cannot be told, and is
     * looked at again every minute.
     */
    Instant changesAt(Instant now) {
        return versions.stream()
                .map(EventVersion::leavesAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(past::reaches)
                .map(reached -> reached.isAfter(now) ? reached : now.plusSeconds(60))
                .orElse(Instant.MAX);
    }
}
