package org.almanac.ical.write;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar holds only for those who ask for it.
 *
 * @param alarm a VALARM that long before the start of all that takes place; in whole minutes, not negative; whole days
 *     are written as days, which are days of the calendar (RFC 5545 §3.3.6)
 * @param keyDates whether each key date is a VEVENT of its own
 */
public record ICalExtras(@Nullable Duration alarm, boolean keyDates) {
    /** Events as they are. */
    public static final ICalExtras NONE = new ICalExtras(null, false);
}
