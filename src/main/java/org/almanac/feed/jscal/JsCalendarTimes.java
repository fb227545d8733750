package org.almanac.feed.jscal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.almanac.ical.write.ICalTimes;

/** Times as JSCalendar has them (RFC 8984 §1.4.4 to §1.4.8): local, with a zone, and a duration instead of an end. */
final class JsCalendarTimes {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private JsCalendarTimes() {}

    static String local(LocalDateTime at) {
        return LOCAL.format(at);
    }

    static void put(ObjectNode node, ICalTimes times, boolean single) {
        node.put("start", LOCAL.format(single ? shown(times.start(), times) : times.start()));
        Duration duration = duration(times);
        if (!duration.isZero()) {
            node.put("duration", text(duration));
        }
        if (times.allDay()) {
            node.put("showWithoutTime", true);
        } else {
            node.put("timeZone", zone(times.zone()));
        }
    }

    // A time that the clocks skip is read differently by different programs; the one that is meant is not.
    static LocalDateTime shown(LocalDateTime local, ICalTimes times) {
        return times.allDay() ? local : local.atZone(times.zone()).toLocalDateTime();
    }

    /** Exact for timed events; whole days otherwise. Without an end, an all-day event lasts its day. */
    static Duration duration(ICalTimes times) {
        LocalDateTime end = times.end();
        if (times.allDay()) {
            return Duration.between(times.start(), end == null ? times.start() : end)
                    .plusDays(1);
        }
        return end == null
                ? Duration.ZERO
                : Duration.between(times.start().atZone(times.zone()), end.atZone(times.zone()));
    }

    static String text(Duration duration) {
        return duration.toSeconds() % 86_400 == 0 && duration.toDays() > 0
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }

    private static String zone(ZoneId zone) {
        boolean utc = zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
        return utc ? "Etc/UTC" : zone.getId();
    }
}
