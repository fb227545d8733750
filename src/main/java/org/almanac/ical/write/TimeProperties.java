package org.almanac.ical.write;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.RDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/** Writes when an event is: in a form that no calendar program misreads, and with the time that its zone is needed for. */
final class TimeProperties {
    private static final Duration NEAR = Duration.ofDays(1);

    private final ICalTimes master;
    private final List<Instant> touched = new ArrayList<>();

    /** @param master the times of the event itself */
    TimeProperties(ICalTimes master) {
        this.master = master;
    }

    /** Of an event: when it is, and when again. @param recurrence null when it does not recur */
    void of(WrittenProperties properties, @Nullable ICalRecurrence recurrence) {
        if (recurrence == null) {
            startAndEnd(properties, unmistakable(master));
        } else {
            // The seed of a rule stays as it is, or all its instances would move.
            startAndEnd(properties, master);
            repeats(properties, recurrence);
        }
    }

    /** Of one date of an event: which it is, and when. */
    void ofInstance(WrittenProperties properties, ICalRecurrence.Instance instance) {
        properties.add(new RecurrenceId<>(parameters(master), value(instance.at(), master)));
        startAndEnd(properties, withoutGaps(instance.times()));
    }

    private void startAndEnd(WrittenProperties properties, ICalTimes exact) {
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
    // hour, which Lord Howe's is not. Nobody misreads UTC.
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
        RecurrenceRule rule = recurrence.rule();
        if (rule != null && !rule.endsBefore(master.start(), master.zone())) {
            properties.add(new RRule<>(rule.besides(master.zone(), master.allDay())));
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
                    .map(date -> value(date, master))
                    .toList();
            properties.add(property.apply(parameters(master), new DateList<>(values)));
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

    /** For which time the zone has to be written along; null when no time is written in it. */
    @Nullable
    ZoneUse zoneUse(@Nullable ICalRecurrence recurrence) {
        ZoneId zone = master.zone();
        if (touched.isEmpty()) {
            return null;
        }
        Instant last = touched.stream().max(Comparator.naturalOrder()).orElseThrow();
        RecurrenceRule rule = recurrence == null ? null : recurrence.rule();
        Instant to = rule == null ? last : rule.lastBy(zone).orElse(ZoneUse.ENDLESS);
        return new ZoneUse(
                zone, touched.stream().min(Comparator.naturalOrder()).orElseThrow(), to.isAfter(last) ? to : last);
    }
}
