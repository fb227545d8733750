package org.almanac.admin;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.almanac.event.EventContent;
import org.almanac.event.EventDates;
import org.almanac.event.EventTime;
import org.almanac.event.LocalTimes;
import org.almanac.event.OccurrencePlan;
import org.almanac.event.Recurrence;
import org.almanac.event.WhenWords;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.problem.Problem;
import org.almanac.time.DateWords;
import org.jspecify.annotations.Nullable;

/** The dates of an event that repeats, as the catalogue works them out, for the desk. */
final class SeriesDates {
    /** No list goes further; a rule that gives nothing in that time gives nothing. */
    private static final Duration FAR = Duration.ofDays(100 * 365L);

    private static final LocalDateTime END = LocalDateTime.of(9999, 1, 1, 0, 0);

    private SeriesDates() {}

    /**
     * One date.
     *
     * @param at its original start, as the API spells it
     * @param day {@code Tue 8 June 2027}
     * @param clock {@code 09:00–17:30 BST}; empty when all-day
     * @param over whether it has ended
     * @param cancelled whether it does not take place
     * @param movedFrom the day and hour that the series would have it on; null when it is there
     * @param title of its own; null when it has none
     */
    record Line(
            String at,
            String day,
            String clock,
            boolean over,
            boolean cancelled,
            @Nullable String movedFrom,
            @Nullable String title) {}

    /** Whether a rule itself falls on a start; a rule that is none does. */
    static boolean fallsOn(String rrule, LocalDateTime start) {
        try {
            return RecurrenceRule.parse(rrule).fallsOn(start);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Whether a rule gives a date after the first; a rule that is none is taken to. */
    static boolean goesOn(String rrule, LocalDateTime start, ZoneId zone) {
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
     * @return empty as well when the rule cannot be followed
     */
    static List<Line> next(EventContent content, Instant now, int most) {
        return from(content, now, now, most);
    }

    /**
     * Those that are not over at an instant.
     *
     * @param from that instant
     * @param now tells what is over
     */
    static List<Line> from(EventContent content, Instant from, Instant now, int most) {
        List<Line> lines = new ArrayList<>();
        EventTime time = content.time();
        Instant begin = from.minus(Duration.between(time.startsAt(), time.endsAt()));
        try {
            Iterator<OccurrencePlan> dates = EventDates.of(time, content.recurrence(), content.status())
                    .walk(begin, begin.isAfter(time.startsAt()) ? begin.plus(FAR) : time.startsAt().plus(FAR));
            while (lines.size() < most && dates.hasNext()) {
                OccurrencePlan date = dates.next();
                if (date.time().endsAt().isAfter(from) || date.time().startsAt().equals(from)) {
                    lines.add(line(content, date, now));
                }
            }
        } catch (Problem | IllegalArgumentException e) {
            // What can be listed is; saving says what is wrong with the rule.
            return lines;
        }
        return lines;
    }

    static Line line(EventContent content, OccurrencePlan date, Instant now) {
        EventTime time = date.time();
        LocalDateTime at = date.recursAt() == null ? time.start() : date.recursAt();
        boolean moved = !at.equals(time.start());
        return new Line(
                LocalTimes.text(at, time.allDay()),
                day(time),
                WhenWords.clock(time),
                !time.endsAt().isAfter(now),
                !date.status().takesPlace(),
                moved ? movedFrom(at, time) : null,
                title(content.recurrence(), at));
    }

    private static String day(EventTime time) {
        DayOfWeek weekday = time.firstDay().getDayOfWeek();
        return weekday.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + WhenWords.days(time);
    }

    private static String movedFrom(LocalDateTime at, EventTime time) {
        String day = at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " "
                + DateWords.day(at.toLocalDate());
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
