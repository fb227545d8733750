package org.almanac.importer.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.almanac.json.DelimitedText.Row;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A table of events. It is gone through once to find out how it is to be read, and again by whoever asks for its rows, so
 * that of a long text no more than one row is held.
 */
public final class EventTable implements Iterable<TableRow> {
    private static final int HEADER_WITHIN = 10;

    private static final int MOST_MOMENTS = 4_000;

    private final Map<String, Optional<WrittenMoment>> moments = new HashMap<>();
    private final TableSource source;
    private final TableHeader header;
    private final int headerRow;
    private final DateOrders orders;
    private final TableReport report;
    private final @Nullable String leftOut;
    private final int size;

    private EventTable(TableSource source, TableChoices choices, int most) {
        this.source = source;
        Row names = header(source, choices);
        this.header = TableHeader.of(names.cells(), choices.columns());
        this.headerRow = names.number();
        this.orders = new DateOrders(choices.dateOrder());
        TableLook look = new TableLook(header, this, orders);
        boolean readable = header.size() <= TableHeader.MOST;
        int rows = 0;
        for (Iterator<Row> all = below(); readable && all.hasNext(); rows++) {
            if (rows == most) {
                throw Problem.of(Problem.Kind.TOO_LARGE, "At most %,d events go in at once.".formatted(most));
            }
            look.look(all.next());
        }
        this.size = rows;
        this.leftOut = look.leftOut();
        this.report = new TableReport(
                source.encoding(),
                source.separator(),
                orders.used(),
                orders.isOpen(),
                notes(look, choices),
                look.columns(),
                header.problem());
    }

    /**
     * @param workbook whether it is a workbook (.xlsx); else it is text with separators
     * @param most rows
     * @throws Problem MALFORMED when it is no table, TOO_LARGE when it has more rows
     */
    public static EventTable of(byte[] body, boolean workbook, TableChoices choices, int most) {
        return new EventTable(workbook ? Workbook.read(body, most) : TableSource.ofText(body, choices), choices, most);
    }

    public TableReport report() {
        return report;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** What of every row is left out; null when nothing is. */
    public @Nullable String leftOut() {
        return leftOut;
    }

    /** Those that are not blank, below the one that names the columns. */
    @Override
    public Iterator<TableRow> iterator() {
        Iterator<Row> rows = below();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public TableRow next() {
                Row row = rows.next();
                return new TableRow(EventTable.this, row.number(), row.cells());
            }
        };
    }

    TableHeader header() {
        return header;
    }

    DateOrders orders() {
        return orders;
    }

    /** The same dates and times come again and again. */
    Optional<WrittenMoment> moment(String written) {
        if (written.length() > WrittenMoment.LONGEST) {
            return Optional.empty();
        }
        if (moments.size() >= MOST_MOMENTS) {
            moments.clear();
        }
        return moments.computeIfAbsent(written, this::read);
    }

    private Optional<WrittenMoment> read(String written) {
        SerialDates serials = source.serials();
        Optional<WrittenMoment> serial = serials == null ? Optional.empty() : serials.moment(written);
        return serial.or(() -> Optional.ofNullable(WrittenMoment.of(written)));
    }

    /** Of the first rows the first that names the columns as it should; else the one that looks most like it. */
    private static Row header(TableSource source, TableChoices choices) {
        Row best = null;
        int most = -1;
        Iterator<Row> rows = source.rows();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.number() > HEADER_WITHIN && best != null) {
                break;
            }
            if (row.isBlank()) {
                continue;
            }
            TableHeader header = TableHeader.of(row.cells(), choices.columns());
            if (header.problem() == null) {
                return row;
            }
            if (header.likeness() > most) {
                best = row;
                most = header.likeness();
            }
        }
        if (best == null) {
            throw Problem.malformed("The body is empty; send a header row, and below it a row for each item.");
        }
        return best;
    }

    private List<String> notes(TableLook look, TableChoices choices) {
        List<String> notes = new ArrayList<>(source.notes());
        if (headerRow > 1) {
            notes.add("The columns are named in row " + headerRow + "; what stands above it was left out.");
        }
        String order = orders.note();
        if (order != null) {
            notes.add(order);
        }
        String chosen = header.chosen(choices.columns());
        if (chosen != null) {
            notes.add(chosen);
        }
        String columns = look.allLeftOut();
        if (columns != null) {
            notes.add(columns);
        }
        return List.copyOf(notes);
    }

    private Iterator<Row> below() {
        Iterator<Row> rows = source.rows();
        return new Iterator<>() {
            private @Nullable Row next = advance();

            private @Nullable Row advance() {
                while (rows.hasNext()) {
                    Row row = rows.next();
                    if (row.number() > headerRow && !row.isBlank()) {
                        return row;
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Row next() {
                Row row = next;
                if (row == null) {
                    throw new NoSuchElementException();
                }
                next = advance();
                return row;
            }
        };
    }
}
