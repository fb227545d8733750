package org.almanac.ical;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes calendars (RFC 5545, 7986). The same input always gives the same bytes. */
public final class ICalWriter {
    private static final String PRODUCT = "-//almanac.org//Almanac//EN";

    private ICalWriter() {}

    /** The part of a calendar that is one event. */
    public static ICalFragment fragment(ICalEvent event) {
        return EventWriter.write(event);
    }

    /** A calendar to subscribe to: it has no METHOD. */
    public static byte[] calendar(ICalHeader header, Collection<ICalFragment> fragments, ICalExtras extras) {
        ContentLines head = head().text("NAME", header.name())
                .text("X-WR-CALNAME", header.name())
                .uri("URL", header.url());
        if (header.source() != null) {
            head.uri("SOURCE;VALUE=URI", header.source());
        }
        head.line("REFRESH-INTERVAL;VALUE=DURATION:" + header.refreshInterval())
                .line("X-PUBLISHED-TTL:" + header.refreshInterval())
                .text("COLOR", header.color());
        return assemble(head, fragments, extras);
    }

    /**
     * One event to be sent by mail (RFC 5546 §3.2): the details must name an organiser's mailbox.
     *
     * @param method {@code CANCEL} takes the event out of the calendar of whoever had put it in
     */
    public static byte[] message(ICalMethod method, ICalEvent event) {
        return assemble(head().line("METHOD:" + method), List.of(fragment(event)), ICalExtras.NONE);
    }

    private static ContentLines head() {
        return new ContentLines()
                .begin("VCALENDAR")
                .line("VERSION:2.0")
                .line("PRODID:" + PRODUCT)
                .line("CALSCALE:GREGORIAN");
    }

    private static byte[] assemble(ContentLines head, Collection<ICalFragment> fragments, ICalExtras extras) {
        Map<String, ZoneUse> zones = new TreeMap<>();
        int size = 0;
        for (ICalFragment fragment : fragments) {
            size += fragment.size();
            ZoneUse use = fragment.zone();
            if (use != null) {
                zones.merge(use.zone().getId(), use, ZoneUse::and);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + 4096 + 512 * zones.size());
        out.writeBytes(head.toBytes());
        zones.values().forEach(use -> out.writeBytes(TimeZoneWriter.write(use)));
        String trigger = extras.alarm() == null ? null : before(extras.alarm());
        fragments.forEach(fragment -> fragment.writeTo(out, trigger, extras.keyDates()));
        out.writeBytes(new ContentLines().end("VCALENDAR").toBytes());
        return out.toByteArray();
    }

    // Only a day is read alike by all where the clocks change, so whole days are not told in hours.
    private static String before(Duration time) {
        long days = time.toDays();
        Duration rest = time.minusDays(days);
        String text = "P" + (days > 0 ? days + "D" : "");
        if (!rest.isZero() || days == 0) {
            text += "T" + (rest.toHours() > 0 ? rest.toHours() + "H" : "")
                    + (rest.toMinutesPart() > 0 ? rest.toMinutesPart() + "M" : "");
        }
        return time.isZero() ? "PT0S" : "-" + text;
    }
}
