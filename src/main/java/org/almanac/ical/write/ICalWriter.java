package org.almanac.ical.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Color;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

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
        WrittenProperties properties = head().text(Name::new, header.name())
                .text(name -> new XProperty("X-WR-CALNAME", name), header.name())
                .address(Url::new, new ParameterList(), header.url())
                // Null when that is for its owner alone to know.
                .uri(Source::new, header.source())
                .add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), header.refreshInterval()))
                .add(new XProperty("X-PUBLISHED-TTL", header.refreshInterval().toString()))
                .text(color -> new Color(new ParameterList(), color), header.color());
        return opening(properties, fragments);
    }

    /** A calendar to subscribe to that has no event yet: it must hold a component (RFC 5545 §3.6), which is this zone. */
    public static byte[] empty(ICalHeader header, ZoneId zone) {
        VTimeZone written = TimeZoneWriter.write(new ZoneUse(zone, ANY_TIME, ANY_TIME));
        return joined(
                opening(header, List.of()), new ContentLines().add(written).toBytes());
    }

    /** Some of a calendar's events, one after the other. */
    public static byte[] events(Collection<ICalFragment> fragments, ICalExtras extras) {
        int size = fragments.stream().mapToInt(ICalFragment::size).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + 64);
        fragments.forEach(fragment -> fragment.writeTo(out, extras.alarm(), extras.keyDates()));
        return out.toByteArray();
    }

    /** What stands behind the events. */
    public static byte[] closing() {
        return new ContentLines().end(Calendar.VCALENDAR).toBytes();
    }

    /**
     * One event to be sent by mail (RFC 5546 §3.2): the details must name an organiser's mailbox.
     *
     * @param method {@code CANCEL} takes the event out of the calendar of whoever had put it in
     */
    public static byte[] message(ICalMethod method, ICalEvent event) {
        List<ICalFragment> only = List.of(fragment(event));
        return joined(opening(head().add(new Method(method.name())), only), events(only, ICalExtras.NONE));
    }

    private static WrittenProperties head() {
        return new WrittenProperties()
                .add(ImmutableVersion.VERSION_2_0)
                .add(new ProdId(PRODUCT))
                .add(ImmutableCalScale.GREGORIAN);
    }

    private static byte[] opening(WrittenProperties head, Collection<ICalFragment> fragments) {
        Map<String, ZoneUse> zones = new TreeMap<>();
        for (ICalFragment fragment : fragments) {
            ZoneUse use = fragment.zone();
            if (use != null) {
                zones.merge(use.zone().getId(), use, ZoneUse::and);
            }
        }
        ContentLines lines = new ContentLines().begin(Calendar.VCALENDAR);
        head.toList().getAll().forEach(lines::add);
        zones.values().forEach(use -> lines.add(TimeZoneWriter.write(use)));
        return lines.toBytes();
    }

    private static byte[] joined(byte[] opening, byte[] events) {
        byte[] closing = closing();
        return ByteBuffer.allocate(opening.length + events.length + closing.length)
                .put(opening)
                .put(events)
                .put(closing)
                .array();
    }
}
