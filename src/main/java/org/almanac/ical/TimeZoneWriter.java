package org.almanac.ical;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final ContentLines lines = new ContentLines();

    private TimeZoneWriter(ZoneRules rules) {
        this.rules = rules;
    }

    static byte[] write(ZoneUse use) {
        TimeZoneWriter writer = new TimeZoneWriter(use.zone().getRules());
        writer.lines.begin("VTIMEZONE").line("TZID:" + use.zone().getId());
        writer.observances(use.from(), use.to());
        return writer.lines.end("VTIMEZONE").toBytes();
    }

    private void observances(Instant from, Instant to) {
        List<YearlyChange> yearly = yearly(from);
        Instant yearlyFrom = yearly.stream()
                .map(change -> change.first().getInstant())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        if (yearlyFrom.isAfter(from)) {
            Instant before = yearlyFrom.isBefore(to) ? yearlyFrom.minusSeconds(1) : to;
            listed(from, before);
        }
        for (YearlyChange change : yearly) {
            observance(change.first(), "RRULE:" + change.rrule());
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

    // One observance each: RDATE would be shorter, but ical.js reads only its first value and others none.
    private void listed(Instant from, Instant to) {
        ZoneOffsetTransition base = rules.previousTransition(from.plusSeconds(1));
        if (base == null || base.getDateTimeBefore().isBefore(EPOCH)) {
            ZoneOffset offset = rules.getOffset(from);
            observance("STANDARD", EPOCH, offset, offset, "");
        } else {
            observance(base, "");
        }
        Instant end = to.isAfter(from.plus(LONGEST_LIST)) ? from.plus(LONGEST_LIST) : to;
        for (ZoneOffsetTransition next = rules.nextTransition(from);
                next != null && !next.getInstant().isAfter(end);
                next = rules.nextTransition(next.getInstant())) {
            observance(next, "");
        }
    }

    private boolean isDaylight(ZoneOffsetTransition change) {
        return rules.isDaylightSavings(change.getInstant());
    }

    private void observance(ZoneOffsetTransition change, String repeats) {
        observance(
                isDaylight(change) ? "DAYLIGHT" : "STANDARD",
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter(),
                repeats);
    }

    private void observance(String kind, LocalDateTime onset, ZoneOffset from, ZoneOffset to, String repeats) {
        lines.begin(kind)
                .line("DTSTART:" + ICalTime.local(onset))
                .line("TZOFFSETFROM:" + offset(from))
                .line("TZOFFSETTO:" + offset(to));
        if (!repeats.isEmpty()) {
            lines.line(repeats);
        }
        lines.end(kind);
    }

    private static String offset(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        String hoursMinutes = "%s%02d%02d".formatted(sign, seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? hoursMinutes : hoursMinutes + "%02d".formatted(seconds % 60);
    }
}
