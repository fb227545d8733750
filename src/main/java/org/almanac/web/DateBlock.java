package org.almanac.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The days of something as a leaf of a calendar shows them; drawn by the tag {@code dateBlock}.
 *
 * @param iso the first day, for machines
 * @param month "Jun"
 * @param day "8"
 * @param until "Tuesday", or "– 10 Jun" for what lasts longer than a day
 */
public record DateBlock(String iso, String month, String day, String until) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLL", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("cccc", Locale.ENGLISH);
    private static final DateTimeFormatter LAST = DateTimeFormatter.ofPattern("'–' d LLL", Locale.ENGLISH);

    public static DateBlock of(LocalDate first, LocalDate last) {
        return new DateBlock(
                first.toString(),
                MONTH.format(first),
                String.valueOf(first.getDayOfMonth()),
                first.equals(last) ? WEEKDAY.format(first) : LAST.format(last));
    }
}
