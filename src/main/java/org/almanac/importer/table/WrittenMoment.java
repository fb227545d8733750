package org.almanac.importer.table;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time of day or both as somebody wrote them: {@code 2027-06-08 09:00}, {@code 8.6.2027}, {@code Tue, 8 June
 * 2027, 9 am}, {@code 8. Juni 2027 um 9.30 Uhr}, {@code 1er juin 2027 à 9h30}, {@code 8 de junio de 2027}. At least one
 * of date and time is there.
 */
record WrittenMoment(
        @Nullable WrittenDate date,
        @Nullable LocalTime time,
        @Nullable DayOfWeek dayOfWeek) {
    /** Characters; what is longer is none. */
    static final int LONGEST = 80;

    private static final int NOON = 12;

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u202f]+");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?!\\d)");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2}) ?([./-]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})(?![\\d./:-])");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?(?: de | of |[ /-]?)(\\p{L}{3,12})(?:\\.?,? de | del |\\.?,?[ /-]?)"
                    + "(\\d{4}|\\d{2})(?![\\d:])");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\p{L}{3,12})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)");
    private static final Pattern WEEKDAY = Pattern.compile("(\\p{L}{2,12})(?:\\.,|,|\\.)? ?(?=[\\d\\p{L}])");
    private static final Pattern BETWEEN = Pattern.compile("(?:,? (?:um|at|à|a las|a la|@|-|–) |, ?| ?t ?(?=\\d)| )");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:(?:[:.]| ?h ?)(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?)? ?"
                    + "([ap]\\.? ?m\\.?)? ?(uhr|h|hs|hrs|o'clock)?");

    /** @return null when it is neither a date nor a time that can be read */
    static @Nullable WrittenMoment of(String written) {
        if (written.length() > LONGEST) {
            return null;
        }
        String text =
                SPACES.matcher(written.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        LocalTime alone = time(text);
        if (alone != null) {
            return new WrittenMoment(null, alone, null);
        }
        DayOfWeek dayOfWeek = null;
        Matcher weekday = WEEKDAY.matcher(text);
        if (weekday.lookingAt()) {
            dayOfWeek = CalendarWords.dayOfWeek(weekday.group(1));
            text = dayOfWeek == null ? text : text.substring(weekday.end());
        }
        return dated(text, dayOfWeek);
    }

    private static @Nullable WrittenMoment dated(String text, @Nullable DayOfWeek dayOfWeek) {
        for (Pattern form : new Pattern[] {YEAR_FIRST, DIGITS, NUMBERS, DAY_MONTH, MONTH_DAY}) {
            Matcher found = form.matcher(text);
            if (found.lookingAt()) {
                WrittenDate date = date(form, found);
                String rest = text.substring(found.end());
                if (date != null && (rest.isEmpty() || rest.equals("."))) {
                    return new WrittenMoment(date, null, dayOfWeek);
                }
                LocalTime time = date == null ? null : timeAfter(rest);
                if (time != null) {
                    return new WrittenMoment(date, time, dayOfWeek);
                }
            }
        }
        return null;
    }

    private static @Nullable WrittenDate date(Pattern form, Matcher found) {
        if (form == YEAR_FIRST) {
            return WrittenDate.of(number(found, 1), number(found, 3), number(found, 4));
        }
        if (form == DIGITS) {
            return WrittenDate.of(number(found, 1), number(found, 2), number(found, 3));
        }
        if (form == NUMBERS) {
            return WrittenDate.ofNumbers(
                    found.group(1),
                    found.group(3),
                    found.group(4),
                    found.group(2).equals("."));
        }
        boolean dayFirst = form == DAY_MONTH;
        Month month = CalendarWords.month(found.group(dayFirst ? 2 : 1));
        return month == null ? null : WrittenDate.of(found.group(3), month, found.group(dayFirst ? 1 : 2));
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static @Nullable LocalTime timeAfter(String rest) {
        Matcher between = BETWEEN.matcher(rest);
        return between.lookingAt() ? time(rest.substring(between.end())) : null;
    }

    private static @Nullable LocalTime time(String text) {
        Matcher found = TIME.matcher(text);
        if (!found.matches()) {
            return null;
        }
        String half = found.group(4);
        boolean alone = found.group(2) == null && half == null && found.group(5) == null;
        int hour = number(found, 1);
        if (alone || half != null && (hour < 1 || hour > NOON)) {
            return null;
        }
        int minute = found.group(2) == null ? 0 : number(found, 2);
        int second = found.group(3) == null ? 0 : number(found, 3);
        if (half != null) {
            hour = hour % NOON + (half.startsWith("p") ? NOON : 0);
        }
        try {
            return LocalTime.of(hour, minute, second);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
