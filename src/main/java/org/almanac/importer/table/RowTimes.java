package org.almanac.importer.table;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.almanac.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * When the event of a row is, in the form that the catalogue takes; what cannot be read stays as it is written, for the
 * catalogue's rules to refuse.
 *
 * @param start {@code 2027-06-08T09:00}, or {@code 2027-06-08} when it is all-day
 * @param end like the start; all-day, the last day
 */
public record RowTimes(@Nullable String start, @Nullable String end, boolean allDay) {

    /** Reads the cells of one row. */
    static final class Reader {
        private final TableRow row;
        private final DateOrders orders;
        private final FieldErrors errors;
        private final List<String> notes;

        /** @param notes takes what of the row was left out */
        Reader(TableRow row, DateOrders orders, FieldErrors errors, List<String> notes) {
            this.row = row;
            this.orders = orders;
            this.errors = errors;
            this.notes = notes;
        }

        RowTimes read() {
            Boolean said = row.answer(TableColumn.ALL_DAY, "allDay", errors);
            String written = row.text(TableColumn.START);
            Part start = part("start", TableColumn.START, TableColumn.START_TIME);
            Part end = part("end", TableColumn.END, TableColumn.END_TIME);
            if (start.unread || end.unread) {
                boolean asDay = start.day != null && start.time == null;
                return new RowTimes(text(start, written), text(end, end.written), said == null ? asDay : said);
            }
            if (start.day == null) {
                if (start.time != null) {
                    errors.add("start", "There is a time and no date.");
                }
                return new RowTimes(null, null, Boolean.TRUE.equals(said));
            }
            boolean allDay = said == null ? start.time == null : said;
            if (said == null && allDay && end.time != null && !end.time.equals(LocalTime.MIDNIGHT)) {
                errors.add("start", "The end has a time and the start has none.");
            }
            return allDay ? days(start.day, end) : times(start, end);
        }

        private static RowTimes days(LocalDate start, Part end) {
            LocalDate last = end.day;
            if (last != null && LocalTime.MIDNIGHT.equals(end.time) && last.isAfter(start)) {
                // Midnight, where the last day is over: Outlook writes it so.
                last = last.minusDays(1);
            }
            return new RowTimes(start.toString(), last == null ? null : last.toString(), true);
        }

        private RowTimes times(Part start, Part end) {
            LocalDate day = start.day;
            if (day == null || start.time == null) {
                return new RowTimes(day == null ? null : day.toString(), null, false);
            }
            LocalDateTime begins = day.atTime(start.time);
            LocalDate lastDay = end.day == null ? day : end.day;
            if (end.time != null) {
                return new RowTimes(begins.toString(), lastDay.atTime(end.time).toString(), false);
            }
            if (end.day != null && !end.day.equals(day)) {
                errors.add("end", "The start has a time and the end has none.");
            } else if (end.day != null) {
                notes.add("The end, which has no time.");
            }
            return new RowTimes(begins.toString(), null, false);
        }

        private static @Nullable String text(Part part, @Nullable String written) {
            if (part.unread || part.day == null) {
                return written;
            }
            return part.time == null
                    ? part.day.toString()
                    : part.day.atTime(part.time).toString();
        }

        /** What a date's cell and a time's cell say together. */
        private Part part(String field, TableColumn dates, TableColumn times) {
            Part part = new Part();
            part.written = row.text(dates);
            if (part.written != null) {
                WrittenMoment moment = row.moment(part.written);
                if (moment == null) {
                    part.unread = true;
                } else {
                    part.time = moment.time();
                    day(field, part, moment);
                }
            }
            String time = row.text(times);
            if (time != null) {
                time(field, part, time);
            }
            return part;
        }

        private void day(String field, Part part, WrittenMoment moment) {
            WrittenDate date = moment.date();
            if (date == null) {
                return;
            }
            DateOrder order = orders.of(date);
            String written = String.valueOf(part.written);
            if (date.day() == null && order == null) {
                errors.add(field, orders.why(date, written));
                return;
            }
            part.day = date.on(order == null ? DateOrder.DMY : order);
            if (part.day == null) {
                errors.add(
                        field,
                        "“" + written + "” is no date with the " + (order == DateOrder.DMY ? "day" : "month")
                                + " first, as the others have it.");
            } else if (moment.dayOfWeek() != null && moment.dayOfWeek() != part.day.getDayOfWeek()) {
                String isDay = part.day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                errors.add(field, "“" + written + "” names the wrong day of the week: it is a " + isDay + ".");
            }
        }

        private void time(String field, Part part, String written) {
            WrittenMoment moment = row.moment(written);
            LocalTime time = moment == null ? null : moment.time();
            if (time == null) {
                errors.add(field, "“" + written + "” is no time of day; write it as 09:00.");
            } else if (part.time != null && !part.time.equals(time) && !part.time.equals(LocalTime.MIDNIGHT)) {
                errors.add(field, "It has two times, " + part.time + " and " + time + ".");
            } else {
                part.time = time;
            }
        }
    }

    /** Mutable while the cells are read. */
    private static final class Part {
        @Nullable
        String written;

        @Nullable
        LocalDate day;

        @Nullable
        LocalTime time;

        /** Whether the cell holds what is neither date nor time. */
        boolean unread;
    }
}
