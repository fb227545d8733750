package org.almanac.ical.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.FmtType;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.Image;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.RDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.RelatedTo;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.StyledDescription;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import org.almanac.ical.PlainText;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/** Writes the VEVENTs of one event. */
final class EventWriter {
    private static final Duration NEAR = Duration.ofDays(1);
    private static final ParameterList NONE = new ParameterList();
    private static final ParameterList HTML = new ParameterList(List.of(Value.TEXT, new FmtType("text/html")));

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
        WrittenProperties master = identity(event.uid());
        if (recurrence == null) {
            times(master, unmistakable(event.times()));
        } else {
            // The seed of a rule stays as it is, or all its instances would move.
            times(master, event.times());
            repeats(master, recurrence);
        }
        component(master, event.details());
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
        WrittenProperties properties = identity(keyDate.uid()).add(new DtStart<>(keyDate.start()));
        if (keyDate.start() instanceof LocalDate day) {
            properties.add(new DtEnd<>(day.plusDays(1)));
        }
        component(properties.text(RelatedTo::new, event.uid()), keyDate.details());
    }

    private void instance(ICalRecurrence.Instance instance) {
        WrittenProperties properties = identity(event.uid());
        properties.add(new RecurrenceId<>(parameters(event.times()), value(instance.at(), event.times())));
        times(properties, withoutGaps(instance.times()));
        component(properties, instance.details());
    }

    private WrittenProperties identity(String uid) {
        return new WrittenProperties()
                .text(Uid::new, uid)
                .add(new DtStamp(event.lastModified()))
                .add(new Created(event.created()))
                .add(new LastModified(event.lastModified()))
                .add(new Sequence(event.sequence()));
    }

    private void times(WrittenProperties properties, ICalTimes exact) {
        properties.add(new DtStart<>(parameters(exact), value(exact.start(), exact)));
        LocalDateTime end = exact.end();
        if (end != null && exact.allDay()) {
            properties.add(new DtEnd<>(parameters(exact), value(end.plusDays(1), exact)));
        } else if (end != null && end.isAfter(exact.start())) {
            properties.add(new DtEnd<>(parameters(exact), value(end, exact)));
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

    private void repeats(WrittenProperties properties, ICalRecurrence recurrence) {
        ICalTimes times = event.times();
        RecurrenceRule rule = recurrence.rule();
        if (rule != null && !rule.endsBefore(times.start(), times.zone())) {
            properties.add(new RRule<>(rule.besides(times.zone(), times.allDay())));
        }
        dates(properties, ExDate::new, recurrence.exdates());
        dates(properties, RDate::new, recurrence.rdates());
    }

    private void dates(
            WrittenProperties properties,
            BiFunction<ParameterList, DateList<Temporal>, Property> property,
            List<LocalDateTime> dates) {
        if (!dates.isEmpty()) {
            List<Temporal> values = dates.stream()
                    .sorted()
                    .distinct()
                    .map(date -> value(date, event.times()))
                    .toList();
            properties.add(property.apply(parameters(event.times()), new DateList<>(values)));
        }
    }

    private static ParameterList parameters(ICalTimes times) {
        if (times.allDay()) {
            return new ParameterList(List.of(Value.DATE));
        }
        return isUtc(times.zone()) ? new ParameterList() : new ParameterList(List.of(new ZoneParameter(times.zone())));
    }

    // Local and not zoned: a time that the clocks skip stays as it was typed.
    private Temporal value(LocalDateTime local, ICalTimes times) {
        if (times.allDay()) {
            return local.toLocalDate();
        }
        if (isUtc(times.zone())) {
            return local.toInstant(ZoneOffset.UTC);
        }
        touched.add(WallTime.instant(local, times.zone()));
        return local;
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    }

    /** Writes a component, whose first properties are given. */
    private void component(WrittenProperties properties, ICalDetails details) {
        String summary = PlainText.oneLine(details.summary());
        properties
                .add(new Summary(summary))
                .add(new Status(details.status().name()))
                .text(Description::new, details.description())
                .text(text -> new StyledDescription(HTML, text), details.styled())
                .text(Location::new, details.location());
        ICalDetails.Geo geo = details.geo();
        if (geo != null) {
            properties.add(new Geo(degrees(geo.latitude()), degrees(geo.longitude())));
        }
        properties.address(Url::new, NONE, details.url());
        organiser(properties, details.organiser());
        if (!details.categories().isEmpty()) {
            properties.add(new Categories(new TextList(
                    details.categories().stream().map(PlainText::clean).toList())));
        }
        properties
                .uri(Conference::new, details.conference())
                .uri(Image::new, details.image())
                // Something to know of is not an appointment: it must not make its reader look busy.
                .add(ImmutableTransp.TRANSPARENT);
        lines.open(new VEvent(properties.toList()));
        if (details.takesPlace()) {
            slots.add(new FragmentPart.Slot(lines.size(), summary));
        }
        lines.end(Component.VEVENT);
    }

    private static void organiser(WrittenProperties properties, ICalDetails.@Nullable Organiser organiser) {
        if (organiser != null) {
            String name = organiser.name();
            properties.address(
                    Organizer::new,
                    name == null ? NONE : new ParameterList(List.of(new Cn(WrittenProperties.parameter(name)))),
                    organiser.address());
        }
    }

    // Six decimals are a tenth of a metre, and all that RFC 5545 §3.8.1.6 asks to be kept. A negative scale would be
    // written as a power of ten.
    private static BigDecimal degrees(double value) {
        BigDecimal degrees =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return degrees.setScale(Math.max(0, degrees.scale()), RoundingMode.UNNECESSARY);
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
