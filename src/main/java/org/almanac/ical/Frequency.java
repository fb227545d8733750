package org.almanac.ical;

import java.time.temporal.ChronoUnit;

/** How often a rule looks for instances, from the longest period to the shortest. */
enum Frequency {
    YEARLY(ChronoUnit.YEARS),
    MONTHLY(ChronoUnit.MONTHS),
    WEEKLY(ChronoUnit.WEEKS),
    DAILY(ChronoUnit.DAYS),
    HOURLY(ChronoUnit.HOURS),
    MINUTELY(ChronoUnit.MINUTES),
    SECONDLY(ChronoUnit.SECONDS);

    final ChronoUnit period;

    Frequency(ChronoUnit period) {
        this.period = period;
    }

    /** Whether its periods are longer than those of another. */
    boolean longerThan(Frequency other) {
        return compareTo(other) < 0;
    }
}
