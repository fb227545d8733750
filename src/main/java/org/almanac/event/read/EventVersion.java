package org.almanac.event.read;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in a feed without what it says: enough for whoever keeps what was rendered from each revision.
 *
 * @param startsAt the first instance, in whole seconds
 * @param leavesAt the feed no longer holds it when its edge has reached this instant; null when that is not known
 */
public record EventVersion(
        UUID id, int revision, Instant startsAt, @Nullable Instant leavesAt) {
    /** The order of feeds: by start and then id, ids as the database orders them. */
    public static final Comparator<EventVersion> BY_START =
            Comparator.comparing(EventVersion::startsAt).thenComparing(EventVersion::id, EventVersion::compareUnsigned);

    private static int compareUnsigned(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
