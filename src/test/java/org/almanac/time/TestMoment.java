package org.almanac.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;

/**
 * The moments on which tests of days and hours have failed, each the next one from now, so that whoever runs the tests
 * need not know which year it is.
 */
final class TestMoment {
    private static final int LONGEST_YEARS = 9;

    private TestMoment() {}

    /**
     * @param text {@code 23:59}, {@code month-end 12:00}, {@code month-start 00:01} or {@code 02-29 12:00}, all UTC; {@code
     *     gap Europe/Berlin} or {@code overlap Europe/Berlin}, a quarter of an hour before clocks go forward or back there
     * @throws IllegalArgumentException when it is none of these
     */
    static Instant next(String text, Instant now) {
        try {
            String[] words = text.trim().split(" +");
            String last = words[words.length - 1];
            if (words[0].equals("gap") || words[0].equals("overlap")) {
                return change(ZoneId.of(last), words[0].equals("gap"), now).minusSeconds(900);
            }
            return day(words.length == 1 ? "" : words[0], LocalTime.parse(last), now);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no moment for tests: " + text, e);
        }
    }

    private static Instant change(ZoneId zone, boolean gap, Instant now) {
        Instant at = now;
        ZoneOffsetTransition change;
        do {
            change = zone.getRules().nextTransition(at);
            if (change == null) {
                throw new DateTimeException("the clocks are not changed there any more");
            }
            at = change.getInstant();
        } while (change.isGap() != gap || at.minusSeconds(900).isBefore(now));
        return at;
    }

    private static Instant day(String which, LocalTime time, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (LocalDate day = today; day.isBefore(today.plusYears(LONGEST_YEARS)); day = day.plusDays(1)) {
            LocalDateTime moment = day.atTime(time);
            if (is(which, day) && !moment.toInstant(ZoneOffset.UTC).isBefore(now)) {
                return moment.toInstant(ZoneOffset.UTC);
            }
        }
        throw new DateTimeException("there is no such day");
    }

    private static boolean is(String which, LocalDate day) {
        return switch (which) {
            case "" -> true;
            case "month-start" -> day.getDayOfMonth() == 1;
            case "month-end" -> day.equals(day.with(TemporalAdjusters.lastDayOfMonth()));
            default -> {
                MonthDay wanted = MonthDay.parse("--" + which);
                yield wanted.isValidYear(Year.from(day).getValue())
                        && MonthDay.from(day).equals(wanted);
            }
        };
    }
}
