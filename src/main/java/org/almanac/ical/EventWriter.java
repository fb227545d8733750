package org.almanac.ical;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/** Writes the VEVENTs of one event. */
final class EventWriter {
    private static final Duration NEAR = Duration.ofDays(1);

    private final ICalEvent event;
    private ContentLines lines = new ContentLines();
    private final List<FragmentPart.Slot> slots = new ArrayList<>();
    private final List<Instant> touched = new ArrayList<>();

    private EventWriter(ICalEvent event) {
        this.event = event;
    }

    static ICalFragment write(ICalEvent event) {
        return new EventWriter(event).write();
    }

    private ICalFragment write() {
        ICalRecurrence recurrence = event.recurrence();
        lines.begin("VEVENT");
        identity(event.uid());
        if (recurrence == null) {
            times(unmistakable(event.times()));
        } else {
            // The seed of a rule stays as it is, or all its instances would move.
            times(event.times());
            repeats(recurrence);
        }
        details(event.details());
        if (recurrence != null) {
            recurrence.applicable(event.times()).forEach(this::instance);
        }
        FragmentPart written = part();
        event.keyDates().forEach(this::keyDate);
        return new ICalFragment(written, part(), zoneUse());
    }

    private FragmentPart part() {
        FragmentPart part = new FragmentPart(lines.toBytes(), slots);
        lines = new ContentLines();
        slots.clear();
        return part;
    }

    private void keyDate(ICalKeyDate keyDate) {
        lines.begin("VEVENT");
        identity(keyDate.uid());
        lines.line("DTSTART;VALUE=DATE:" + ICalTime.date(keyDate.day()))
                .line("DTEND;VALUE=DATE:" + ICalTime.date(keyDate.day().plusDays(1)))
                .text("RELATED-TO", event.uid());
        details(keyDate.details());
    }

    private void instance(ICalRecurrence.Instance instance) {
        lines.begin("VEVENT");
        identity(event.uid());
        lines.line(time("RECURRENCE-ID", List.of(instance.at()), event.times()));
        times(withoutGaps(instance.times()));
        details(instance.details());
    }

    private void identity(String uid) {
        lines.text("UID", uid)
                .line("DTSTAMP:" + ICalTime.utc(event.lastModified()))
                .line("CREATED:" + ICalTime.utc(event.created()))
                .line("LAST-MODIFIED:" + ICalTime.utc(event.lastModified()))
                .line("SEQUENCE:" + event.sequence());
    }

    private void times(ICalTimes exact) {
        lines.line(time("DTSTART", List.of(exact.start()), exact));
        LocalDateTime end = exact.end();
        if (end != null && exact.allDay()) {
            lines.line(time("DTEND", List.of(end.plusDays(1)), exact));
        } else if (end != null && end.isAfter(exact.start())) {
            lines.line(time("DTEND", List.of(end), exact));
        }
    }

    // Around a change of the clocks programs differ by an hour: most over a time that the clocks show twice or skip,
    // some all day (biweekly 0.6.8 in the afternoon). Those that build on java.util.TimeZone take summer time for an
    // hour,
    // which Lord Howe's is not. Nobody misreads UTC.
    private static ICalTimes unmistakable(ICalTimes times) {
        LocalDateTime end = times.end();
        ZoneId zone = times.zone();
        if (times.allDay() || (!mistakable(times.start(), zone) && (end == null || !mistakable(end, zone)))) {
            return times;
        }
        return new ICalTimes(inUtc(times.start(), zone), end == null ? null : inUtc(end, zone), ZoneOffset.UTC, false);
    }

    private static boolean mistakable(LocalDateTime local, ZoneId zone) {
        Instant at = WallTime.instant(local, zone);
        ZoneOffset offset = zone.getRules().getOffset(at);
        Duration summer = zone.getRules().getDaylightSavings(at);
        return (!summer.isZero() && !summer.equals(Duration.ofHours(1)))
                || !offset.equals(zone.getRules().getOffset(at.minus(NEAR)))
                || !offset.equals(zone.getRules().getOffset(at.plus(NEAR)));
    }

    private static LocalDateTime inUtc(LocalDateTime local, ZoneId zone) {
        return LocalDateTime.ofInstant(WallTime.instant(local, zone), ZoneOffset.UTC);
    }

