package org.almanac.feed;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.almanac.ical.write.ICalExtras;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar holds only for those who ask for it.
 *
 * @param alarm how long before what takes place the calendar program is to ring; null for not at all
 * @param keyDates whether each key date is an entry of its own
 */
public record CalendarExtras(@Nullable Duration alarm, boolean keyDates) {
    public static final CalendarExtras NONE = new CalendarExtras(null, false);

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,3})W");

    /**
     * A duration of weeks, or of days, hours and minutes; P1D and PT24H are the same.
     *
     * @throws IllegalArgumentException if it is none, negative, not in whole minutes, or longer than a year
     */
    public static Duration alarm(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        var weeks = WEEKS.matcher(upper);
        try {
            Duration parsed =
                    weeks.matches() ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1))) : Duration.parse(upper);
            boolean wholeMinutes = parsed.toSecondsPart() == 0 && parsed.getNano() == 0;
            if (wholeMinutes && !parsed.isNegative() && parsed.compareTo(LONGEST) <= 0) {
                return parsed;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // Told below, with the limits.
        }
        throw new IllegalArgumentException("must be a duration such as P7D, P1D, PT2H or PT30M, up to P365D");
    }

    /** The alarm as an address says it; null for none. */
    @Nullable
    String alarmText() {
        if (alarm == null) {
            return null;
        }
        Duration rest = alarm.minusDays(alarm.toDays());
        if (alarm.toDays() == 0) {
            return alarm.toString();
        }
        String days = "P" + alarm.toDays() + "D";
        return rest.isZero() ? days : days + rest.toString().substring(1);
    }

    public ICalExtras forCalendar() {
        return new ICalExtras(alarm, keyDates);
    }
}
