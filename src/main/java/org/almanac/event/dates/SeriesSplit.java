package org.almanac.event.dates;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.problem.Problem;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * A recurring event cut in two before one of its instances: what RFC 5545 calls THISANDFUTURE, as all calendar programs
 * understand it. Exceptions stay with the instances that they are about.
 *
 * @param earlier ends before the instance
 * @param later begins with the instance, and is as the event was
 */
public record SeriesSplit(EventContent earlier, EventContent later) {
    private static final int MOST = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** @throws Problem INVALID when the event does not recur, or has no such instance after its first */
    public static SeriesSplit of(EventContent content, LocalDateTime at) {
        Recurrence recurrence = content.recurrence();
        if (recurrence == null) {
            throw Problem.invalid("at", "This event does not recur; change it as it is.");
        }
        EventTime time = content.time();
        if (!at.isAfter(time.start())) {
            throw Problem.invalid("at", "Name an instance after the first; to change all, change the event itself.");
        }
        int ruled = ruledBefore(recurrence, time, at);
        Recurrence before = part(recurrence, earlierRule(recurrence, time, at), start -> start.isBefore(at));
        Recurrence after = part(recurrence, laterRule(recurrence, ruled), start -> !start.isBefore(at));
        return new SeriesSplit(content.with(time, kept(before)), content.with(time.startingAt(at), kept(after)));
    }

    /** How many instances the rule gives before it; the first is always one of them. */
    private static int ruledBefore(Recurrence recurrence, EventTime time, LocalDateTime at) {
        if (recurrence.rrule() == null) {
            if (recurrence.rdates().contains(at)) {
                return 0;
            }
            throw noInstance();
        }
        List<LocalDateTime> upTo = expand(recurrence.rrule(), time, at.plusSeconds(1));
        // A rule that went on from a date of its own would fall on other days.
        if (!upTo.contains(at) || recurrence.exdates().contains(at)) {
            throw noInstance();
        }
        return upTo.size() - 1;
    }

    private static List<LocalDateTime> expand(String rrule, EventTime time, LocalDateTime to) {
        try {
            return RecurrenceRule.parse(rrule).expand(time.start(), time.zone(), time.start(), to, MOST);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("at", "The rule cannot be followed that far: " + e.getMessage());
        }
    }

    private static Problem noInstance() {
        return Problem.invalid("at", "The rule gives no such instance; name it by its original start.");
    }

    private static @Nullable String earlierRule(Recurrence recurrence, EventTime time, LocalDateTime at) {
        String rrule = recurrence.rrule();
        if (rrule == null) {
            return null;
        }
        String until = time.allDay()
                ? DAY.format(at.minusDays(1))
                : UTC.format(atUtc(WallTime.instant(at.minusSeconds(1), time.zone())));
        return parts(rrule, part -> !part.startsWith("COUNT=") && !part.startsWith("UNTIL=")) + ";UNTIL=" + until;
    }

    private static LocalDateTime atUtc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable String laterRule(Recurrence recurrence, int ruledBefore) {
        String rrule = recurrence.rrule();
        if (rrule == null) {
            return null;
        }
        for (String part : rrule.toUpperCase(Locale.ROOT).split(";")) {
            if (part.startsWith("COUNT=")) {
                int left = Integer.parseInt(part.substring("COUNT=".length()).strip()) - ruledBefore;
                String others = parts(rrule, other -> !other.startsWith("COUNT="));
                return others + ";COUNT=" + left;
            }
        }
        return rrule;
    }

    private static String parts(String rrule, Predicate<String> kept) {
        return String.join(
                ";",
                List.of(rrule.split(";")).stream()
                        .map(String::strip)
                        .filter(part -> kept.test(part.toUpperCase(Locale.ROOT)))
                        .toList());
    }

    private static Recurrence part(Recurrence recurrence, @Nullable String rrule, Predicate<LocalDateTime> mine) {
        return new Recurrence(
                rrule,
                recurrence.exdates().stream().filter(mine).toList(),
                recurrence.rdates().stream().filter(mine).toList(),
                recurrence.overrides().stream()
                        .filter(override -> mine.test(override.at()))
                        .toList());
    }

    private static @Nullable Recurrence kept(Recurrence recurrence) {
        return recurrence.rrule() == null && recurrence.rdates().isEmpty() ? null : recurrence;
    }
}
