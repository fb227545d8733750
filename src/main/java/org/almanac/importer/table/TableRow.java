package org.almanac.importer.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.almanac.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** One row of a table, by the columns that are known. */
public final class TableRow {
    private final EventTable table;
    private final int number;
    private final String[] cells;

    TableRow(EventTable table, int number, String[] cells) {
        this.table = table;
        this.number = number;
        this.cells = cells;
    }

    /** Where it is, for people: {@code row 7}. */
    public String place() {
        return "row " + number;
    }

    /** What the row holds there, the parts of several columns with commas between them; null when it holds nothing. */
    public @Nullable String text(TableColumn column) {
        List<String> texts = texts(column);
        return texts.isEmpty() ? null : String.join(", ", texts);
    }

    /** The same, column by column. */
    public List<String> texts(TableColumn column) {
        List<Integer> places = table.header().places(column);
        if (places.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(places.size());
        for (int place : places) {
            if (place < cells.length && !cells[place].isBlank()) {
                texts.add(cells[place].strip());
            }
        }
        return texts;
    }

    /** How many cells it has when they are more than the header's and not blank; else 0. */
    public int surplus() {
        for (int i = table.header().size(); i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return cells.length;
            }
        }
        return 0;
    }

    /** Null when nothing is answered. What is neither yes nor no is an error of that field. */
    public @Nullable Boolean answer(TableColumn column, String field, FieldErrors errors) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Optional<Boolean> answer = YesNo.of(text);
        if (answer.isEmpty()) {
            String told = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            errors.add(field, "“" + told + "” is neither yes nor no.");
            return null;
        }
        return answer.get();
    }

    /** @param leftOut takes what of it was not used */
    public RowTimes times(FieldErrors errors, List<String> leftOut) {
        return new RowTimes.Reader(this, table.orders(), errors, leftOut).read();
    }

    @Nullable
    WrittenMoment moment(String written) {
        return table.moment(written).orElse(null);
    }
}
