package org.almanac.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import org.almanac.event.UpcomingOccurrence;

/** The instants at which a page changes though nobody edits anything. */
public final class Boundaries {
    private Boundaries() {}

    /** The next start or end of one of these. */
    public static Instant next(Collection<UpcomingOccurrence> shown, Instant now) {
        return shown.stream()
                .map(UpcomingOccurrence::occurrence)
                .map(one -> one.startsAt().isAfter(now) ? one.startsAt() : one.endsAt())
                .filter(instant -> instant.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** When the next day begins in a zone. */
    public static Instant midnight(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    public static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
