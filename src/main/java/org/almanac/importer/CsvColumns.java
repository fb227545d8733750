package org.almanac.importer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The header of a table: which column holds what. */
final class CsvColumns {
    private static final int MOST = 200;

    private final int size;
    private final Map<CsvColumn, Integer> places;
    private final List<String> unknown;

    private CsvColumns(int size, Map<CsvColumn, Integer> places, List<String> unknown) {
        this.size = size;
        this.places = places;
        this.unknown = unknown;
    }

    /** @throws Problem MALFORMED when it cannot be the header of a table of events */
    static CsvColumns of(String[] header) {
        if (header.length > MOST) {
            throw Problem.malformed("The table has more than " + MOST + " columns.");
        }
        Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < header.length; i++) {
            Optional<CsvColumn> column = CsvColumn.named(header[i]);
            if (column.isEmpty()) {
                unknown.add(shortened(header[i].strip()));
            } else if (places.putIfAbsent(column.get(), i) != null) {
                throw Problem.malformed(
                        "Two columns of the table hold the " + column.get().written() + ".");
            }
        }
        if (!places.containsKey(CsvColumn.TITLE) || !places.containsKey(CsvColumn.START)) {
            throw Problem.malformed("The first row must name the columns, at least title and start.");
        }
        return new CsvColumns(header.length, places, unknown);
    }

    int size() {
        return size;
    }

    /** What the row holds there; null when it holds nothing. */
    @Nullable
    String cell(CsvColumn column, String[] row) {
        Integer place = places.get(column);
        if (place == null || place >= row.length || row[place].isBlank()) {
            return null;
        }
        return row[place].strip();
    }

    /** What of every row is left out. */
    @Nullable
    String note() {
        return unknown.isEmpty()
                ? null
                : "Left out, as unknown: " + unknown.stream().sorted().limit(10).collect(Collectors.joining(", "))
                        + ".";
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
