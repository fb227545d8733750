package org.almanac.ical;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes calendars (RFC 5545, 7986). The same input always gives the same bytes. */
public final class ICalWriter {
    private static final String PRODUCT = "-//almanac.org//Almanac//EN";

    /** Some time, the same for ever. */
    private static final Instant ANY_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private ICalWriter() {}

    /** The part of a calendar that is one event. */
    public static ICalFragment fragment(ICalEvent event) {
        return EventWriter.write(event);
    }

    /** A calendar to subscribe to: it has no METHOD. Its opening, its events and its closing, in one. */
    public static byte[] calendar(ICalHeader header, Collection<ICalFragment> fragments, ICalExtras extras) {
        return joined(opening(header, fragments), events(fragments, extras));
    }

    /** What stands before the events of a calendar to subscribe to: its name and the zones that the events need. */
    public static byte[] opening(ICalHeader header, Collection<ICalFragment> fragments) {
        ContentLines head = head().text("NAME", header.name())
                .text("X-WR-CALNAME", header.name())
                .uri("URL", header.url());
        if (header.source() != null) {
            head.uri("SOURCE;VALUE=URI", header.source());
        }
        head.line("REFRESH-INTERVAL;VALUE=DURATION:" + header.refreshInterval())
                .line("X-PUBLISHED-TTL:" + header.refreshInterval())
                .text("COLOR", header.color());
        return opening(head, fragments);
    }

    /** A calendar to subscribe to that has no event yet: it must hold a component (RFC 5545 §3.6), which is this zone. */
    public static byte[] empty(ICalHeader header, ZoneId zone) {
        return joined(opening(header, List.of()), TimeZoneWriter.write(new ZoneUse(zone, ANY_TIME, ANY_TIME)));
    }

    /** Some of a calendar's events, one after the other. */
    public static byte[] events(Collection<ICalFragment> fragments, ICalExtras extras) {
        String trigger = extras.alarm() == null ? null : before(extras.alarm());
        int size = fragments.stream().mapToInt(ICalFragment::size).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + 64);
        fragments.forEach(fragment -> fragment.writeTo(out, trigger, extras.keyDates()));
        return out.toByteArray();
    }

    /** What stands behind the events. */
    public static byte[] closing() {
        return new ContentLines().end("VCALENDAR").toBytes();
    }

    /**
     * One event to be sent by mail (RFC 5546 §3.2): the details must name an organiser's mailbox.
     *
     * @param method {@code CANCEL} takes the event out of the calendar of whoever had put it in
     */
    public static byte[] message(ICalMethod method, ICalEvent event) {
        List<ICalFragment> only = List.of(fragment(event));
        return joined(opening(head().line("METHOD:" + method), only), events(only, ICalExtras.NONE));
    }

    private static ContentLines head() {
        return new ContentLines()
                .begin("VCALENDAR")
                .line("VERSION:2.0")
                .line("PRODID:" + PRODUCT)
                .line("CALSCALE:GREGORIAN");
    }

    private static byte[] opening(ContentLines head, Collection<ICalFragment> fragments) {
        Map<String, ZoneUse> zones = new TreeMap<>();
        for (ICalFragment fragment : fragments) {
            ZoneUse use = fragment.zone();
            if (use != null) {
                zones.merge(use.zone().getId(), use, ZoneUse::and);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toBytes());
        zones.values().forEach(use -> out.writeBytes(TimeZoneWriter.write(use)));
        return out.toByteArray();
    }

    private static byte[] joined(byte[] opening, byte[] events) {
        byte[] closing = closing();
        return ByteBuffer.allocate(opening.length + events.length + closing.length)
                .put(opening)
                .put(events)
                .put(closing)
                .array();
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
