package org.almanac.importer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
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
        List<ReadItem> items = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            items.add(
                    item(columns, table.rows().get(i), "row " + table.numbers().get(i), source));
        }
        return items;
    }

    private static ReadItem item(CsvColumns columns, String[] cells, String place, @Nullable String source) {
        CsvRow row = new CsvRow(columns, cells);
        if (cells.length > columns.size()) {
            return ReadItem.unreadable(
                    place,
                    row.text(CsvColumn.UID),
                    row.text(CsvColumn.TITLE),
                    "The row has " + cells.length + " cells, but the header only " + columns.size() + ".");
        }
        return ReadItem.of(
                place,
                new ImportItem(row.text(CsvColumn.ID), row.event(), source).restrictedIf(row.isPrivate()),
                columns.note());
    }
}
