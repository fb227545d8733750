package org.almanac.ical.write;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.XProperty;

/**
 * Writes a VTIMEZONE (RFC 5545 §3.6.5) that covers some dates, from the very rules by which the catalogue's instants
 * are computed, so that the two cannot disagree.
 *
 * <p>A change that comes back every year is an RRULE that goes on, which is the form that Outlook understands. Changes
 * before such rules, and those of zones that follow none (Morocco's Ramadan), are listed. What lies before the first
 * date is left out.
 */
final class TimeZoneWriter {
    private static final Duration LONGEST_LIST = Duration.ofDays(60 * 366);

    // Some readers know neither earlier dates nor the odd seconds of local mean time.
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final ZoneRules rules;
    private final List<Observance> observances = new ArrayList<>();

    private TimeZoneWriter(ZoneRules rules) {
        this.rules = rules;
    }

    static VTimeZone write(ZoneUse use) {
        TimeZoneWriter writer = new TimeZoneWriter(use.zone().getRules());
        writer.observances(use.from(), use.to());
        return new VTimeZone(
                new PropertyList(List.of(new TzId(use.zone().getId()))), new ComponentList<>(writer.observances));
    }

    private void observances(Instant from, Instant to) {
        List<YearlyChange> yearly = yearly(from);
        Instant yearlyFrom = yearly.stream()
                .map(change -> change.first().getInstant())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        if (yearlyFrom.isAfter(from)) {
            if (!to.isAfter(from.plus(LONGEST_LIST))) {
                listed(from, to);
                return;
            }
            listed(from, yearlyFrom.isBefore(to) ? yearlyFrom.minusSeconds(1) : to);
        }
        for (YearlyChange change : yearly) {
            observance(
                    Kind.of(change.first(), rules),
                    change.first().getDateTimeBefore(),
                    List.of(new RRule<>(change.rule())));
        }
    }

    private List<YearlyChange> yearly(Instant from) {
        List<ZoneOffsetTransition> explicit = rules.getTransitions();
        int firstYear = explicit.isEmpty()
                ? EPOCH.getYear()
                : explicit.get(explicit.size() - 1).getDateTimeBefore().getYear() + 1;
        List<YearlyChange> yearly = new ArrayList<>();
        for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
            Optional<YearlyChange> change = YearlyChange.of(rule, firstYear, from);
            if (change.isEmpty()) {
                return List.of();
            }
            yearly.add(change.get());
        }
        return yearly;
    }

    // Each kind of change once, its onsets in an RDATE each: ical.js reads only the first value of an RDATE, and no
    // DTSTART beside it; Ruby's icalendar fails over a second STANDARD that begins after the event.
    private void listed(Instant from, Instant to) {
        List<ZoneOffsetTransition> changes = changes(from, to);
        if (changes.isEmpty() || changes.get(0).getInstant().isAfter(from)) {
            ZoneOffset offset = rules.getOffset(from);
            observance(new Kind(false, offset, offset), EPOCH, List.of());
        }
        Map<Kind, List<LocalDateTime>> kinds = new LinkedHashMap<>();
        for (ZoneOffsetTransition change : changes) {
            kinds.computeIfAbsent(Kind.of(change, rules), kind -> new ArrayList<>())
                    .add(change.getDateTimeBefore());
        }
        kinds.forEach((kind, onsets) -> observance(
                kind,
                onsets.get(0),
                onsets.size() == 1
                        ? List.of()
                        : onsets.stream()
                                .map(onset -> new RDate<>(new DateList<>(onset)))
                                .toList()));
    }

    /** Those in force at {@code from} and after; where the clocks still change, with the one before them. */
    private List<ZoneOffsetTransition> changes(Instant from, Instant to) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        Instant end = to.isAfter(from.plus(LONGEST_LIST)) ? from.plus(LONGEST_LIST) : to;
        for (ZoneOffsetTransition next = rules.nextTransition(from);
                next != null && !next.getInstant().isAfter(end);
                next = rules.nextTransition(next.getInstant())) {
            changes.add(next);
        }
        int before = changes.isEmpty() ? 1 : 2;
        ZoneOffsetTransition earlier = rules.previousTransition(from.plusSeconds(1));
        for (; before > 0 && earlier != null && !earlier.getDateTimeBefore().isBefore(EPOCH); before--) {
            changes.add(0, earlier);
            earlier = rules.previousTransition(earlier.getInstant());
        }
        return changes;
    }

    private record Kind(boolean daylight, ZoneOffset before, ZoneOffset after) {
        static Kind of(ZoneOffsetTransition change, ZoneRules rules) {
            return new Kind(
                    rules.isDaylightSavings(change.getInstant()), change.getOffsetBefore(), change.getOffsetAfter());
        }
    }

    private void observance(Kind kind, LocalDateTime onset, List<? extends Property> repeats) {
        List<Property> properties = new ArrayList<>(List.of(
                new DtStart<>(onset),
                new XProperty(Property.TZOFFSETFROM, offset(kind.before())),
                new XProperty(Property.TZOFFSETTO, offset(kind.after()))));
        properties.addAll(repeats);
        PropertyList all = new PropertyList(properties);
        observances.add(kind.daylight() ? new Daylight(all) : new Standard(all));
    }

    // ical4j's TzOffsetFrom loses the sign of offsets between -01:00 and zero.
    private static String offset(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        String hoursMinutes = "%s%02d%02d".formatted(sign, seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? hoursMinutes : hoursMinutes + "%02d".formatted(seconds % 60);
    }
}
