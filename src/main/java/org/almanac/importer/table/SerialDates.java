package org.almanac.importer.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Dates as numbers of days, as workbooks hold them (ECMA-376 part 1, §18.17.4).
 *
 * @param from1904 counted from 1904, as older workbooks of Apple's computers do
 */
record SerialDates(boolean from1904) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,15})?");
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final int LARGEST = 200_000;

    /** @return empty when the number is no date: smaller than a day, or beyond the calendar of people */
    Optional<LocalDateTime> moment(BigDecimal number) {
        if (number.compareTo(BigDecimal.ONE) < 0 || number.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            return Optional.empty();
        }
        LocalDate zero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        long seconds =
                number.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
        return Optional.of(zero.atStartOfDay().plusSeconds(seconds));
    }

    /** The time of day that the fraction of a day is. */
    static Optional<LocalTime> time(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) >= 0) {
            return Optional.empty();
        }
        long seconds =
                number.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
        return Optional.of(LocalTime.ofSecondOfDay(seconds % SECONDS.longValue()));
    }

    /** The same of what a cell of dates holds. */
    Optional<WrittenMoment> moment(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return moment(number)
                .map(moment -> new WrittenMoment(
                        WrittenDate.of(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth()),
                        moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? null : moment.toLocalTime(),
                        null))
                .or(() -> time(number).map(time -> new WrittenMoment(null, time, null)));
    }
}
