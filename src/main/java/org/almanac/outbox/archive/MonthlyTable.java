package org.almanac.outbox.archive;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * What lies in a table a month ({@code message_content_2026_11}), so that forgetting it is a drop. Months are UTC's. In the
 * order in which they are forgotten: no mail is kept without its form.
 */
enum MonthlyTable {
    MESSAGE_CONTENT("message_content", "message_id"),
    MAIL_FORM("mail_form", "id");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu_MM");

    private final String table;
    private final String key;

    /** @param key a UUIDv7 */
    MonthlyTable(String table, String key) {
        this.table = table;
        this.key = key;
    }

    /** All months together. */
    String table() {
        return table;
    }

    String key() {
        return key;
    }

    /** That of one month. */
    String tableOf(YearMonth month) {
        return table + "_" + MONTH.format(month);
    }

    YearMonth monthOf(String monthlyTable) {
        return YearMonth.parse(monthlyTable.substring(table.length() + 1), MONTH);
    }

    /** Below every UUIDv7 of that day and later. */
    static UUID firstId(LocalDate day) {
        return new UUID(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() << 16, 0);
    }
}
