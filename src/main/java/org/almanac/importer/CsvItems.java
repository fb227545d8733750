package org.almanac.importer;

import jakarta.inject.Singleton;
import java.util.List;
import org.almanac.event.ImportItem;
import org.almanac.json.CsvTable;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads events from a table. */
@Singleton
class CsvItems {

    /** @throws Problem MALFORMED when it is no table, or its header names no title and no start */
    List<ReadItem> read(byte[] body, @Nullable String source) {
        CsvTable table = CsvTable.read(body, Integer.MAX_VALUE);
        CsvColumns columns = CsvColumns.of(table.header());
        return table.rows().stream().map(cells -> item(columns, cells, source)).toList();
    }

    private static ReadItem item(CsvColumns columns, String[] cells, @Nullable String source) {
        if (cells.length > columns.size()) {
            return ReadItem.unreadable(
                    null, "The row has " + cells.length + " cells, but the header only " + columns.size() + ".");
        }
        CsvRow row = new CsvRow(columns, cells);
        return ReadItem.of(new ImportItem(row.text("id"), row.event(), source), columns.note());
    }
}
