package org.almanac.subscriber.listimport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.almanac.json.CsvTable;
import org.almanac.problem.Problem;
import org.almanac.problem.Quoted;

/**
 * A list of subscribers as a table, whose rows become the same entries as in JSON. A cell holds several names with commas
 * or semicolons between them; an empty cell says nothing.
 */
public final class ListTable extends AbstractList<JsonNode> {
    private static final Map<String, String> TEXTS = Map.of(
            "email", "email",
            "emailaddress", "email",
            "follow", "follow",
            "timezone", "timeZone",
            "locale", "locale",
            "language", "locale",
            "digest", "digest",
            "digestday", "digestDay",
            "digesthour", "digestHour");
    private static final Map<String, String> LISTS = Map.of(
            "tags", "tags",
            "series", "series",
            "organisers", "organisers",
            "organizers", "organisers",
            "events", "events",
            "countries", "countries",
            "leadtimes", "leadTimes");
    private static final Map<String, String> FLAGS = Map.of(
            "announcements", "announcements",
            "changes", "changes",
            "nothingupcoming", "nothingUpcoming",
            "confirmed", "confirmed");
    private static final Map<String, String> PARTS = Map.of(
            "quiethoursfrom", "quietHours.from",
            "quietfrom", "quietHours.from",
            "quiethoursto", "quietHours.to",
            "quietto", "quietHours.to",
            "consentat", "consent.at",
            "consentsource", "consent.source",
            "consentwording", "consent.wording");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");
    private static final int MOST_COLUMNS = 100;

    private final List<String> columns;
    private final List<String[]> rows;

    private ListTable(List<String> columns, List<String[]> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** @throws Problem MALFORMED when a column is unknown or there twice, so that a mistyped one loses nobody's choice */
    public static ListTable of(CsvTable table) {
        List<String> columns = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (String name : table.header()) {
            String plain = CsvTable.plain(name);
            String column = column(plain);
            if (column.isEmpty()) {
                unknown.add(name.strip());
            } else if (seen.put(column, name) != null) {
                throw Problem.malformed("Two columns of the table hold " + column + ".");
            }
            columns.add(column);
        }
        if (!unknown.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw Problem.malformed("The table has columns that are not known; take them out or mend their names: "
                    + unknown.stream()
                            .limit(10)
                            .map(name -> Quoted.shortened(name, 40))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return new ListTable(columns, table.rows());
    }

    private static String column(String plain) {
        for (Map<String, String> known : List.of(TEXTS, LISTS, FLAGS, PARTS)) {
            if (known.containsKey(plain)) {
                return known.get(plain);
            }
        }
        return "";
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public JsonNode get(int index) {
        String[] cells = rows.get(index);
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            if (i >= columns.size()) {
                // Told with the entry, like a field that is not known.
                entry.put("cell " + (i + 1), cell);
            } else if (!cell.isEmpty()) {
                put(entry, columns.get(i), cell);
            }
        }
        return entry;
    }

    private static void put(ObjectNode entry, String column, String cell) {
        int dot = column.indexOf('.');
        if (dot > 0) {
            entry.withObject("/" + column.substring(0, dot)).put(column.substring(dot + 1), cell);
        } else if (LISTS.containsValue(column)) {
            ArrayNode list = entry.putArray(column);
            for (String item : cell.split("[;,]")) {
                list.add(item.strip());
            }
        } else if (FLAGS.containsValue(column) && YES.contains(cell.toLowerCase(Locale.ROOT))) {
            entry.put(column, true);
        } else if (FLAGS.containsValue(column) && NO.contains(cell.toLowerCase(Locale.ROOT))) {
            entry.put(column, false);
        } else {
            entry.put(column, cell);
        }
    }
}
