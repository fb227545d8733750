package org.almanac.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.almanac.json.DelimitedText.Row;
import org.almanac.problem.Problem;

/**
 * A table (RFC 4180) as spreadsheet programs save it: with a header row, with or without a byte order mark, separated by
 * commas, semicolons, tabs or bars.
 *
 * @param header as it was sent
 * @param rows without those that are blank; a row may have fewer or more cells than the header
 */
public record CsvTable(String[] header, List<String[]> rows) {

    /**
     * @param most rows; it stops reading after one more
     * @throws Problem MALFORMED when it is no table or not UTF-8
     */
    public static CsvTable read(byte[] body, int most) {
        String text = JsonInput.text(body);
        String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        Iterator<Row> table = DelimitedText.of(unmarked, null).rows();
        if (!table.hasNext()) {
            throw Problem.malformed("The body is empty; send a header row, and below it a row for each item.");
        }
        String[] header = table.next().cells();
        List<String[]> rows = new ArrayList<>();
        while (table.hasNext() && rows.size() <= most) {
            Row row = table.next();
            if (!row.isBlank()) {
                rows.add(row.cells());
            }
        }
        return new CsvTable(header, rows);
    }

    /** A column's name without what makes no difference: case, spaces and punctuation. */
    public static String plain(String column) {
        return column.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
