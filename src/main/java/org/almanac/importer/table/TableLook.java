package org.almanac.importer.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.almanac.importer.table.TableReport.Column;
import org.almanac.json.DelimitedText.Row;
import org.jspecify.annotations.Nullable;

/** What a first look at all rows of a table tells of its columns. */
final class TableLook {
    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 60;
    private static final int NAMED_WITH_EACH_ROW = 10;
    private static final List<TableColumn> DATES = List.of(TableColumn.START, TableColumn.END);

    private final TableHeader header;
    private final EventTable table;
    private final DateOrders orders;
    private final List<List<String>> samples = new ArrayList<>();
    private final boolean[] filled;

    TableLook(TableHeader header, EventTable table, DateOrders orders) {
        this.header = header;
        this.table = table;
        this.orders = orders;
        this.filled = new boolean[header.size()];
        for (int i = 0; i < header.size(); i++) {
            samples.add(new ArrayList<>(SAMPLES));
        }
    }

    void look(Row row) {
        String[] cells = row.cells();
        for (int i = 0; i < Math.min(cells.length, filled.length); i++) {
            if (!cells[i].isBlank()) {
                filled[i] = true;
                if (samples.get(i).size() < SAMPLES) {
                    samples.get(i).add(sample(cells[i]));
                }
            }
        }
        for (TableColumn column : DATES) {
            for (int place : header.places(column)) {
                if (place < cells.length && !cells[place].isBlank()) {
                    date(cells[place].strip());
                }
            }
        }
    }

    private void date(String written) {
        WrittenMoment moment = table.moment(written).orElse(null);
        if (moment != null && moment.date() != null) {
            orders.look(moment.date(), written);
        }
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            columns.add(new Column(header.keys().get(i), header.column(i), List.copyOf(samples.get(i))));
        }
        return columns;
    }

    /** Columns that hold something nobody reads. */
    private Set<String> unread() {
        Set<String> unread = new TreeSet<>();
        for (int i = 0; i < header.size(); i++) {
            if (filled[i] && header.column(i) == null) {
                unread.add(header.keys().get(i));
            }
        }
        return unread;
    }

    /** To be said of every row; null when all was read. */
    @Nullable
    String leftOut() {
        Set<String> unread = unread();
        if (unread.isEmpty()) {
            return null;
        }
        int more = unread.size() - NAMED_WITH_EACH_ROW;
        return "Left out, as unknown: "
                + String.join(", ", unread.stream().limit(NAMED_WITH_EACH_ROW).toList())
                + (more > 0 ? " and " + more + " more" : "") + ".";
    }

    /** To be said once; null when {@link #leftOut} names them all. */
    @Nullable
    String allLeftOut() {
        Set<String> unread = unread();
        return unread.size() > NAMED_WITH_EACH_ROW
                ? "Columns that were left out, as unknown: " + String.join(", ", unread) + "."
                : null;
    }

    private static String sample(String cell) {
        String text = cell.strip();
        String start = text.length() > LONGEST_SAMPLE ? text.substring(0, LONGEST_SAMPLE) + "…" : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
    }
}
