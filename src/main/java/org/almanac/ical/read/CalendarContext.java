package org.almanac.ical.read;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.almanac.ical.zone.ZoneNames;
import org.jspecify.annotations.Nullable;

/**
 * What a VCALENDAR says of all that stands in it.
 *
 * @param times reads times with the zone of this calendar
 * @param method METHOD in capitals (RFC 5546 §1.4); empty when it has none
 */
record CalendarContext(TimeReader times, String method) {

    static CalendarContext of(@Nullable RawComponent calendar, Map<String, ZoneId> zonesOfFile, ZoneId defaultZone) {
        String zone = calendar == null ? null : calendar.text("X-WR-TIMEZONE");
        String method = calendar == null ? null : calendar.text("METHOD");
        ZoneId floating = zone == null
                ? null
                : ZoneNames.resolve(zone)
                        .or(() -> Optional.ofNullable(zonesOfFile.get(zone)))
                        .or(() -> ZoneNames.alike(zone))
                        .orElse(null);
        return new CalendarContext(
                new TimeReader(zonesOfFile, floating == null ? defaultZone : floating),
                method == null ? "" : method.toUpperCase(Locale.ROOT));
    }

    ZoneId zone() {
        return times.floatingZone();
    }

    boolean cancels() {
        return method.equals("CANCEL");
    }

    /** Whether it adds dates to an event (RFC 5546 §3.2.4). */
    boolean adds() {
        return method.equals("ADD");
    }

    /** Whether it is an answer or a question to the organiser, which changes nothing by itself. */
    boolean onlyTalks() {
        return switch (method) {
            case "REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH" -> true;
            default -> false;
        };
    }
}
