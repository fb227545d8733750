package org.almanac.importer;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.almanac.importer.table.TableColumn;

/** A small table that goes in as it is, to begin one's own with. */
public final class CsvExample {
    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.TITLE,
            TableColumn.START,
            TableColumn.END,
            TableColumn.TIME_ZONE,
            TableColumn.VENUE,
            TableColumn.CITY,
            TableColumn.COUNTRY,
            TableColumn.ONLINE_URL,
            TableColumn.TAGS,
            TableColumn.URL,
            TableColumn.PUBLISHED);

    private CsvExample() {}

    /** @param today the events of the example are to come */
    public static String table(LocalDate today) {
        int year = today.getYear() + 1;
        String header = COLUMNS.stream().map(TableColumn::written).collect(Collectors.joining(","));
        return header + """

                Example: a fair of three days,%1$d-06-08,%1$d-06-10,Europe/Berlin,Messe,Berlin,DE,,fairs; networks,https://example.com/fair,no
                Example: an evening online,%1$d-09-21 18:00,%1$d-09-21 19:30,Europe/London,,,,https://example.com/join,networks,https://example.com/evening,no
                """.formatted(year).replace("\n", "\r\n");
    }
}
