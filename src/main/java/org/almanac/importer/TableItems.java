package org.almanac.importer;

import jakarta.inject.Singleton;
import java.util.Iterator;
import org.almanac.importer.table.EventTable;
import org.almanac.importer.table.TableChoices;
import org.almanac.importer.table.TableColumn;
import org.almanac.importer.table.TableReport;
import org.almanac.importer.table.TableRow;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads events from a table, row by row. */
@Singleton
class TableItems {

    /**
     * What a table holds.
     *
     * @param items read when they are asked for
     */
    record Read(TableReport report, Iterator<ReadItem> items) {}

    /**
     * @param workbook whether it is an .xlsx; else text with separators
     * @throws Problem MALFORMED when it is no table, TOO_LARGE when it has more rows than that
     */
    Read read(byte[] body, boolean workbook, TableChoices choices, @Nullable String source, int most) {
        EventTable table = EventTable.of(body, workbook, choices, most);
        Iterator<TableRow> rows = table.iterator();
        return new Read(table.report(), new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public ReadItem next() {
                return item(rows.next(), table, source);
            }
        });
    }

    private static ReadItem item(TableRow row, EventTable table, @Nullable String source) {
        int cells = row.surplus();
        return cells == 0
                ? new RowEvent(row).item(table.leftOut(), source)
                : ReadItem.unreadable(
                        row.place(),
                        row.text(TableColumn.UID),
                        row.text(TableColumn.TITLE),
                        "The row has " + cells + " cells, but the header only "
                                + table.report().columns().size() + ".");
    }
}