    private static ICalTimes withoutGaps(ICalTimes times) {
        if (times.allDay()) {
            return times;
        }
        LocalDateTime end = times.end();
        return new ICalTimes(
                shown(times.start(), times.zone()), end == null ? null : shown(end, times.zone()), times.zone(), false);
    }

    private static LocalDateTime shown(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toLocalDateTime();
    }

    private void repeats(ICalRecurrence recurrence) {
        ICalTimes times = event.times();
        RecurrenceRule rule = recurrence.rule();
        if (rule != null && !rule.endsBefore(times.start(), times.zone())) {
            lines.line("RRULE:" + rule.format(times.zone(), times.allDay()));
        }
        if (!recurrence.exdates().isEmpty()) {
            lines.line(time("EXDATE", recurrence.exdates(), times));
        }
        if (!recurrence.rdates().isEmpty()) {
            lines.line(time("RDATE", recurrence.rdates(), times));
        }
    }

    private String time(String name, Collection<LocalDateTime> values, ICalTimes times) {
        List<LocalDateTime> sorted = values.stream().sorted().distinct().toList();
        if (times.allDay()) {
            return name + ";VALUE=DATE:"
                    + join(sorted.stream()
                            .map(value -> ICalTime.date(value.toLocalDate()))
                            .toList());
        }
        if (isUtc(times.zone())) {
            return name + ":"
                    + join(sorted.stream()
                            .map(value -> ICalTime.utc(value.toInstant(ZoneOffset.UTC)))
                            .toList());
        }
        sorted.forEach(value -> touched.add(WallTime.instant(value, times.zone())));
        return name + ";TZID=" + times.zone().getId() + ":"
                + join(sorted.stream().map(ICalTime::local).toList());
    }

    private static String join(List<String> values) {
        return values.stream().collect(Collectors.joining(","));
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    }

    /** The rest of a component. */
    private void details(ICalDetails details) {
        lines.text("SUMMARY", PlainText.oneLine(details.summary())).line("STATUS:" + details.status());
        text("DESCRIPTION", details.description());
        text("STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html", details.styled());
        text("LOCATION", details.location());
        ICalDetails.Geo geo = details.geo();
        if (geo != null) {
            lines.line("GEO:" + degrees(geo.latitude()) + ";" + degrees(geo.longitude()));
        }
        uri("URL", details.url());
        organiser(details.organiser());
        if (!details.categories().isEmpty()) {
            lines.texts("CATEGORIES", details.categories());
        }
        uri("CONFERENCE;VALUE=URI", details.conference());
        uri("IMAGE;VALUE=URI", details.image());
        // Something to know of is not an appointment: it must not make its reader look busy.
        lines.line("TRANSP:TRANSPARENT");
        if (details.takesPlace()) {
            slots.add(new FragmentPart.Slot(lines.size(), PlainText.oneLine(details.summary())));
        }
        lines.end("VEVENT");
    }

    private void text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.text(name, value);
        }
    }

    private void uri(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.uri(name, value);
        }
    }

    private void organiser(ICalDetails.@Nullable Organiser organiser) {
        if (organiser != null && organiser.address() != null) {
            String name = organiser.name();
            lines.uri(name == null ? "ORGANIZER" : "ORGANIZER;CN=" + ContentLines.quoted(name), organiser.address());
        }
    }

    // Six decimals are a tenth of a metre, and all that RFC 5545 §3.8.1.6 asks to be kept.
    private static String degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private @Nullable ZoneUse zoneUse() {
        ZoneId zone = event.times().zone();
        if (touched.isEmpty()) {
            return null;
        }
        Instant last = touched.stream().max(Comparator.naturalOrder()).orElseThrow();
        ICalRecurrence recurrence = event.recurrence();
        RecurrenceRule rule = recurrence == null ? null : recurrence.rule();
        Instant to = rule == null ? last : rule.lastBy(zone).orElse(ZoneUse.ENDLESS);
        return new ZoneUse(
                zone, touched.stream().min(Comparator.naturalOrder()).orElseThrow(), to.isAfter(last) ? to : last);
    }
}
