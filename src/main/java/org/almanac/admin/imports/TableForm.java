package org.almanac.admin.imports;

import io.quarkus.qute.TemplateData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.almanac.importer.table.DateOrder;
import org.almanac.importer.table.TableChoices;
import org.almanac.importer.table.TableReport;
import org.almanac.json.TextDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What an editor has chosen of how a table is to be read; empty to find it out.
 *
 * @param names of the columns that the page listed
 * @param holds of each of them the name of a {@link org.almanac.importer.table.TableColumn}; empty to leave it out
 */
@TemplateData
record TableForm(String encoding, String separator, String dateOrder, List<String> names, List<String> holds) {
    static final TableForm NONE = new TableForm("", "", "", List.of(), List.of());

    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|');

    static TableForm typed(
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String dateOrder,
            @Nullable List<String> names,
            @Nullable List<String> holds) {
        return new TableForm(
                Objects.requireNonNullElse(encoding, ""),
                Objects.requireNonNullElse(separator, ""),
                Objects.requireNonNullElse(dateOrder, ""),
                Objects.requireNonNullElse(names, List.of()),
                Objects.requireNonNullElse(holds, List.of()));
    }

    static TableForm of(TableChoices choices) {
        return new TableForm(
                Objects.requireNonNullElse(choices.encoding(), ""),
                choices.separator() == null ? "" : name(choices.separator()),
                choices.dateOrder() == null ? "" : choices.dateOrder().name(),
                List.of(),
                List.of());
    }

    /**
     * What differs from how it was read before, besides what was chosen then. What cannot be chosen is not.
     *
     * @param before null when it was no table
     */
    TableChoices choices(@Nullable TableReport before, TableChoices chosen) {
        Map<String, String> columns = new HashMap<>(chosen.columns());
        List<TableReport.Column> read = before == null ? List.of() : before.columns();
        for (TableReport.Column column : read) {
            int place = names.indexOf(column.name());
            String was = column.holds() == null ? "" : column.holds().name();
            if (place >= 0 && place < holds.size() && !holds.get(place).equals(was)) {
                columns.put(column.name(), holds.get(place));
            }
        }
        return new TableChoices(
                TextDecoder.named(encoding).orElse(null),
                SEPARATORS.get(separator),
                DateOrder.named(dateOrder).orElse(null),
                columns);
    }

    static String name(char separator) {
        return SEPARATORS.entrySet().stream()
                .filter(entry -> entry.getValue() == separator)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    public List<String> encodings() {
        return TextDecoder.encodings();
    }

    public List<String> separators() {
        return List.of("comma", "semicolon", "tab", "bar");
    }
}
