package org.almanac.subscriber.store;

import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/**
 * When a digest comes, on the reader's clock.
 *
 * @param day of a weekly one; null for Monday
 * @param hour full, 0 to 23; null for the site's send hour
 */
public record DigestTime(@Nullable DayOfWeek day, @Nullable Integer hour) {
    public static final DigestTime STANDARD = new DigestTime(null, null);

    public DigestTime {
        day = day == DayOfWeek.MONDAY ? null : day;
    }
}
