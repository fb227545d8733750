package org.almanac.event.dates;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.UUID;

/**
 * Ids of the instances of an event that recurs. They follow from the event and the original start, so that an instance has
 * the same one whether it is stored or worked out. They begin as the event's does and lie together in the index.
 */
public final class OccurrenceIds {
    private static final long VARIANT = 0x8000000000000000L;
    private static final long WITHOUT_VARIANT = 0x3FFFFFFFFFFFFFFFL;

    /** As the database sorts them: without a sign. */
    public static final Comparator<UUID> ORDER = (one, other) -> {
        int order = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return order == 0
                ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
                : order;
    };

    private OccurrenceIds() {}

    public static UUID of(UUID event, LocalDateTime recursAt) {
        long mixed = mixed(event.getLeastSignificantBits() ^ mixed(recursAt.toEpochSecond(ZoneOffset.UTC)));
        return new UUID(event.getMostSignificantBits(), VARIANT | mixed & WITHOUT_VARIANT);
    }

    /** The finaliser of SplitMix64: each value to another one, close ones far apart. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
