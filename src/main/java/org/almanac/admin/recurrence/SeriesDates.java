package org.almanac.admin.recurrence;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.dates.EventDates;
import org.almanac.event.dates.LocalTimes;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.event.dates.WhenWords;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.problem.Problem;
import org.almanac.time.DateWords;
import org.jspecify.annotations.Nullable;

/** The dates of an event that repeats, as the catalogue works them out, for the desk. */
public final class SeriesDates {
    /** No list goes further; a rule that gives nothing in that time gives nothing. */
    private static final Duration FAR = Duration.ofDays(100 * 365L);

    /** As the catalogue has it. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;

    private static final LocalDateTime END = LocalDateTime.of(9999, 1, 1, 0, 0);

    private SeriesDates() {}

    /**
     * One date.
     *
     * @param at its original start, as the API spells it
     * @param starts when it is, spelled alike
     * @param day {@code Tue 8 June 2027}
     * @param clock {@code 09:00–17:30 BST}; empty when all-day
     * @param over whether it has ended
     * @param status whether it takes place
     * @param movedFrom the day and hour that the series would have it on; null when it is there
     * @param title of its own; null when it has none
     */
    public record Line(
            String at,
            String starts,
            String day,
            String clock,
            boolean over,
            EventStatus status,
            @Nullable String movedFrom,
            @Nullable String title) {

        public boolean cancelled() {
            return status == EventStatus.CANCELLED;
        }
    }

    /** Whether a rule itself falls on a start; a rule that is none does. */
    public static boolean fallsOn(String rrule, LocalDateTime start) {
        try {
            return RecurrenceRule.parse(rrule).fallsOn(start);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Whether a rule gives a date after the first; a rule that is none is taken to. */
    public static boolean goesOn(String rrule, LocalDateTime start, ZoneId zone) {
        RecurrenceRule rule;
        try {
            rule = RecurrenceRule.parse(rrule);
        } catch (IllegalArgumentException e) {
            return true;
        }
        try {
            return rule.walk(start, zone, start.plusSeconds(1), END).next() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The dates that are not over at an instant, by start.
     *
     * @return only as many as can be told when the rule cannot be followed
     */
    public static List<Line> next(EventContent content, Instant now, int most) {
        EventTime time = content.time();
        Duration length = Duration.between(time.startsAt(), time.endsAt());
        return lines(
                content,
                now.minus(length),
                now,
                most,
                date -> date.time().endsAt().isAfter(now));
    }

    /**
     * Those that begin at an instant or later.
     *
     * @param now tells what is over
     */
    public static List<Line> from(EventContent content, Instant from, Instant now, int most) {
        return lines(content, from, now, most, date -> true);
    }

    private static List<Line> lines(
            EventContent content, Instant from, Instant now, int most, Predicate<OccurrencePlan> wanted) {
        List<Line> lines = new ArrayList<>();
        EventTime time = content.time();
        Instant first = time.startsAt();
        try {
            Iterator<OccurrencePlan> dates = EventDates.of(time, content.recurrence(), content.status())
                    .walk(from, (from.isAfter(first) ? from : first).plus(FAR));
            while (lines.size() < most && dates.hasNext()) {
                OccurrencePlan date = dates.next();
                if (wanted.test(date)) {
                    lines.add(line(content, date, now));
                }
            }
        } catch (Problem | IllegalArgumentException e) {
            // What can be listed is; saving says what is wrong with the rule.
            return lines;
        }
        return lines;
    }

    /** A day or a local time as the API spells it; null for what is neither, or where no event can be. */
    public static @Nullable LocalDateTime local(String text) {
        try {
            LocalDateTime local = text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
            return local.getYear() >= FIRST_YEAR && local.getYear() <= LAST_YEAR ? local : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The date that a series has by its original start, as the API spells it; null when it has none. */
    public static @Nullable OccurrencePlan find(EventContent content, String at) {
        try {
            LocalDateTime original = local(at);
            return original == null
                    ? null
                    : EventDates.of(content.time(), content.recurrence(), content.status())
                            .at(List.of(original))
                            .stream()
                            .findFirst()
                            .orElse(null);
        } catch (Problem | IllegalArgumentException e) {
            return null;
        }
    }

    public static Line line(EventContent content, OccurrencePlan date, Instant now) {
        EventTime time = date.time();
        LocalDateTime at = date.recursAt() == null ? time.start() : date.recursAt();
        boolean moved = !at.equals(time.start());
        return new Line(
                LocalTimes.text(at, time.allDay()),
                LocalTimes.text(time.start(), time.allDay()),
                weekday(time.firstDay()) + " " + WhenWords.days(time),
                WhenWords.clock(time),
                !time.endsAt().isAfter(now),
                date.status(),
                moved ? movedFrom(at, time) : null,
                title(content.recurrence(), at));
    }

    public static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static String movedFrom(LocalDateTime at, EventTime time) {
        String day = weekday(at.toLocalDate()) + " " + DateWords.day(at.toLocalDate());
        return time.allDay() ? day : day + ", " + DateWords.clock(at.toLocalTime());
    }

    private static @Nullable String title(@Nullable Recurrence recurrence, LocalDateTime at) {
        return recurrence == null
                ? null
                : recurrence.overrides().stream()
                        .filter(override -> override.at().equals(at) && override.title() != null)
                        .map(Recurrence.Override::title)
                        .findFirst()
                        .orElse(null);
    }
}
