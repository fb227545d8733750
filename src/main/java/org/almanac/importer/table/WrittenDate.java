package org.almanac.importer.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/**
 * A date as somebody wrote it.
 *
 * @param day when it can be read in one way only; else the numbers tell
 * @param dotted whether dots stand between the numbers
 */
record WrittenDate(@Nullable LocalDate day, int first, int second, int year, boolean dotted) {
    private static final int MONTHS = 12;
    private static final int CENTURY = 2000;

    static @Nullable WrittenDate of(int year, int month, int day) {
        try {
            return new WrittenDate(LocalDate.of(year, month, day), 0, 0, 0, false);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable WrittenDate of(String year, Month month, String day) {
        return of(year(year), month.getValue(), Integer.parseInt(day));
    }

    /** Two numbers, of which the order has to be known. Null when they are a date in no order. */
    static @Nullable WrittenDate ofNumbers(String first, String second, String year, boolean dotted) {
        WrittenDate numbers =
                new WrittenDate(null, Integer.parseInt(first), Integer.parseInt(second), year(year), dotted);
        LocalDate dayFirst = numbers.on(DateOrder.DMY);
        LocalDate monthFirst = numbers.on(DateOrder.MDY);
        if (dayFirst == null && monthFirst == null) {
            return null;
        }
        return dayFirst != null && dayFirst.equals(monthFirst) ? new WrittenDate(dayFirst, 0, 0, 0, dotted) : numbers;
    }

    /** The order that it can only have; null when it can have both, or needs none. */
    @Nullable
    DateOrder onlyOrder() {
        if (day != null) {
            return null;
        }
        if (first > MONTHS) {
            return DateOrder.DMY;
        }
        return second > MONTHS ? DateOrder.MDY : null;
    }

    /** @return null when it is no date in that order */
    @Nullable
    LocalDate on(DateOrder order) {
        if (day != null) {
            return day;
        }
        boolean dayFirst = order == DateOrder.DMY;
        try {
            return LocalDate.of(year, dayFirst ? second : first, dayFirst ? first : second);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Of two digits in this century: what is imported is mostly to come. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 2 ? CENTURY + year : year;
    }
}
