package org.almanac.importer.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Objects;
import org.almanac.json.DelimitedText.Row;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** Cells of a workbook as the texts that a person would have typed: dates as 2027-06-08, times as 09:00. */
record WorkbookCells(SerialDates serials) {
    private static final int MOST_CELLS = TableHeader.MOST + 1;
    private static final int LONGEST_NUMBER = 40;

    Row row(org.dhatim.fastexcel.reader.Row row) {
        int size = Math.min(row.getCellCount(), MOST_CELLS);
        String[] cells = new String[size];
        int used = 0;
        for (int i = 0; i < size; i++) {
            cells[i] = row.getOptionalCell(i).map(this::text).orElse("");
            used = cells[i].isBlank() ? used : i + 1;
        }
        return new Row(row.getRowNum(), Arrays.copyOf(cells, used));
    }

    private String text(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return number(cell, number);
        }
        if (value instanceof Boolean answer) {
            return answer.toString();
        }
        return Objects.requireNonNullElse(value == null ? cell.getRawValue() : value.toString(), "");
    }

    private String number(Cell cell, BigDecimal number) {
        if (isDate(cell.getDataFormatId(), cell.getDataFormatString())) {
            if (number.compareTo(BigDecimal.ONE) < 0) {
                return SerialDates.time(number).map(LocalTime::toString).orElse("");
            }
            return serials.moment(number).map(WorkbookCells::text).orElse(number.toString());
        }
        // 1E999999999 is a number, too.
        boolean small = number.precision() <= LONGEST_NUMBER && Math.abs(number.scale()) <= LONGEST_NUMBER;
        return small ? number.stripTrailingZeros().toPlainString() : number.toString();
    }

    private static String text(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    /** ECMA-376 part 1, §18.8.30: the formats that are built in, and those that are written out. */
    private static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (format == null) {
            return id != null
                    && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 58 && id != 48 && id != 49);
        }
        String signs = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", "");
        return signs.matches("(?is).*[ymdhs].*") && !signs.matches("(?is).*general.*");
    }
}
