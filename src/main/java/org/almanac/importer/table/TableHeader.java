package org.almanac.importer.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The row that names the columns: which of them holds what. */
final class TableHeader {
    static final int MOST = 200;
    private static final int LONGEST_NAME = 40;

    private final List<String> keys;
    private final @Nullable TableColumn[] columns;
    private final Map<TableColumn, List<Integer>> places = new EnumMap<>(TableColumn.class);
    private final int named;
    private @Nullable TableColumn twice;

    private TableHeader(List<String> keys, int named) {
        this.keys = keys;
        this.named = named;
        this.columns = new TableColumn[keys.size()];
    }

    /** @param chosen by the names of columns, see {@link TableChoices#columns}; others are known by what they are called */
    static TableHeader of(String[] row, Map<String, String> chosen) {
        // One more shows that there are too many.
        String[] names = row.length > MOST ? Arrays.copyOf(row, MOST + 1) : row;
        int named = (int) Arrays.stream(names).filter(name -> !name.isBlank()).count();
        TableHeader header = new TableHeader(keys(names), named);
        List<List<TableColumn>> meanings = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String choice = chosen.get(header.keys.get(i));
            if (choice == null) {
                meanings.add(ColumnNames.meanings(names[i]));
            } else {
                meanings.add(List.of());
                TableColumn column = column(choice);
                if (column != null) {
                    header.put(i, column);
                }
            }
        }
        // What can mean one thing only comes first.
        for (boolean several : new boolean[] {false, true}) {
            for (int i = 0; i < names.length; i++) {
                List<TableColumn> may = meanings.get(i);
                if (!may.isEmpty() && may.size() > 1 == several) {
                    header.put(
                            i, may.stream().filter(header::isFree).findFirst().orElse(may.get(0)));
                }
            }
        }
        return header;
    }

    private static @Nullable TableColumn column(String name) {
        return Arrays.stream(TableColumn.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private boolean isFree(TableColumn column) {
        return !places.containsKey(column);
    }

    private void put(int place, TableColumn column) {
        if (!isFree(column) && !column.isJoined()) {
            twice = column;
            return;
        }
        columns[place] = column;
        places.computeIfAbsent(column, any -> new ArrayList<>(1)).add(place);
    }

    /** How each column is called, no two alike; one without a name by its number. */
    List<String> keys() {
        return keys;
    }

    int size() {
        return keys.size();
    }

    /** What the column of that place holds; null when it is not known. */
    @Nullable
    TableColumn column(int place) {
        return columns[place];
    }

    List<Integer> places(TableColumn column) {
        return places.getOrDefault(column, List.of());
    }

    /** Why it cannot be the header of a table of events; null when it can. */
    @Nullable
    String problem() {
        if (keys.size() > MOST) {
            return "The table has more than " + MOST + " columns.";
        }
        if (twice != null) {
            return "Two columns of the table hold the " + twice.written() + ".";
        }
        if (isFree(TableColumn.TITLE) || isFree(TableColumn.START)) {
            return "The first row must name the columns, at least title and start.";
        }
        return null;
    }

    /** Which of the columns hold what somebody has said, for people; null when none does. */
    @Nullable
    String chosen(Map<String, String> chosen) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            TableColumn column = columns[i];
            if (chosen.containsKey(keys.get(i))) {
                told.add(keys.get(i) + " = " + (column == null ? "left out" : column.written()));
            }
        }
        return told.isEmpty() ? null : "Columns as they were chosen: " + String.join(", ", told) + ".";
    }

    /** How much it looks like a header: by the names that are known, then by those that there are. */
    int likeness() {
        return places.size() * (MOST + 1) + Math.min(named, MOST);
    }

    private static List<String> keys(String[] names) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
            String key = name.isEmpty() ? "column " + (i + 1) : shortened(name);
            int count = seen.merge(key, 1, Integer::sum);
            keys.add(count == 1 ? key : key + " (" + count + ")");
        }
        return keys;
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }
}
