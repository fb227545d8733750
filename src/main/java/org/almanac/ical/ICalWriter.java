package org.almanac.ical;

import java.io.ByteArrayOutputStream;
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
    public static byte[] calendar(ICalHeader header, Collection<ICalFragment> fragments) {
        ContentLines head = head().text("NAME", header.name())
                .text("X-WR-CALNAME", header.name())
                .uri("URL", header.url())
                .uri("SOURCE;VALUE=URI", header.source())
                .line("REFRESH-INTERVAL;VALUE=DURATION:" + header.refreshInterval())
                .line("X-PUBLISHED-TTL:" + header.refreshInterval());
        return assemble(head, fragments);
    }

    /**
     * One event to be sent by mail (RFC 5546 §3.2): the details must name an organiser's mailbox.
     *
     * @param method {@code CANCEL} takes the event out of the calendar of whoever had put it in
     */
    public static byte[] message(ICalMethod method, ICalEvent event) {
        return assemble(head().line("METHOD:" + method), List.of(fragment(event)));
    }

    private static ContentLines head() {
        return new ContentLines()
                .begin("VCALENDAR")
                .line("VERSION:2.0")
                .line("PRODID:" + PRODUCT)
                .line("CALSCALE:GREGORIAN");
    }

    private static byte[] assemble(ContentLines head, Collection<ICalFragment> fragments) {
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
        fragments.forEach(fragment -> out.writeBytes(fragment.bytes()));
        out.writeBytes(new ContentLines().end("VCALENDAR").toBytes());
        return out.toByteArray();
    }
}
