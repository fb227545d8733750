package org.almanac.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.almanac.json.CsvTable;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The header of a table: which column holds what. Case, spaces and punctuation in a name make no difference. */
final class CsvColumns {
    private static final int MOST = 200;

    private static final Set<String> KNOWN = Set.of(
            "id",
            "uid",
            "slug",
            "title",
            "summary",
            "description",
            "start",
            "end",
            "timezone",
            "allday",
            "published",
            "status",
            "tags",
            "series",
            "venue",
            "address",
            "city",
            "country",
            "latitude",
            "longitude",
            "onlineurl",
            "organiser",
            "organiserurl",
            "url",
            "registrationurl",
            "image",
            "rrule");

    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("name", "title"),
            Map.entry("event", "title"),
            Map.entry("startdate", "start"),
            Map.entry("enddate", "end"),
            Map.entry("zone", "timezone"),
            Map.entry("topics", "tags"),
            Map.entry("categories", "tags"),
            Map.entry("venuename", "venue"),
            Map.entry("location", "venue"),
            Map.entry("online", "onlineurl"),
            Map.entry("organizer", "organiser"),
            Map.entry("organizerurl", "organiserurl"),
            Map.entry("website", "url"),
            Map.entry("link", "url"),
            Map.entry("registration", "registrationurl"));

    private final int size;
    private final Map<String, Integer> places;
    private final List<String> unknown;

    private CsvColumns(int size, Map<String, Integer> places, List<String> unknown) {
        this.size = size;
        this.places = places;
        this.unknown = unknown;
    }

    /** @throws Problem MALFORMED when it cannot be the header of a table of events */
    static CsvColumns of(String[] header) {
        if (header.length > MOST) {
            throw Problem.malformed("The table has more than " + MOST + " columns.");
        }
        Map<String, Integer> places = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < header.length; i++) {
            String plain = CsvTable.plain(header[i]);
            String column = ALSO.getOrDefault(plain, plain);
            if (!KNOWN.contains(column)) {
                unknown.add(shortened(header[i].strip()));
            } else if (places.putIfAbsent(column, i) != null) {
                throw Problem.malformed("Two columns of the table hold the " + column + ".");
            }
        }
        if (!places.containsKey("title") || !places.containsKey("start")) {
            throw Problem.malformed("The first row must name the columns, at least title and start.");
        }
        return new CsvColumns(header.length, places, unknown);
    }

    int size() {
        return size;
    }

    /** What the row holds there; null when it holds nothing. */
    @Nullable
    String cell(String column, String[] row) {
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
